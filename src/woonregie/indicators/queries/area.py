# SPDX-License-Identifier: EUPL-1.2
"""Indicators of areas: the key figures of a place, and one series over many places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonregie.access.grant import Grant
from woonregie.indicators.models import Period, Series
from woonregie.indicators.period_words import period_label
from woonregie.indicators.queries.points import (
    Point,
    SeriesInfo,
    by_code,
    info_of,
    last_known,
    latest_editions,
    main_kind,
    readable_series,
    stored_values,
)
from woonregie.places.models import PlaceClosure, PlaceKind
from woonregie.sources.models import Passage


@dataclass(frozen=True)
class KeyFigure:
    """The latest value of a series in one place, what came before it, and the same of the city around it.

    Attributes:
        point: the last value with its period, status, note and passage. Where no period has a value, the last
            status, which says why.
        history: points of the same kind of period, oldest first; a period without a value stays in it.
        city: the point of the municipality in the same period; None where it has none, or is this place itself.
    """

    series: SeriesInfo
    point: Point
    history: tuple[Point, ...]
    city: Point | None

    @property
    def period(self) -> str:
        """The period in words."""
        return self.point.label

    @property
    def value(self) -> float | None:
        """The last value; None where the status says why there is none."""
        return self.point.value

    @property
    def status(self) -> str:
        """Code of the status."""
        return self.point.status

    @property
    def note(self) -> str:
        """Footnote, or the reason why there is no value."""
        return self.point.note

    @property
    def passage(self) -> Passage:
        """Where the value comes from."""
        return self.point.passage

    @property
    def city_value(self) -> float | None:
        """The value of the municipality in the same period."""
        return self.city.value if self.city else None

    @property
    def city_passage(self) -> Passage | None:
        """Where the value of the municipality comes from."""
        return self.city.passage if self.city else None


@dataclass(frozen=True)
class SeriesOverPlaces:
    """One series in one period over places, for a map. A place without a row in the data is not in `points`."""

    series: SeriesInfo
    period: str
    period_label: str
    periods: tuple[str, ...]
    points: dict[int, Point]


def key_figures(
    grant: Grant, place_ids: Sequence[int], on: date, city: int | None = None
) -> dict[int, list[KeyFigure]]:
    """Per place the latest value of every key-figure series that ends on or before a day. Four queries at most.

    Args:
        city: the municipality around all these places, where the caller knows it already.

    Series stand in the order of their indicators; a series without any value in the place is left out.
    """
    cities = _cities(place_ids) if city is None else {pk: city for pk in place_ids if pk != city}
    series = {row.pk: row for row in readable_series(grant).filter(indicator__key_figure=True)}
    asked = {*place_ids, *cities.values()}
    values = stored_values(
        grant,
        series__indicator__key_figure=True,
        place__in=asked,
        period__end__lte=on,
        **({"series__public": True} if grant.released_only else {}),
    )
    points = latest_editions(values)
    infos = {pk: info_of(row) for pk, row in series.items()}
    return {
        place: [
            figure
            for pk, info in infos.items()
            if (figure := _key_figure(info, points.get((pk, place)), points.get((pk, cities.get(place, 0)))))
        ]
        for place in place_ids
    }


def series_over_places(
    grant: Grant, series_code: str, place_ids: Sequence[int], period_code: str | None = None
) -> SeriesOverPlaces | None:
    """One series over places in one period (the last one with a value when left out). At most four queries.

    Returns:
        None where there is no such series, or the grant may not read it.
    """
    series: Series | None = readable_series(grant).filter(code=series_code).first()
    if series is None:
        return None
    periods = _periods_of(series, place_ids)
    chosen = period_code if period_code in periods else (periods[-1] if periods else "")
    values = stored_values(grant, series=series, place__in=place_ids, period__code=chosen) if chosen else []
    points = {place: kept[-1] for (_series, place), kept in latest_editions(values).items()}
    label = next((period_label(point.period) for point in points.values()), chosen)
    return SeriesOverPlaces(info_of(series), chosen, label, tuple(periods), points)


def _periods_of(series: Series, place_ids: Sequence[int]) -> list[str]:
    """Codes of the periods in which any of the places has a value, oldest first. One query."""
    known = series.values.filter(place__in=place_ids, value__isnull=False)
    found = Period.objects.filter(pk__in=known.values("period_id")).order_by("end", "start")
    return list(found.values_list("code", flat=True))


def _cities(place_ids: Sequence[int]) -> dict[int, int]:
    """The municipality around each place; a municipality itself has none. One query."""
    pairs = PlaceClosure.objects.filter(
        descendant__in=place_ids, ancestor__kind=PlaceKind.MUNICIPALITY, depth__gt=0
    ).order_by("-depth")
    return dict(pairs.values_list("descendant_id", "ancestor_id"))


def _key_figure(
    info: SeriesInfo, points: tuple[Point, ...] | None, around: tuple[Point, ...] | None
) -> KeyFigure | None:
    last = last_known(points or ())
    if last is None or points is None:
        return None
    kind = main_kind([last])
    history = tuple(point for point in points if point.period.kind is kind)
    return KeyFigure(info, last, history, by_code(around or ()).get(last.period.code))
