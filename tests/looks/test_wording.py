# SPDX-License-Identifier: EUPL-1.2
"""Numbers, dates and periods as people write them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from woonregie.looks.wording import amount_words, number_words, period_words


@pytest.fixture(autouse=True)
def _dutch():
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(
    ("value", "unit", "approximate", "words"),
    [
        (1, "dwellings", False, "1 woning"),
        (Decimal("1250.00"), "dwellings", True, "ca. 1.250 woningen"),
        (0, "households", False, "0 huishoudens"),
        (Decimal("81.5"), "percent", False, "81,5%"),
        (Decimal("1.5"), "months", False, "1,5 maanden"),
        (1234567, "euro", False, "€ 1.234.567"),
        (3, "count", False, "3"),
        (3, "warm_meals", False, "3 warm meals"),
        (None, "dwellings", False, "onbekend"),
    ],
)
def test_an_amount_reads_as_people_write_it(value, unit, approximate, words):
    assert amount_words(value, unit, approximate) == words


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "words"),
    [
        (date(2022, 1, 1), date(2026, 12, 31), False, "2022–2026"),
        (date(2022, 1, 1), date(2022, 12, 31), False, "2022"),
        (date(2022, 4, 1), date(2022, 6, 30), False, "kwartaal 2 van 2022"),
        (date(2024, 2, 1), date(2024, 2, 29), False, "februari 2024"),
        (date(2022, 3, 2), date(2022, 5, 4), False, "2 maart 2022 tot en met 4 mei 2022"),
        (date(2022, 3, 2), date(2022, 3, 2), False, "2 maart 2022"),
        (None, date(2024, 12, 31), False, "uiterlijk 31 december 2024"),
        (date(2024, 1, 1), None, False, "vanaf 1 januari 2024"),
        (None, None, True, "doorlopend"),
        (None, None, False, "geen periode vastgelegd"),
        (date(2022, 1, 1), date(2022, 12, 31), True, "doorlopend, 2022"),
    ],
)
def test_a_period_has_the_shortest_words_that_keep_its_meaning(start, end, ongoing, words):
    assert period_words(start, end, ongoing) == words


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 3000))
def test_two_different_periods_never_read_the_same(start, days):
    end = start + timedelta(days=days)
    with translation.override("nl"):
        assert period_words(start, end) != period_words(start, end + timedelta(days=1))
        assert period_words(start, end) != period_words(start - timedelta(days=1), end)


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_keeps_all_its_digits(value):
    with translation.override("nl"):
        assert int(number_words(value).replace(".", "")) == value
