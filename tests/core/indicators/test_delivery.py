# SPDX-License-Identifier: EUPL-1.2
"""When the next value is due: known answers from D002, and what must always hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.indicators.delivery import next_due


@pytest.mark.parametrize(
    ("last", "month", "every", "due"),
    [
        (date(2020, 12, 31), 9, 12, date(2022, 9, 30)),  # M7: the average to 2021 comes in September 2022
        (date(2019, 12, 31), 6, 24, date(2022, 6, 30)),  # M19: the score of 2021 in the second quarter of 2022
        (date(2024, 3, 31), 5, 3, date(2025, 5, 31)),
        (date(2023, 2, 28), 2, 12, date(2025, 2, 28)),
    ],
)
def test_known_deliveries(last, month, every, due):
    assert next_due(last, month, every) == due


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 12), st.integers(1, 60))
def test_it_is_due_after_what_it_covers_and_within_a_year(last, month, every):
    due = next_due(last, month, every)
    months = (due.year - last.year) * 12 + due.month - last.month
    assert every < months <= every + 12
    assert due.month == month


@pytest.mark.parametrize(("month", "every"), [(0, 12), (13, 12), (6, 0)])
def test_what_cannot_be(month, every):
    with pytest.raises(ValueError, match="month"):
        next_due(date(2020, 12, 31), month, every)
