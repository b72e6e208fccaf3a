# SPDX-License-Identifier: EUPL-1.2
"""The order of a staggered start, differences worked out by hand, and what a design allows to be said."""

from datetime import date
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.pilot.designs import Design, Strength
from woonregie_core.pilot.differences import (
    Rate,
    of_changes,
    of_means,
    of_pairs,
    of_rates,
    of_shares,
    share_interval,
)
from woonregie_core.pilot.spans import month_ends, spans
from woonregie_core.pilot.start import starting_order, starting_waves

places = st.sets(st.text(min_size=1, max_size=8), min_size=1, max_size=20)


@given(places, st.text(min_size=1), st.data())
def test_every_place_starts_once_and_waves_are_as_equal_as_can_be(found, seed, data):
    waves = data.draw(st.integers(1, len(found)))
    made = starting_waves(found, seed, waves)
    assert sorted(place for wave in made for place in wave) == sorted(found)
    sizes = [len(wave) for wave in made]
    assert max(sizes) - min(sizes) <= 1
    assert sizes == sorted(sizes, reverse=True)


@given(places, st.text(min_size=1))
def test_the_order_depends_on_nothing_but_seed_and_places(found, seed):
    order = starting_order(found, seed)
    assert order == starting_order(sorted(found, reverse=True), seed)
    left_out = order[0]
    assert starting_order(found - {left_out}, seed) == order[1:]


def test_another_seed_gives_another_order():
    found = [f"buurt-{number}" for number in range(20)]
    assert starting_order(found, "a") != starting_order(found, "b")


@pytest.mark.parametrize(("seed", "waves"), [("", 1), ("zaad", 0), ("zaad", 4)])
def test_what_cannot_be_drawn_is_refused(seed, waves):
    with pytest.raises(ValueError, match=r"seed|waves"):
        starting_waves(["a", "b", "c"], seed, waves)


def test_the_interval_of_a_share_as_printed_in_a_textbook():
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    low, high = share_interval(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_the_difference_of_two_shares_as_printed_by_newcombe():
    # Newcombe 1998, table II: 56/70 against 48/80 gives 0.0524 to 0.3339.
    found = of_shares((56, 70), (48, 80), 10)
    assert found.interval is not None
    assert found.stands_out
    assert [round(end, 4) for end in found.interval] == [0.0524, 0.3339]


@given(st.integers(0, 200), st.integers(1, 200), st.integers(0, 200), st.integers(1, 200))
def test_a_difference_lies_within_its_interval_and_turns_with_its_sides(a, m, b, n):
    part, other = (min(a, m), m), (min(b, n), n)
    one, back = of_shares(part, other, 1), of_shares(other, part, 1)
    assert one.interval[0] - 1e-9 <= one.value <= one.interval[1] + 1e-9
    assert one.interval[0] == pytest.approx(-back.interval[1])
    assert one.interval[0] + 1e-9 >= -1
    assert one.interval[1] - 1e-9 <= 1


def test_two_means_by_hand():
    # Means 4 and 2, both variances 1 over 3: standard error sqrt(2/3), 4 degrees of freedom, t = 2.776.
    found = of_means([3, 4, 5], [1, 2, 3], 3)
    assert found.value == 2
    assert found.interval[1] - 2 == pytest.approx(2.7764 * sqrt(2 / 3), rel=1e-4)


def test_means_without_spread_have_an_interval_of_no_width():
    assert of_means([5, 5, 5], [2, 2, 2], 2).interval == (3, 3)


def test_pairs_by_hand():
    # Changes 1, 2, 3: mean 2, variance 1, t(2) = 4.3027.
    found = of_pairs([2, 4, 6], [1, 2, 3], 2)
    assert found.value == 2
    assert found.interval[1] - 2 == pytest.approx(4.3027 * sqrt(1 / 3), rel=1e-4)


def test_rates_and_changes_by_hand():
    # 40 in 100 against 20 in 100: difference 0.2, variance 0.004 + 0.002.
    found = of_rates(Rate(40, 100), Rate(20, 100), 10)
    assert found.interval[1] == pytest.approx(0.2 + 1.95996 * sqrt(0.006), rel=1e-5)
    changes = of_changes((Rate(40, 100), Rate(20, 100)), (Rate(25, 100), Rate(20, 100)), 10)
    assert changes.value == pytest.approx(0.15)
    assert changes.interval[1] == pytest.approx(0.15 + 1.95996 * sqrt(0.0105), rel=1e-5)


def test_a_difference_per_hundred():
    found = of_rates(Rate(40, 100), Rate(20, 100), 10).times(100)
    assert (found.now, found.then) == (40, 20)
    assert found.interval[1] == pytest.approx(20 + 195.996 * sqrt(0.006), rel=1e-5)
    assert of_rates(Rate(1, 2), Rate(1, 4), 10).times(2).interval is None


def test_too_few_give_a_difference_without_an_interval_and_nobody_gives_nothing():
    assert of_shares((1, 4), (1, 9), 10).interval is None
    assert of_means([1, 2], [3, 4], 10).interval is None
    assert of_pairs([1], [2], 10).interval is None
    assert of_rates(Rate(3, 1), Rate(30, 1), 10).interval is None
    assert of_shares((0, 0), (1, 9), 1) is None
    assert of_means([], [1], 1) is None
    assert of_pairs([], [], 1) is None
    assert of_rates(Rate(1, 0), Rate(1, 1), 1) is None
    assert of_changes((Rate(1, 1), Rate(1, 0)), (Rate(1, 1), Rate(1, 1)), 1) is None


def test_days_between_dates():
    first = date(2024, 1, 31)
    found = spans([(first, date(2024, 3, 1)), (None, first), (first, None), (first, date(2024, 1, 30))])
    assert found.days == (30,)
    assert found.unknown == 3
    assert spans([]).mean is None
    assert spans([]).middle is None


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 12, 15), date(2024, 2, 29), [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29)]),
        (date(2024, 1, 1), date(2024, 2, 10), [date(2024, 1, 31), date(2024, 2, 10)]),
        (date(2024, 1, 5), date(2024, 1, 9), [date(2024, 1, 9)]),
    ],
)
def test_months_end_where_the_calendar_says(start, end, expected):
    assert list(month_ends(start, end)) == expected


@pytest.mark.parametrize(
    ("fixed_on", "has_period", "waits", "drawn", "expected"),
    [
        (None, False, 0, False, Strength.NONE),
        (date(2024, 12, 31), True, 0, True, Strength.DESCRIPTION),
        (date(2025, 1, 1), True, 3, True, Strength.DESCRIPTION),  # the first day is too late
        (None, True, 3, True, Strength.DESCRIPTION),
        (date(2024, 12, 31), True, 3, False, Strength.INDICATION),
        (date(2024, 12, 31), False, 3, True, Strength.LOT),
    ],
)
def test_what_a_design_allows_to_be_said(fixed_on, has_period, waits, drawn, expected):
    assert Design(date(2025, 1, 1), fixed_on, has_period, waits, drawn).strength is expected
