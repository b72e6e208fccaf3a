# SPDX-License-Identifier: EUPL-1.2
"""Room, counters, sums and classes: beside counting one by one, and beside the documents."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.policy.loader import load_policy
from woonregie_core.policy.parameters import UnknownParameter
from woonregie_core.stock.amount import Amount, total
from woonregie_core.stock.counters import at_least, at_most
from woonregie_core.stock.headroom import Step, ahead, headroom
from woonregie_core.stock.rent_classes import RentClass, RentLimits
from woonregie_core.stock.rollup import Fit, compare

SHARES = st.fractions(0, 100, max_denominator=10)
PROFILE = Path(__file__).parents[3] / "profiles/maastricht/policy"


@st.composite
def stocks(draw):
    size = draw(st.integers(0, 400))
    return draw(st.integers(0, size)), size


@given(stocks(), SHARES)
def test_the_room_is_what_counting_one_by_one_finds(stock, share):
    affordable, size = stock
    found = headroom(affordable, size, share)
    left = affordable
    while left > 0 and (left - 1) * 100 >= share * size:
        left -= 1
    if affordable * 100 >= share * size:
        assert found.room == affordable - left
    else:
        assert found.room < 0
        assert (affordable - found.room) * 100 >= share * size > (affordable - found.room - 1) * 100


@given(stocks(), SHARES)
def test_the_counters_keep_their_limits_exactly(stock, share):
    counted, size = stock
    fitting, free = at_least(counted, size, share), at_most(counted, size, share)
    assert fitting.kept == (counted * 100 >= share * size)
    assert free.kept == (counted * 100 <= share * size)


def test_the_stock_of_servatius_in_2026():
    """D000, theme 1: 760 + 5,040 + 1,541 of 9,070 are affordable; 80 % asks for 7,256."""
    found = headroom(760 + 5040 + 1541, 9070, Fraction(80))
    assert (found.needed, found.room) == (7256, 85)


def test_a_project_can_only_make_the_worst_case_worse():
    steps = [Step(2024, (10, 20), (0, 5)), Step(2023, (-30, -20), (20, 20))]
    found = ahead(800, 1000, Fraction(80), steps)
    assert [each.year for each in found] == [2023, 2024]
    assert (found[0].worst.affordable, found[0].worst.total) == (770, 990)
    assert (found[1].worst.affordable, found[1].worst.total) == (780, 1005)
    assert (found[1].best.affordable, found[1].best.total) == (800, 1020)


@given(st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 90), st.integers(0, 90)))))
def test_a_sum_holds_every_amount_once(pairs):
    amounts = [None if pair is None else Amount(min(pair), max(pair)) for pair in pairs]
    found = total(amounts)
    assert found.low == sum(min(pair) for pair in pairs if pair)
    assert found.high == sum(max(pair) for pair in pairs if pair)
    assert found.unknown == pairs.count(None)


def test_where_projects_and_a_table_differ():
    projects = [
        (("heer", "demolition"), Amount.exactly(65, about=True)),
        (("amby", "renovation"), Amount(80, 120)),
        (("malberg", "renovation"), Amount.exactly(340, about=True)),
        (("heer", "sale"), None),
    ]
    printed = {("heer", "demolition"): 66, ("amby", "renovation"): 100, ("malberg", "renovation"): 272}
    fits = {each.key: each.fit for each in compare(projects, printed)}
    assert fits == {
        ("amby", "renovation"): Fit.WITHIN,
        ("heer", "demolition"): Fit.FEWER,
        ("heer", "sale"): Fit.NOT_PRINTED,
        ("malberg", "renovation"): Fit.MORE,
    }


@pytest.mark.parametrize(
    ("rent", "found"),
    [
        (477_20, RentClass.CHEAP),
        (477_21, RentClass.AFFORDABLE_1),
        (682_96, RentClass.AFFORDABLE_1),
        (682_97, RentClass.AFFORDABLE_2),
        (731_93, RentClass.AFFORDABLE_2),
        (731_94, RentClass.TO_LIMIT),
        (900_07, RentClass.TO_LIMIT),
        (900_08, RentClass.ABOVE_LIMIT),
    ],
)
def test_a_rent_of_2025_lies_in_one_class_with_its_bound(rent, found):
    limits = RentLimits.from_policy(load_policy(PROFILE).on(date(2025, 6, 1)))
    assert limits.class_of(rent) is found


def test_a_year_without_amounts_is_not_guessed():
    with pytest.raises(UnknownParameter):
        RentLimits.from_policy(load_policy(PROFILE).on(date(2027, 1, 1)))


@pytest.mark.parametrize("wrong", [(-1, 2), (3, 2)])
def test_an_amount_goes_from_low_to_high(wrong):
    with pytest.raises(ValueError, match="–"):
        Amount(*wrong)
