# SPDX-License-Identifier: EUPL-1.2
"""Judged series as templates show them: words, shapes and drawings, nothing left to work out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonregie.indicators import sentences
from woonregie.indicators.queries.judged import JudgedGoal, JudgedSeries
from woonregie.indicators.queries.page import IndicatorPage, SeriesPart
from woonregie.indicators.queries.points import Point
from woonregie.indicators.words import (
    Look,
    of_series,
    signed_words,
    state_look,
    status_icon,
    status_word,
    unit_name,
)
from woonregie.looks.lines import Band, Chart, Line, Target, line_chart
from woonregie_core.indicators.forecast import Verdict
from woonregie_core.indicators.progress import State


@dataclass(frozen=True)
class PointView:
    """One row of the table under a chart."""

    point: Point
    value: str
    status: str
    icon: str


@dataclass(frozen=True)
class GoalView:
    """A goal with its words."""

    goal: JudgedGoal
    wanted: str
    sentence: str
    look: Look


@dataclass(frozen=True)
class SeriesView:
    """One series as a line of the list."""

    judged: JudgedSeries
    value: str
    change: str
    status: str
    icon: str
    goal: GoalView | None
    look: Look
    history: tuple[float | None, ...]
    label: str


@dataclass(frozen=True)
class PartView:
    """One series as a section of the page."""

    part: SeriesPart
    view: SeriesView
    sentence: str
    unit: str
    points: tuple[PointView, ...]
    elsewhere: tuple[tuple[object, PointView], ...]
    remainder: str
    corrections: tuple[tuple[object, str, str, str], ...]
    goals: tuple[GoalView, ...]
    chart: Chart | None
    trend: str
    forecast: str
    forecast_shown: bool
    next_due: date | None
    overdue: bool


@dataclass(frozen=True)
class Beside:
    """Series that do not continue one another, side by side: titles, and of each period the value of each."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[PointView | None, ...]], ...]


def series_view(found: JudgedSeries) -> SeriesView:
    """One series in words."""
    last, info = found.last, found.info
    goals = _goals(found)
    known = [point for point in found.points if last and point.period.comparable(last.period)]
    state = found.state if found.has_value else (State.NOT_YET if found.goals else None)
    return SeriesView(
        judged=found,
        value=of_series(last.value, info) if last and last.value is not None else "",
        change=signed_words(found.change.amount, found.change.unit, info.decimals) if found.change else "",
        status=status_word(last.status) if last else "",
        icon=status_icon(last.status) if last else "",
        goal=goals[0] if goals else None,
        look=state_look(state),
        history=tuple(point.value for point in known),
        label=_spoken(found, known),
    )


def part_views(page: IndicatorPage, on: date) -> list[PartView]:
    """Every series of a page as on a day."""
    return [_part(part, on) for part in page.parts]


def beside(page: IndicatorPage) -> Beside | None:
    """The series of a page that replace or contradict each other; None where none does."""
    linked = {code for part in page.parts for code in _linked(part)}
    series = [part.judged for part in page.parts if part.series.code in linked and part.judged.points]
    if len(series) < 2:
        return None
    periods = {point.period.code: point for found in series for point in found.points}
    ordered = sorted(periods.values(), key=lambda point: (point.period.end, point.period.start))
    rows = []
    for one in ordered:
        cells = [next((p for p in found.points if p.period == one.period), None) for found in series]
        views = [point_view(p, found) if p else None for p, found in zip(cells, series, strict=True)]
        rows.append((one.label, tuple(views)))
    return Beside(tuple(found.info.title for found in series), tuple(rows))


def _linked(part: SeriesPart) -> list[str]:
    other = part.series.contradicts or part.series.replaces
    return [part.series.code, other.code] if other else []


def point_view(point: Point, found: JudgedSeries) -> PointView:
    """One value in words."""
    value = of_series(point.value, found.info) if point.value is not None else ""
    return PointView(point, value, status_word(point.status), status_icon(point.status))


def _part(part: SeriesPart, on: date) -> PartView:
    found, look_ahead = part.judged, part.outlook
    ahead = look_ahead.forecast if look_ahead else None
    trend = sentences.trend_words(look_ahead, found) if look_ahead else ""
    said = sentences.forecast_words(ahead, found, look_ahead.ahead or 0) if look_ahead and ahead else ""
    return PartView(
        part=part,
        view=series_view(found),
        sentence=sentences.of_series_now(found),
        unit=unit_name(found.info.unit),
        points=tuple(point_view(point, found) for point in reversed(found.points)),
        elsewhere=tuple((row.place, point_view(row.point, found)) for row in part.elsewhere),
        remainder=_remainder(part),
        corrections=tuple(
            (
                change,
                of_series(change.before.value, found.info),
                of_series(change.after.value, found.info),
                "" if change.difference is None else signed_words(change.difference, "", found.info.decimals),
            )
            for change in part.corrections
        ),
        goals=_goals(found),
        chart=_chart(part),
        trend=trend,
        forecast=said,
        forecast_shown=bool(ahead and ahead.verdict is Verdict.SHOWN),
        next_due=part.next_due,
        overdue=part.next_due is not None and part.next_due < on,
    )


def _remainder(part: SeriesPart) -> str:
    """What belongs to none of the parts, in words; nothing where there are no parts."""
    left = part.remainder.unallocated if part.remainder else None
    return "" if left is None else of_series(left, part.judged.info)


def _goals(found: JudgedSeries) -> tuple[GoalView, ...]:
    return tuple(
        GoalView(
            goal,
            sentences.wanted_words(goal, found),
            sentences.goal_words(goal, found),
            state_look(goal.progress.state),
        )
        for goal in found.goals
    )


def _chart(part: SeriesPart) -> Chart | None:
    """The line of one series, drawn from two values on; another series never joins it."""
    found = part.judged
    points = [point for point in found.points if found.last and point.period.comparable(found.last.period)]
    if sum(point.value is not None for point in points) < 2:
        return None
    targets = [Target(day.year + 0.5, value, goal.label) for goal in found.goals for day, value in goal.path]
    names = {point.period.middle: _short(point) for point in points} | {t.x: f"{t.x:.0f}" for t in targets}
    line = Line(found.info.title, [(point.period.middle, point.value) for point in points])
    return line_chart([line], _bands(part), targets, names=names)


def _bands(part: SeriesPart) -> list[Band]:
    """The margin of a forecast that is shown, from the last value on."""
    ahead = part.outlook.forecast if part.outlook else None
    last = part.judged.last
    if ahead is None or ahead.low is None or ahead.high is None or last is None or last.value is None:
        return []
    return [Band([(last.period.middle, last.value, last.value), (ahead.moment, ahead.low, ahead.high)])]


def _short(point: Point) -> str:
    return point.period.code.replace("/", "–")


def _spoken(found: JudgedSeries, points: Sequence[Point]) -> str:
    """The values for those who do not see the line."""
    said = ", ".join(f"{p.label} {of_series(p.value, found.info)}" for p in points if p.value is not None)
    return f"{found.info.title}: {said}" if said else found.info.title
