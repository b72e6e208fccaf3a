# SPDX-License-Identifier: EUPL-1.2
"""Chance, pressure and time of searching, worked out by hand for a few households."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.allocation.kpi import Search, chances, pressure, registered_for, searched_for, whole_months

MAY = date(2025, 5, 15)
SEARCHES = [
    Search("55+", date(2020, 5, 15), date(2024, 5, 15), True, MAY),
    Search("55+", date(2020, 5, 16), None, True, None),
    Search("55+", date(2023, 1, 1), None, False, MAY, mediated=True),
    Search("55+", date(2015, 1, 1), None, False, None),  # no seeker: never reacted, not housed
    Search("jong", None, date(2025, 1, 31), True, MAY),
]


def test_a_chance_counts_who_reacted_and_who_was_housed_directly():
    found = chances(SEARCHES)
    assert (found["55+"].part, found["55+"].whole) == (2, 3)
    assert found["jong"].value == 1


def test_pressure_leaves_direct_offers_out():
    assert pressure(SEARCHES)["55+"].value == Fraction(2, 1)


def test_without_homes_there_is_no_pressure_rather_than_zero():
    assert pressure([SEARCHES[1]])["55+"].value is None


def test_durations_are_whole_months_of_who_was_housed():
    assert registered_for(SEARCHES)["55+"].months == (60,)
    assert registered_for(SEARCHES, mediated=True)["55+"].months == (28,)
    assert searched_for(SEARCHES)["55+"].mean == 12
    assert (searched_for(SEARCHES)["jong"].middle, registered_for(SEARCHES)["jong"].unknown) == (3, 1)
    assert registered_for(SEARCHES)["jong"].mean is None is registered_for(SEARCHES)["jong"].middle


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_months_count_only_when_full(start, end):
    start, end = sorted((start, end))
    months = whole_months(start, end)
    assert months >= 0
    assert months * 27 <= (end - start).days <= (months + 1) * 31
