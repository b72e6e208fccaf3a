# SPDX-License-Identifier: EUPL-1.2
"""How a series stands beside what was wanted of it, on the path and not only at the end."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.indicators.observation import Observation


class Wanted(StrEnum):
    """What a target asks: a bound with a number, or only a direction from where it began."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    HIGHER = "higher"
    LOWER = "lower"
    KEEP = "keep"


class State(StrEnum):
    """The outcome."""

    REACHED = "reached"
    ON_PATH = "on_path"
    BEHIND = "behind"
    NOT_YET = "not_yet"


class Why(StrEnum):
    """What the outcome rests on."""

    END_REACHED = "end_reached"
    BESIDE_PATH = "beside_path"
    BESIDE_BASELINE = "beside_baseline"
    NO_VALUE = "no_value"
    NO_BASELINE = "no_baseline"
    NOTHING_SINCE = "nothing_since"
    OTHER_PERIOD = "other_period"
    DISTURBED = "disturbed"


@dataclass(frozen=True)
class Goal:
    """What is wanted.

    Attributes:
        path: moments in years with the value wanted then, in order of time; empty where the text has no number.
        baseline: where it began; the path runs from there, and a direction is judged from there.
    """

    wanted: Wanted
    path: tuple[tuple[float, float], ...] = ()
    baseline: Observation | None = None


@dataclass(frozen=True)
class Progress:
    """The outcome with its explanation.

    Attributes:
        expected: what the path asks at the middle of the last period; the baseline where there is no path.
        gap: last value minus expected, in `gap_unit`; its sign is that of the numbers, not good or bad.
        ahead: whether the gap lies on the wanted side; None where there is no gap.
    """

    state: State
    why: Why
    last: Observation | None
    expected: float | None = None
    gap: float | None = None
    gap_unit: str = ""
    ahead: bool | None = None


def gap_unit(unit: str) -> str:
    """The unit of a difference: percentages differ by percentage points."""
    return "percentage_points" if unit == "percent" else unit


def progress(goal: Goal, last: Observation | None, unit: str, tolerance: float = 0.0) -> Progress:
    """Hold the last value beside the goal.

    Args:
        unit: of the series.
        tolerance: share of the way from baseline to end that a value may lie beside the path.
    """
    if last is None or last.value is None:
        return Progress(State.NOT_YET, Why.NO_VALUE, None)
    if last.disturbed:
        return Progress(State.NOT_YET, Why.DISTURBED, last)
    if goal.path and _beyond(goal, last.value, goal.path[-1][1]):
        return _judged(goal, last, goal.path[-1][1], unit, State.REACHED, Why.END_REACHED)
    hindrance = _hindrance(goal, last)
    if hindrance is not None:
        return Progress(State.NOT_YET, hindrance, last)
    if not goal.path:
        return _beside_baseline(goal, last, unit, tolerance)
    expected = _expected(goal, last.period.middle)
    if expected is None:
        return Progress(State.NOT_YET, Why.NO_BASELINE, last)
    leeway = tolerance * _way(goal)
    sign = -1 if goal.wanted is Wanted.AT_MOST else 1
    fits = sign * (last.value - expected) >= -leeway
    return _judged(goal, last, expected, unit, State.ON_PATH if fits else State.BEHIND, Why.BESIDE_PATH)


def _hindrance(goal: Goal, last: Observation) -> Why | None:
    """Why the last value cannot be judged yet."""
    start = goal.baseline
    if start is None or start.value is None:
        return None if goal.path else Why.NO_BASELINE
    if not start.period.comparable(last.period):
        return Why.OTHER_PERIOD
    if start.period.end >= last.period.end:
        return Why.NOTHING_SINCE
    return None


def _beside_baseline(goal: Goal, last: Observation, unit: str, tolerance: float) -> Progress:
    start, value = goal.baseline.value if goal.baseline else None, last.value
    assert start is not None
    assert value is not None
    fits = {
        Wanted.KEEP: abs(value - start) <= tolerance * abs(start),
        Wanted.LOWER: value < start,
    }.get(goal.wanted, value > start)
    return _judged(goal, last, start, unit, State.ON_PATH if fits else State.BEHIND, Why.BESIDE_BASELINE)


def _judged(goal: Goal, last: Observation, expected: float, unit: str, state: State, why: Why) -> Progress:
    assert last.value is not None
    gap = round(last.value - expected, 9)  # 70.1 − 70 is 0.1, not 0.0999…
    return Progress(state, why, last, expected, gap, gap_unit(unit), state in (State.REACHED, State.ON_PATH))


def _beyond(goal: Goal, value: float, bound: float) -> bool:
    return value <= bound if goal.wanted is Wanted.AT_MOST else value >= bound


def _points(goal: Goal) -> list[tuple[float, float]]:
    start = goal.baseline
    begun = [(start.period.middle, start.value)] if start and start.value is not None else []
    return [*begun, *(point for point in goal.path if not begun or point[0] > begun[0][0])]


def _expected(goal: Goal, moment: float) -> float | None:
    """The path at a moment: straight between its points, level after the last; None before the first."""
    points = _points(goal)
    place = bisect_right([at for at, _value in points], moment)
    if place == 0:
        return None
    if place == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[place - 1], points[place]
    return low + (high - low) * (moment - left) / (right - left)


def _way(goal: Goal) -> float:
    points = _points(goal)
    return abs(points[-1][1] - points[0][1])
