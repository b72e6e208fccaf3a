# SPDX-License-Identifier: EUPL-1.2
"""Values as pages and files want them: with period, status, note, edition and passage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.indicators.models import Series, Value
from woonregie.indicators.models.value import Status
from woonregie.indicators.period_words import period_label
from woonregie.sources.models import Passage
from woonregie_core.indicators.period import Period, PeriodKind, parse_period

_OPEN_LICENCES = ("CC0", "CC-0", "CC-BY")
_COLUMNS = (
    "series_id", "place_id", "value", "status", "note", "passage_id", "period__code",
    "edition_id", "edition__code", "edition__order", "edition__passage_id", "disturbed",
)  # fmt: skip


@dataclass(frozen=True)
class Point:
    """One value of a series in one place and period. `value` is None where `status` says why there is none."""

    period: Period
    value: float | None
    status: str
    note: str
    passage: Passage
    edition: str
    disturbed: bool = False

    @property
    def label(self) -> str:
        """The period in words."""
        return period_label(self.period)


@dataclass(frozen=True)
class SeriesInfo:
    """What a reader has to know of a series beside its values."""

    code: str
    title: str
    unit: str
    decimals: int
    direction: str
    indicator: str
    indicator_title: str
    theme: str
    sensitive: bool
    public: bool
    measured_by: str
    definition: str
    delivery_month: int | None = None
    delivery_every_months: int | None = None
    aggregation: str = "none"


@dataclass(frozen=True)
class StoredValue:
    """A value with where it belongs; `order` says which of two editions came later."""

    series_id: int
    place_id: int
    order: tuple[int, int]
    point: Point


def info_of(series: Series) -> SeriesInfo:
    """A stored series, read with its indicator."""
    return SeriesInfo(
        code=series.code,
        title=series.title,
        unit=series.unit,
        decimals=series.decimals,
        direction=series.direction,
        indicator=series.indicator.code,
        indicator_title=series.indicator.title,
        theme=series.indicator.theme,
        sensitive=series.sensitive,
        public=series.public,
        measured_by=series.measured_by,
        definition=series.definition,
        delivery_month=series.delivery_month,
        delivery_every_months=series.delivery_every_months,
        aggregation=series.aggregation,
    )


def readable_series(grant: Grant) -> Any:
    """The series that the grant may read, with their indicators: the public side sees public series only."""
    found = Series.objects.select_related("indicator").order_by(
        "indicator__order", "indicator__code", "order", "code"
    )
    return found.filter(public=True) if grant.released_only else found


def stored_values(grant: Grant, **wanted: Any) -> list[StoredValue]:
    """All values that are asked for, oldest period first, then earliest edition. Two queries.

    The public side reads what was already public: what a document printed, and data with an open licence. Any
    other value is told as suppressed; what may be seen of it is decided over all places together, on release.

    Args:
        wanted: conditions on `Value`, such as `series__in=…, place__in=…`.
    """
    rows = list(Value.objects.filter(**wanted).order_by().values_list(*_COLUMNS))
    passages = passages_by_id({row[5] or row[10] for row in rows})
    periods = {code: parse_period(code) for code in {row[6] for row in rows}}
    shut = {pk for pk, passage in passages.items() if grant.released_only and not was_public(passage)}
    found = [
        StoredValue(
            row[0],
            row[1],
            (row[9], row[7]),
            _point(row, periods[row[6]], passages[row[5] or row[10]], shut),
        )
        for row in rows
    ]
    ends = {code: (period.end, period.start) for code, period in periods.items()}
    return sorted(found, key=lambda kept: (ends[kept.point.period.code], kept.order))


def was_public(passage: Passage) -> bool:
    """Whether everybody could already read it: a published document, or data under an open licence."""
    if passage.dataset is None:
        return True
    return passage.dataset.licence.upper().startswith(_OPEN_LICENCES)


def _point(row: tuple[Any, ...], period: Period, passage: Passage, shut: set[int]) -> Point:
    if passage.pk in shut and row[2] is not None:
        return Point(period, None, Status.SUPPRESSED.value, _("Alleen te zien na vrijgave."), passage, row[8])
    return Point(period, row[2], row[3], row[4], passage, row[8], row[11])


def passages_by_id(ids: Iterable[int]) -> dict[int, Passage]:
    """Passages with their document or data set. One query."""
    return Passage.objects.select_related("document", "dataset").in_bulk(list(ids))


def latest_editions(values: Iterable[StoredValue]) -> dict[tuple[int, int], tuple[Point, ...]]:
    """Of each series and place the points in order of time; of each period only what the last edition says."""
    kept: dict[tuple[int, int], dict[str, Point]] = {}
    for stored in values:
        kept.setdefault((stored.series_id, stored.place_id), {})[stored.point.period.code] = stored.point
    return {key: tuple(points.values()) for key, points in kept.items()}


def main_kind(points: Iterable[Point]) -> PeriodKind | None:
    """The kind of the last period; points of another kind do not belong in one line."""
    kinds = [point.period.kind for point in points]
    return kinds[-1] if kinds else None


def last_known(points: Iterable[Point]) -> Point | None:
    """The last point that has a value; the last one at all where none has."""
    listed = list(points)
    return next((point for point in reversed(listed) if point.value is not None), listed[-1] if listed else None)


def by_code(points: Iterable[Point]) -> Mapping[str, Point]:
    """The points by the code of their period."""
    return {point.period.code: point for point in points}
