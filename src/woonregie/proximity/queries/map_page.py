# SPDX-License-Identifier: EUPL-1.2
"""All that the map page shows: scores in squares of 100 metres, zones around them, a legend, and tables."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.looks.squares import Group, Square, SquareMap, square_map
from woonregie.looks.wording import number_words
from woonregie.proximity.models import Scan, Zone
from woonregie.proximity.queries.loading import Scored, scored
from woonregie.proximity.queries.neighbourhoods import Neighbourhoods, neighbourhoods
from woonregie.proximity.queries.scans import Chosen, chosen, scans, with_choice
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.score import NO_CLASS, average, classes_of
from woonregie_core.proximity.settings import CLASSES
from woonregie_core.proximity.stability import agreement

SIDE = 100.0
MISSING = "missing"
FILLS = {letter: f"class-{4 - number}" for number, letter in enumerate(CLASSES)}
HALF = 0.5
Squares = tuple[list[Square], Mapping[Square, str]]


@dataclass(frozen=True)
class Key:
    """One line of the legend: a class with its bounds, and how many squares have it."""

    letter: str
    fill: str
    words: str
    count: int


@dataclass(frozen=True)
class MapPage:
    """The page of one scan."""

    chosen: Chosen
    scans: list[Scan]
    map: SquareMap
    legend: list[Key]
    zones: list[Zone]
    tables: Neighbourhoods
    agreement: float | None
    threshold: float


def map_page(grant: Grant, number: int | None, walker: str, weighing: str) -> MapPage | None:
    """The map with its tables; None where there is no such scan. At most eight queries."""
    found = chosen(grant, number, walker, weighing)
    if found is None:
        return None
    town = scored(found)
    zones = list(found.result.zones.select_related("place"))
    drawn, tables = squares_of(town), neighbourhoods(found, town)
    return MapPage(
        found,
        scans(grant),
        _drawn(found, town, drawn, zones, tables),
        _legend(town.scores.settings.bounds, drawn[1]),
        zones,
        tables,
        _agreement(found, town),
        town.scores.settings.zone.threshold,
    )


def squares_of(found: Scored) -> Squares:
    """The square of each point, and the letter of each: of its mean, held down where most lack a must-have."""
    points, scores = found.town.points, found.scores
    columns, rows = (np.floor(one / SIDE).astype(int) for one in (points.x, points.y))
    squares = list(zip(columns.tolist(), rows.tolist(), strict=True))
    number_of = {square: number for number, square in enumerate(dict.fromkeys(squares))}
    group, count = np.array([number_of[square] for square in squares]), len(number_of)
    weight = np.maximum(np.nan_to_num(points.people), 1e-6)  # a square without people is drawn too
    total = average(scores.total, weight, group, count)
    must = average(scores.must.astype(float), weight, group, count) >= HALF
    classes = classes_of(total, must, scores.settings)
    letters = [MISSING if one == NO_CLASS else CLASSES[one] for one in classes]
    return squares, {square: letters[number] for square, number in number_of.items()}


def _drawn(found: Chosen, town: Scored, drawn: Squares, zones: list[Zone], tables: Neighbourhoods) -> SquareMap:
    squares, fills = drawn
    looks = {square: FILLS.get(letter, MISSING) for square, letter in fills.items()}
    groups = [(_group(found, zone), {squares[row] for row in zone.members}) for zone in zones]
    names = [(row.name, _top(town.by_place[row.code], squares)) for row in tables.rows]
    return square_map(looks, [*FILLS.values(), MISSING], groups, names)


def _group(found: Chosen, zone: Zone) -> Group:
    words = _("Zone %(number)s: %(name)s, gemiddeld %(score)s punten")
    told = {"number": zone.number, "name": zone.name, "score": number_words(round(zone.score))}
    address = f"{reverse('proximity:zones', args=[found.scan.number])}?{found.query}#zone-{zone.number}"
    return Group(str(zone.number), words % told, address, str(zone.number))


def _top(rows: np.ndarray, squares: list[Square]) -> Square:
    """The square in the middle of the northern edge of a neighbourhood, where its name stands."""
    own = [squares[row] for row in rows.tolist()]
    columns = [column for column, _row in own]
    return (min(columns) + max(columns)) // 2, max(row for _column, row in own)


def _legend(bounds: tuple[float, ...], fills: Mapping[Square, str]) -> list[Key]:
    counts: dict[str, int] = defaultdict(int)
    for letter in fills.values():
        counts[letter] += 1
    lows, highs = [*bounds, 0.0], [None, *bounds]
    keys = [
        Key(letter, FILLS[letter], _bound_words(low, high), counts[letter])
        for letter, low, high in zip(CLASSES, lows, highs, strict=True)
    ]
    if counts[MISSING]:
        keys.append(Key("", MISSING, _("geen score"), counts[MISSING]))
    return keys


def _bound_words(low: float, high: float | None) -> str:
    if high is None:
        return _("%(low)s punten of meer") % {"low": number_words(low)}
    if low == 0:
        return _("minder dan %(high)s punten") % {"high": number_words(high)}
    return _("%(low)s tot %(high)s punten") % {"low": number_words(low), "high": number_words(high)}


def _agreement(found: Chosen, town: Scored) -> float | None:
    """Spearman between the scores with both sets of weights, for this walker."""
    totals: list[Floats] = [_total(found, weighing) for weighing in ("parts", "visits")]
    return agreement(*totals)


def _total(found: Chosen, weighing: str) -> Floats:
    return scored(with_choice(found.scan, found.walker, weighing)).scores.total
