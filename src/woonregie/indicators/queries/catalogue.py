# SPDX-License-Identifier: EUPL-1.2
"""All indicators of one place with how they stand, and the calendar of what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef

from woonregie.access.grant import Grant
from woonregie.indicators.models import Indicator, Series, Target, Value
from woonregie.indicators.queries.judged import JudgedSeries, judged
from woonregie.indicators.queries.points import info_of, latest_editions, readable_series, stored_values
from woonregie.indicators.queries.settings import indicator_settings
from woonregie.places.models import Place, PlaceKind
from woonregie_core.indicators.delivery import next_due


@dataclass(frozen=True)
class IndicatorFilter:
    """What the reader asked for; an empty field asks for nothing.

    Attributes:
        state: a code of `progress.State`.
        measured: `yes` or `no`.
    """

    theme: str = ""
    state: str = ""
    measured: str = ""
    text: str = ""


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator with its series."""

    indicator: Indicator
    series: tuple[JudgedSeries, ...]

    @property
    def has_value(self) -> bool:
        """Whether any of its series has a value in this place."""
        return any(series.has_value for series in self.series)

    @property
    def not_measured(self) -> bool:
        """Whether none of its series has a value and a source says that there will be none."""
        return not self.has_value and any(series.not_measured for series in self.series)


@dataclass(frozen=True)
class Catalogue:
    """The indicators of a place. `rows` are those asked for; the counts are over all of them."""

    place: Place | None
    places: list[Place]
    rows: list[IndicatorRow]
    themes: list[str]
    total: int
    not_measured: list[Indicator]
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Delivery:
    """A value that is due, or was due and is not there."""

    series: JudgedSeries
    due: date
    overdue: bool


def municipality() -> Place | None:
    """The municipality that this installation is of: the one that is divided into parts. One query."""
    found = Place.objects.filter(kind=PlaceKind.MUNICIPALITY).annotate(parts=Count("children"))
    return found.order_by("-parts", "pk").first()


def catalogue(grant: Grant, on: date, asked: IndicatorFilter | None = None, place: str = "") -> Catalogue:
    """Every readable indicator of one place, judged as on a day. Seven queries.

    Args:
        place: code of a place; the municipality where it is empty or unknown.
    """
    chosen = (Place.objects.filter(code=place).first() if place else None) or municipality()
    rows = [row for row in indicator_rows(grant, on, chosen) if row.series]
    wanted = asked or IndicatorFilter()
    return Catalogue(
        place=chosen,
        places=_places_with_values(grant),
        rows=[row for row in rows if _fits(row, wanted)],
        themes=list(dict.fromkeys(row.indicator.theme for row in rows if row.indicator.theme)),
        total=len(rows),
        not_measured=[row.indicator for row in rows if row.not_measured],
        counts=_counts(rows),
    )


def indicator_rows(grant: Grant, on: date, place: Place | None) -> list[IndicatorRow]:
    """Indicators with their judged series in one place, a silent series left out. Five queries.

    A forecast that a document printed stands there too, however far ahead its period lies.
    """
    series = list(readable_series(grant))
    values = stored_values(grant, series__in=_ids(series), place=place)
    points = latest_editions(values)
    targets = targets_of(place)
    settings = indicator_settings(on)
    found: dict[int, list[JudgedSeries]] = defaultdict(list)
    indicators: dict[int, Indicator] = {}
    for row in series:
        indicators[row.indicator_id] = row.indicator
        kept = points.get((row.pk, place.pk if place else 0))
        if kept:
            found[row.indicator_id].append(judged(info_of(row), kept, targets.get(row.pk, ()), settings))
    return [IndicatorRow(indicator, tuple(found.get(pk, ()))) for pk, indicator in indicators.items()]


def targets_of(place: Place | None) -> dict[int, list[Target]]:
    """The goals of one place by series, with all that judging asks. Two queries."""
    read = Target.objects.filter(place=place).select_related(
        "baseline_period", "passage__document", "passage__dataset"
    )
    found: dict[int, list[Target]] = defaultdict(list)
    for target in read.prefetch_related("points"):
        found[target.series_id].append(target)
    return found


def deliveries(grant: Grant, on: date, place: Place | None = None) -> list[Delivery]:
    """What is due, the earliest first. Five queries, and one where the place is left out."""
    rows = indicator_rows(grant, date.max, place or municipality())
    found = []
    for judged_series in (series for row in rows for series in row.series):
        info, last = judged_series.info, judged_series.last
        if info.delivery_month and last is not None and last.value is not None:
            due = next_due(last.period.end, info.delivery_month, info.delivery_every_months or 12)
            found.append(Delivery(judged_series, due, due < on))
    return sorted(found, key=lambda delivery: (delivery.due, delivery.series.info.code))


def _ids(series: Iterable[Series]) -> list[int]:
    return [row.pk for row in series]


def _places_with_values(grant: Grant) -> list[Place]:
    """Places larger than a neighbourhood of which any readable series says something. One query."""
    found = Value.objects.filter(series__public=True) if grant.released_only else Value.objects.all()
    large = Place.objects.exclude(kind__in=(PlaceKind.NEIGHBOURHOOD, PlaceKind.QUARTER))
    return list(large.filter(Exists(found.filter(place=OuterRef("pk")))))


def _counts(rows: Iterable[IndicatorRow]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for series in (series for row in rows for series in row.series):
        counts[series.state.value if series.state else ""] += 1
    return dict(counts)


def _fits(row: IndicatorRow, asked: IndicatorFilter) -> bool:
    indicator = row.indicator
    said = " ".join((indicator.title, *(series.info.title for series in row.series))).casefold()
    return (
        (not asked.theme or indicator.theme == asked.theme)
        and (not asked.state or any(series.state == asked.state for series in row.series))
        and (not asked.measured or row.has_value is (asked.measured == "yes"))
        and (not asked.text or asked.text.casefold() in said)
    )
