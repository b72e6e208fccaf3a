# SPDX-License-Identifier: EUPL-1.2
"""Where a later edition says something else of the same series, place and period than an earlier one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, F, Max, Min, Q

from woonregie.access.grant import Grant
from woonregie.indicators.models import Series, Value
from woonregie.indicators.queries.points import Point, SeriesInfo, StoredValue, info_of, stored_values
from woonregie.places.models import Place


@dataclass(frozen=True)
class Correction:
    """One value that changed between two editions in a row: what stood there, and what stands now."""

    series_id: int
    place_id: int
    before: Point
    after: Point

    @property
    def difference(self) -> float | None:
        """After minus before; None where one of them has no value."""
        if self.before.value is None or self.after.value is None:
            return None
        return round(self.after.value - self.before.value, 9)


@dataclass(frozen=True)
class NamedCorrection:
    """A correction with the series and the place that it is about."""

    series: SeriesInfo
    place: Place
    correction: Correction


def corrected(values: Iterable[StoredValue]) -> list[Correction]:
    """Every change between editions, in order of time. Filling in what was pending mends nothing.

    Args:
        values: of any series and places, earliest edition first within a period.
    """
    said: dict[tuple[int, int, str], list[Point]] = defaultdict(list)
    for stored in values:
        said[stored.series_id, stored.place_id, stored.point.period.code].append(stored.point)
    return [
        Correction(series, place, before, after)
        for (series, place, _period), points in said.items()
        for before, after in pairwise(points)
        if before.value is not None and before.value != after.value
    ]


def corrections(grant: Grant, series_codes: Iterable[str] | None = None) -> list[NamedCorrection]:
    """All corrections, or those of some series. Five queries.

    Returns:
        In order of time; the public side hears of public series only.
    """
    series = Series.objects.filter(public=True) if grant.released_only else Series.objects.all()
    if series_codes is not None:
        series = series.filter(code__in=list(series_codes))
    infos = {row.pk: info_of(row) for row in series.select_related("indicator")}
    changed = list(_told_differently(list(infos)))
    if not changed:
        return []
    values = stored_values(
        grant,
        series__in={key[0] for key in changed},
        place__in={key[1] for key in changed},
        period__in={key[2] for key in changed},
    )
    places = Place.objects.in_bulk({key[1] for key in changed})
    return [NamedCorrection(infos[found.series_id], places[found.place_id], found) for found in corrected(values)]


def _told_differently(series: list[int]) -> Iterable[tuple[int, int, int]]:
    """Series, place and period of which editions do not all say the same value. One query."""
    several = Value.objects.filter(series__in=series).order_by().values_list("series_id", "place_id", "period_id")
    counted = several.annotate(n=Count("pk"), known=Count("value"), low=Min("value"), high=Max("value")).filter(
        n__gt=1
    )
    rows = counted.filter(~Q(low=F("high")) | Q(known__lt=F("n"), known__gt=0))
    return ((row[0], row[1], row[2]) for row in rows)
