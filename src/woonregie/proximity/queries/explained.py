# SPDX-License-Identifier: EUPL-1.2
"""One point explained category by category; or a neighbourhood, with its means and its points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from django.core.paginator import Page, Paginator

from woonregie.access.grant import Grant
from woonregie.places.models import Place
from woonregie.proximity.labels import PART, category_word
from woonregie.proximity.models import Facility, Scan
from woonregie.proximity.queries.loading import Scored, scored
from woonregie.proximity.queries.neighbourhoods import mean
from woonregie.proximity.queries.protected import fewest_people
from woonregie.proximity.queries.scans import Chosen, chosen
from woonregie_core.proximity.explain import Explained, Row, explain
from woonregie_core.proximity.score import letter

POINTS_ON_A_PAGE = 25


@dataclass(frozen=True)
class Near:
    """A facility by name, and how far it is in metres and minutes."""

    name: str
    metres: float
    minutes: float


@dataclass(frozen=True)
class CategoryRow:
    """One category at one point; `nearest` holds up to three facilities."""

    word: str
    part: str
    known: bool
    counted: bool
    nearest: list[Near]
    full: float
    zero: float
    gained: float
    possible: float


@dataclass(frozen=True)
class MeanRow:
    """One category in a neighbourhood: metres to the nearest for the mean inhabitant, and the mean value."""

    word: str
    part: str
    metres: float | None
    value: float | None
    farther: float | None


@dataclass(frozen=True)
class PointLine:
    """One point in a list."""

    id: str
    total: float | None
    without_safety: float | None
    klass: str | None
    stability: float | None


@dataclass(frozen=True)
class PointPage:
    """One point."""

    id: str
    place: Place | None
    explained: Explained
    rows: list[CategoryRow]
    lifts: list[tuple[str, float]]
    held_down: list[str]
    stability: float | None
    metres_known: bool


@dataclass(frozen=True)
class PlacePage:
    """One neighbourhood with its points, a page of them at a time."""

    place: Place | None
    name: str
    rows: list[MeanRow]
    total: float | None
    without_safety: float | None
    stability: float | None
    points: Page[PointLine]


@dataclass(frozen=True)
class ExplainedPage:
    """What was asked for: a point, a neighbourhood, or neither of them yet. `unknown` is what was not found."""

    chosen: Chosen
    places: list[tuple[str, str]]
    point: PointPage | None
    place: PlacePage | None
    unknown: str


def explained_page(
    grant: Grant, number: int, walker: str, weighing: str, point: str, place: str, page: str
) -> ExplainedPage | None:
    """The page; None where there is no such scan. At most six queries."""
    found = chosen(grant, number, walker, weighing)
    if found is None:
        return None
    town = scored(found)
    names = dict(Place.objects.filter(code__in=town.by_place).values_list("code", "name"))
    listed = sorted(((code, names.get(code, code)) for code in town.by_place), key=lambda one: one[1])
    at_point = _point(found.scan, town, town.row_of[point]) if point in town.row_of else None
    at_place = (
        _place(found.scan, town, place, names, page) if at_point is None and place in town.by_place else None
    )
    unknown = "" if at_point or at_place else point or place
    return ExplainedPage(found, listed, at_point, at_place, unknown)


def _point(scan: Scan, town: Scored, row: int) -> PointPage:
    told = explain(row, town.scores, town.town.reached)
    names = _names(scan, told.rows)
    weights, speed = town.scores.settings.weights, town.scores.settings.speed
    rows = [_category(one, names, weights[one.category] > 0, speed) for one in told.rows]
    stable = float(town.stability[row])
    return PointPage(
        town.town.points.ids[row],
        Place.objects.filter(code=town.town.places[row]).first(),
        told,
        rows,
        [(category_word(code), gain) for code, gain in told.lifts[:3]],
        [category_word(code) for code in told.held_down],
        None if np.isnan(stable) else stable,
        any(one.known for one in told.rows),
    )


def _category(row: Row, names: Mapping[tuple[str, str], str], counted: bool, speed: float) -> CategoryRow:
    nearest = [
        Near(names.get((row.category, code), code), metres, metres / speed / 60) for code, metres in row.nearest
    ]
    return CategoryRow(
        category_word(row.category), str(PART[row.part]), row.known, counted, nearest, row.full, row.zero,
        row.gained, row.possible,
    )  # fmt: skip


def _names(scan: Scan, rows: Iterable[Row]) -> dict[tuple[str, str], str]:
    """Names of the facilities in these rows. One query."""
    wanted = {(row.category, code) for row in rows for code, _metres in row.nearest}
    found = Facility.objects.filter(scan=scan, code__in={code for _category, code in wanted})
    listed = found.values_list("category", "code", "name")
    return {(category, code): name for category, code, name in listed if (category, code) in wanted}


def _place(scan: Scan, town: Scored, code: str, names: Mapping[str, str], page: str) -> PlacePage:
    rows = town.by_place[code]
    weight = np.nan_to_num(town.town.points.people)[rows]
    scores, stable = town.scores, town.stability
    lines = [
        PointLine(
            town.town.points.ids[row],
            _or_none(scores.total[row]),
            _or_none(scores.without_safety[row]),
            letter(int(scores.classes[row])),
            _or_none(stable[row]),
        )
        for row in rows.tolist()
    ]
    lines.sort(key=lambda line: (line.total is None, line.total, line.id))
    return PlacePage(
        Place.objects.filter(code=code).first(),
        names.get(code, code),
        _means(town, rows, weight, fewest_people(scan)),
        mean(scores.total[rows], weight),
        mean(scores.without_safety[rows], weight),
        mean(stable[rows], weight),
        Paginator(lines, POINTS_ON_A_PAGE).get_page(page),
    )


def _means(town: Scored, rows: np.ndarray, weight: np.ndarray, fewest: int) -> list[MeanRow]:
    """Per category: mean metres of who has one within the limit, the part of people who has none, the value."""
    found = []
    for column, category in enumerate(town.scores.settings.categories):
        if category.code not in town.town.reached.metres:
            continue
        metres = town.town.reached.metres[category.code][rows, 0]
        near = np.where(np.isfinite(metres), metres, np.nan)
        everyone = float(weight.sum())
        enough = everyone > 0 and everyone >= fewest
        beyond = float(weight[np.isinf(metres)].sum()) / everyone if enough else None
        value = mean(town.scores.values[rows, column], weight)
        word, part = category_word(category.code), str(PART[category.part])
        found.append(MeanRow(word, part, mean(near, weight), value, beyond))
    return found


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
