# SPDX-License-Identifier: EUPL-1.2
"""What a map can show: a series of an indicator, or something that the register counts itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.indicators.models import Series, Value
from woonregie.indicators.queries.area import SeriesOverPlaces, series_over_places
from woonregie.indicators.queries.points import readable_series, was_public
from woonregie.looks.wording import date_words
from woonregie.monitor.queries.agreed import ACTION, COMMITMENT, SIGNAL, agreed_in, sees_signals
from woonregie.monitor.queries.protected import Protection, protection
from woonregie.monitor.queries.town import Town
from woonregie.places.models import Place
from woonregie.sources.models import Passage

COUNTED = "telling-"
ROUNDED = "final"


@dataclass(frozen=True)
class Choice:
    """Something to show, under a heading of the list; `adds_up` where places sum to the municipality."""

    code: str
    title: str
    heading: str
    adds_up: bool = True


@dataclass(frozen=True)
class Cell:
    """What is known of one place. `status` says why there is no value; `passage` is None for own counts."""

    value: float | None
    status: str
    note: str = ""
    passage: Passage | None = None


@dataclass(frozen=True)
class Shown:
    """One subject over places.

    Attributes:
        total: of the municipality.
        left: what the municipality has beyond the places with a number; None where places do not add up to it.
        direction: "up", "down" or "none": which way is better.
    """

    code: str
    title: str
    unit: str
    decimals: int
    direction: str
    period: str
    period_label: str
    cells: dict[int, Cell]
    periods: tuple[str, ...] = ()
    total: Cell | None = None
    left: float | None = None
    definition: str = ""
    counted: bool = field(default=False)


def choices(grant: Grant, places: Sequence[Place]) -> list[Choice]:
    """Everything that has a value in one of the places. One query."""
    there = Value.objects.filter(series=OuterRef("pk"), place__in=[p.pk for p in places], value__isnull=False)
    found = [
        Choice(
            series.code, _series_title(series), series.indicator.theme or _("Cijfers"), series.aggregation == "sum"
        )
        for series in readable_series(grant).filter(Exists(there))
    ]
    register = _("Uit het register")
    return [*found, *(Choice(code, title, register) for code, (title, _kind) in _counts(grant).items())]


def _series_title(series: Series) -> str:
    title, indicator = series.title, series.indicator.title
    return indicator if title == indicator else f"{indicator}: {title}" if indicator else title


def _counts(grant: Grant) -> dict[str, tuple[str, str]]:
    found = {
        f"{COUNTED}afspraken": (_("Afspraken die het gebied noemen"), COMMITMENT),
        f"{COUNTED}acties": (_("Acties in het gebied"), ACTION),
    }
    if sees_signals(grant):
        found[f"{COUNTED}signalen"] = (_("Signalen die openstaan"), SIGNAL)
    return found


def shown(
    grant: Grant, town: Town, places: Sequence[Place], choice: Choice, period: str | None, on: date
) -> Shown | None:
    """One subject over places, with the municipality beside it. At most six queries; None where there is none."""
    if choice.code.startswith(COUNTED):
        return _counted(grant, town, places, choice.code, on)
    ids = [*(place.pk for place in places), town.city.pk]
    found = series_over_places(grant, choice.code, ids, period)
    if found is None:
        return None
    closed = any(not was_public(point.passage) for point in found.points.values())
    guard = protection(grant, town, [(choice.code, found.period)] if closed else [], on)
    cells = {pk: _cell(found, pk, guard) for pk in found.points}
    total = cells.pop(town.city.pk, None)
    info = found.series
    return Shown(
        code=info.code,
        title=info.title,
        unit=info.unit,
        decimals=info.decimals,
        direction=info.direction,
        period=found.period,
        period_label=found.period_label,
        cells=cells,
        periods=found.periods,
        total=total,
        left=_left(total, cells, places) if choice.adds_up else None,
        definition=info.definition,
    )


def _cell(found: SeriesOverPlaces, place: int, guard: Protection) -> Cell:
    """What this reader may see of one place."""
    point = found.points[place]
    value = guard.value(found.series.code, found.period, place)
    if value is None:
        return Cell(point.value, point.status, point.note, point.passage)
    return Cell(value, ROUNDED, _("afgerond"), point.passage)


def _left(total: Cell | None, cells: dict[int, Cell], places: Sequence[Place]) -> float | None:
    """What the municipality has beyond the places with a number; None where a number is hidden."""
    there = [cells[place.pk] for place in places if place.pk in cells]
    if total is None or total.value is None or any(cell.status == "suppressed" for cell in there):
        return None
    return total.value - sum(cell.value for cell in there if cell.value is not None)


def _counted(grant: Grant, town: Town, places: Sequence[Place], code: str, on: date) -> Shown | None:
    title, kind = _counts(grant).get(code, ("", ""))
    if not kind:
        return None
    agreed = agreed_in(grant, town.places, on)
    cells = {place.pk: Cell(agreed.count(kind, town.inside[place.pk]), "final") for place in places}
    everything = agreed.of(kind, town.inside[town.city.pk])
    in_parts = {subject for place in places for subject in agreed.of(kind, town.inside[place.pk])}
    return Shown(
        code=code,
        title=title,
        unit="",
        decimals=0,
        direction="none",
        period="",
        period_label=date_words(on),
        cells=cells,
        total=Cell(len(everything), "final"),
        left=len(set(everything) - in_parts),
        counted=True,
    )
