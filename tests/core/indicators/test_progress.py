# SPDX-License-Identifier: EUPL-1.2
"""Beside the path: known answers from D002 and D001, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.indicators.observation import Observation
from woonregie_core.indicators.period import parse_period
from woonregie_core.indicators.progress import Goal, State, Wanted, Why, gap_unit, progress

VALUES = st.floats(min_value=-1e6, max_value=1e6)


def seen(period, value, disturbed=False):
    return Observation(parse_period(period), value, disturbed)


def test_a_percentage_differs_by_percentage_points():
    found = progress(Goal(Wanted.LOWER, baseline=seen("2018", 29)), seen("2021", 37), "percent")
    assert (found.state, found.gap, found.gap_unit) == (State.BEHIND, 8, "percentage_points")
    assert gap_unit("households") == "households"


def test_fewer_households_with_a_low_income_is_the_wanted_way():
    found = progress(Goal(Wanted.LOWER, baseline=seen("2018", 7976)), seen("2020", 7770), "households")
    assert (found.state, found.gap, found.ahead) == (State.ON_PATH, -206, True)


def test_homes_for_older_people_lie_beside_a_straight_path_to_2035():
    goal = Goal(Wanted.AT_LEAST, path=((2036.0, 2330),), baseline=seen("2024", 0))
    behind = progress(goal, seen("2029", 500), "dwellings")
    assert behind.state is State.BEHIND
    assert behind.expected == pytest.approx(2330 * 5 / 11.5)
    assert progress(goal, seen("2029", 1014), "dwellings").state is State.ON_PATH
    assert progress(goal, seen("2029", 2330), "dwellings").state is State.REACHED


def test_tolerance_is_a_share_of_the_whole_way():
    goal = Goal(Wanted.AT_LEAST, path=((2030.5, 100),), baseline=seen("2020", 0))
    assert progress(goal, seen("2025", 41), "count", 0.1).state is State.ON_PATH
    assert progress(goal, seen("2025", 39), "count", 0.1).state is State.BEHIND


@pytest.mark.parametrize(
    ("goal", "last", "why"),
    [
        (Goal(Wanted.HIGHER, baseline=seen("2018", 60)), None, Why.NO_VALUE),
        (Goal(Wanted.HIGHER, baseline=seen("2018", 60)), seen("2021", None), Why.NO_VALUE),
        (Goal(Wanted.HIGHER), seen("2021", 58), Why.NO_BASELINE),
        (Goal(Wanted.HIGHER, baseline=seen("2018", 60)), seen("2018", 60), Why.NOTHING_SINCE),
        (Goal(Wanted.HIGHER, baseline=seen("2014/2018", 67)), seen("2020", 64), Why.OTHER_PERIOD),
        (Goal(Wanted.HIGHER, baseline=seen("2014/2018", 67)), seen("2016/2020", 64, True), Why.DISTURBED),
        (Goal(Wanted.AT_LEAST, path=((2030.5, 100),)), seen("2025", 40), Why.NO_BASELINE),
    ],
)
def test_not_yet_to_judge_says_why(goal, last, why):
    found = progress(goal, last, "percent")
    assert (found.state, found.why, found.gap) == (State.NOT_YET, why, None)


@given(VALUES, VALUES)
def test_up_and_down_never_both_go_well(start, value):
    up, down = (
        progress(Goal(wanted, baseline=seen("2018", start)), seen("2021", value), "count")
        for wanted in (Wanted.HIGHER, Wanted.LOWER)
    )
    assert not (up.state is State.ON_PATH and down.state is State.ON_PATH)
    assert up.gap == down.gap


@given(VALUES, VALUES, VALUES)
def test_at_most_is_at_least_seen_in_a_mirror(start, value, end):
    path = ((2030.5, end),)
    least = progress(Goal(Wanted.AT_LEAST, path, seen("2020", start)), seen("2025", value), "count")
    mirrored = ((2030.5, -end),)
    most = progress(Goal(Wanted.AT_MOST, mirrored, seen("2020", -start)), seen("2025", -value), "count")
    assert least.state is most.state


@given(VALUES, st.floats(min_value=0, max_value=1e5))
def test_more_is_never_worse_where_more_is_wanted(value, extra):
    order = [State.BEHIND, State.ON_PATH, State.REACHED]
    goal = Goal(Wanted.AT_LEAST, ((2030.5, 100.0),), seen("2020", 0))
    states = [progress(goal, seen("2025", v), "count").state for v in (value, value + extra)]
    assert order.index(states[0]) <= order.index(states[1])
