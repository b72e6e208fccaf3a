# SPDX-License-Identifier: EUPL-1.2
"""One indicator: every series with its values, editions, goals, trend and forecast, and what is linked to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from woonregie.access.grant import Grant
from woonregie.indicators.models import Edition, Indicator, Series
from woonregie.indicators.models.definition import Aggregation
from woonregie.indicators.queries.catalogue import municipality, targets_of
from woonregie.indicators.queries.corrections import Correction, corrected
from woonregie.indicators.queries.judged import JudgedSeries, Outlook, judged, outlook
from woonregie.indicators.queries.points import (
    Point,
    StoredValue,
    by_code,
    info_of,
    last_known,
    latest_editions,
    stored_values,
)
from woonregie.indicators.queries.settings import indicator_settings
from woonregie.places.models import Place, PlaceClosure, PlaceKind
from woonregie_core.indicators.aggregate import Aggregate, Part, sum_of
from woonregie_core.indicators.delivery import next_due


@dataclass(frozen=True)
class ElsewhereRow:
    """The last value of a series in a place around or directly inside the place of the page."""

    place: Place
    point: Point


@dataclass(frozen=True)
class SeriesPart:
    """One series on the page of its indicator."""

    series: Series
    judged: JudgedSeries
    outlook: Outlook | None
    elsewhere: tuple[ElsewhereRow, ...]
    remainder: Aggregate | None
    corrections: tuple[Correction, ...]
    next_due: date | None


@dataclass(frozen=True)
class IndicatorPage:
    """All that the page of an indicator shows."""

    indicator: Indicator
    place: Place | None
    parts: tuple[SeriesPart, ...]
    editions: tuple[Edition, ...]
    commitments: tuple[Any, ...]

    @property
    def has_value(self) -> bool:
        """Whether any series has a value in this place."""
        return any(part.judged.has_value for part in self.parts)


def indicator_page(grant: Grant, code: str, on: date, place: str = "") -> IndicatorPage | None:
    """One indicator in one place (the municipality where left out); None where it may not be read. Ten queries."""
    series = _series(grant, code)
    if not series:
        return None
    chosen = (Place.objects.filter(code=place).first() if place else None) or municipality()
    near = _near(chosen)
    values = stored_values(grant, series__in=[row.pk for row in series], place__in=list(near))
    indicator = series[0].indicator
    commitments = _commitments(grant, indicator)
    horizon = max((c.plan.end for c in commitments if c.plan.end), default=None)
    editions = Edition.objects.filter(code__in={stored.point.edition for stored in values})
    return IndicatorPage(
        indicator=indicator,
        place=chosen,
        parts=tuple(_parts(series, values, near, chosen, on, horizon)),
        editions=tuple(editions.select_related("passage__document", "passage__dataset").order_by("-order")),
        commitments=tuple(commitments),
    )


def _series(grant: Grant, code: str) -> list[Series]:
    related = (
        "indicator__passage__document",
        "indicator__passage__dataset",
        "passage__document",
        "passage__dataset",
    )
    found = Series.objects.filter(indicator__code=code)
    if grant.released_only:
        found = found.filter(public=True)
    return list(found.select_related(*related, "replaces", "contradicts").order_by("order", "code"))


def _near(place: Place | None) -> dict[int, Place]:
    """The place itself, everything around it, and what lies directly in it. One query."""
    if place is None:
        return {}
    pairs = PlaceClosure.objects.filter(Q(descendant=place) | Q(ancestor=place, depth=1))
    found = pairs.select_related("ancestor", "descendant").order_by("-depth", "descendant__name")
    near = {}
    for pair in found:
        other = pair.ancestor if pair.descendant_id == place.pk else pair.descendant
        near[other.pk] = other
    return near


def _commitments(grant: Grant, indicator: Indicator) -> list[Any]:
    """Linked commitments; the public sees those of released plans with a signed text. One query."""
    found: Any = indicator.commitments.filter(current__isnull=False)
    if grant.released_only:
        found = found.filter(plan__released_on__lte=timezone.localdate(), current__signed=True)
    return list(found.select_related("plan", "current").order_by("plan__order", "order"))


def _parts(
    series: list[Series],
    values: list[StoredValue],
    near: dict[int, Place],
    place: Place | None,
    on: date,
    horizon: date | None,
) -> Iterable[SeriesPart]:
    points, targets, settings = latest_editions(values), targets_of(place), indicator_settings(on)
    here = place.pk if place else 0
    inside = [p for p in near.values() if p.parent_id == here and p.kind != PlaceKind.AREA_TEAM]
    by_series: dict[int, list[StoredValue]] = defaultdict(list)
    for stored in values:
        by_series[stored.series_id].append(stored)
    for row in series:
        found = judged(info_of(row), points.get((row.pk, here), ()), targets.get(row.pk, ()), settings)
        yield SeriesPart(
            series=row,
            judged=found,
            outlook=outlook(found, settings, horizon),
            elsewhere=_elsewhere(row, points, near, here),
            remainder=_remainder(row, found, points, inside),
            corrections=tuple(c for c in corrected(by_series[row.pk]) if c.place_id == here),
            next_due=_next_due(found),
        )


def _elsewhere(
    row: Series, points: dict[tuple[int, int], tuple[Point, ...]], near: dict[int, Place], here: int
) -> tuple[ElsewhereRow, ...]:
    """The last point of every place nearby that says something; nothing where that is this place alone."""
    rows = [
        ElsewhereRow(place, last)
        for pk, place in near.items()
        if (last := last_known(points.get((row.pk, pk), ()))) is not None
    ]
    return tuple(rows) if any(found.place.pk != here for found in rows) else ()


def _remainder(
    row: Series, found: JudgedSeries, points: dict[tuple[int, int], tuple[Point, ...]], inside: list[Place]
) -> Aggregate | None:
    """What the place counts beyond the parts directly inside it, in its last period.

    None where the series is no sum, or no part says anything of that period.
    """
    last = found.last
    if row.aggregation != Aggregation.SUM or last is None or last.value is None:
        return None
    said = {place.code: by_code(points.get((row.pk, place.pk), ())).get(last.period.code) for place in inside}
    if not any(said.values()):
        return None
    parts = [Part(code, point.value if point else None) for code, point in said.items()]
    return sum_of(parts, whole=last.value)


def _next_due(found: JudgedSeries) -> date | None:
    info, last = found.info, found.last
    if not info.delivery_month or last is None or last.value is None:
        return None
    return next_due(last.period.end, info.delivery_month, info.delivery_every_months or 12)
