# SPDX-License-Identifier: EUPL-1.2
"""A series in one place as it is judged: last value, change, goals with progress, trend and forecast."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from woonregie.indicators.models import Target
from woonregie.indicators.queries.points import Point, SeriesInfo, last_known
from woonregie.sources.models import Passage
from woonregie_core.indicators.forecast import Forecast, forecast
from woonregie_core.indicators.observation import Observation, comparable_line
from woonregie_core.indicators.period import Period, parse_period
from woonregie_core.indicators.progress import Goal, Progress, State, Wanted, gap_unit, progress
from woonregie_core.indicators.settings import IndicatorSettings
from woonregie_core.indicators.trend import Trend, trend_of

_LEAST_FOR_OUTLOOK = 2
_NOT_THERE = ("not_measured", "not_measurable")


@dataclass(frozen=True)
class Change:
    """The difference with the value before: percentages differ by percentage points."""

    amount: float
    unit: str
    since: Point


@dataclass(frozen=True)
class JudgedGoal:
    """A goal with how the series stands beside it. `path` holds the day, the value wanted."""

    code: str
    kind: str
    label: str
    path: tuple[tuple[date, float], ...]
    baseline: Period | None
    passage: Passage
    progress: Progress


@dataclass(frozen=True)
class JudgedSeries:
    """One series in one place. `points` are oldest first; those without a value say why in their status."""

    info: SeriesInfo
    points: tuple[Point, ...]
    last: Point | None
    change: Change | None
    goals: tuple[JudgedGoal, ...]

    @property
    def has_value(self) -> bool:
        """Whether any period has a value."""
        return self.last is not None and self.last.value is not None

    @property
    def not_measured(self) -> bool:
        """Whether the source says that it is not, or cannot be, measured."""
        return not self.has_value and self.last is not None and self.last.status in _NOT_THERE

    @property
    def state(self) -> State | None:
        """How it stands beside its first goal; None where it has no goal."""
        return self.goals[0].progress.state if self.goals else None


@dataclass(frozen=True)
class Outlook:
    """Trend and forecast of a series with what they rest on; `ahead` is the year that is looked ahead to."""

    trend: Trend
    forecast: Forecast | None
    ahead: int | None


def judged(
    info: SeriesInfo, points: Sequence[Point], targets: Iterable[Target], settings: IndicatorSettings | None
) -> JudgedSeries:
    """Judge one series.

    Args:
        points: of one place, of the last editions, oldest first.
        targets: of this series and place, with their points and baseline period read.
    """
    last = last_known(points)
    seen = observation(last) if last else None
    tolerance = settings.path_tolerance if settings else 0.0
    goals = tuple(_goal(target, points, seen, info.unit, tolerance) for target in targets)
    return JudgedSeries(info, tuple(points), last, _change(info, points, last), goals)


def outlook(found: JudgedSeries, settings: IndicatorSettings | None, horizon: date | None) -> Outlook | None:
    """Trend and forecast; None where the profile has no thresholds, or there are not even two values.

    Args:
        horizon: the day to look ahead to where no goal names one, such as the end of a plan.
    """
    if settings is None or sum(point.value is not None for point in found.points) < _LEAST_FOR_OUTLOOK:
        return None
    line = comparable_line(observation(point) for point in found.points)
    trend = trend_of(line, settings.trend_values, settings.confidence)
    days = [goal.path[-1][0] for goal in found.goals if goal.path]
    day = max(days) if days else horizon
    if day is None:
        return Outlook(trend, None, None)
    ahead = forecast(line, day.year + 0.5, settings.forecast_trials, settings.confidence)
    return Outlook(trend, ahead, day.year)


def observation(point: Point) -> Observation:
    """A stored point as the core wants it."""
    return Observation(point.period, point.value, point.disturbed)


def _change(info: SeriesInfo, points: Sequence[Point], last: Point | None) -> Change | None:
    if last is None or last.value is None:
        return None
    earlier = [p for p in points if p.value is not None and p is not last and p.period.comparable(last.period)]
    if not earlier:
        return None
    since = earlier[-1]
    assert since.value is not None
    return Change(round(last.value - since.value, 9), gap_unit(info.unit), since)


def _goal(
    target: Target, points: Sequence[Point], last: Observation | None, unit: str, tolerance: float
) -> JudgedGoal:
    path = tuple((point.by, point.value) for point in target.points.all())
    begun = parse_period(target.baseline_period.code) if target.baseline_period else None
    start = next((observation(p) for p in points if p.period == begun), None)
    moments = tuple((parse_period(day.isoformat()).middle, value) for day, value in path)
    found = progress(Goal(Wanted(target.kind), moments, start), last, unit, tolerance)
    return JudgedGoal(target.code, target.kind, target.label, path, begun, target.passage, found)
