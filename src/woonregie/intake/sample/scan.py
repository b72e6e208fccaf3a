# SPDX-License-Identifier: EUPL-1.2
"""A made-up town for the scan: squares with people in every neighbourhood of the schematic map, and facilities.

Only the names of the neighbourhoods and where they lie to each other are real. People, facilities and safety are
drawn with a fixed seed. Distances are straight lines, since there are no streets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from django.utils.translation import gettext as _

from woonregie.proximity.content import Spot, Town
from woonregie.proximity.labels import category_word
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.degrees import to_degrees
from woonregie_core.proximity.points import in_a_straight_line, make_points
from woonregie_core.proximity.settings import Settings

SQUARE, SQUARES_WIDE = 100.0, 9
SIDE = SQUARE * SQUARES_WIDE
EMPTY = 0.35  # a column without neighbourhoods is a river, as on the schematic map
CORNER = (173_000.0, 321_500.0)  # metres in RD of the north-west corner, so that coordinates look real
PEOPLE = (900, 4_600)  # of a neighbourhood, from and to
LIVED_IN = 0.78  # part of the squares that hold people
PER_NEIGHBOURHOOD = {
    "supermarket": 0.9, "fresh": 1.2, "cash_post": 0.8, "parcel": 1.0, "shops": 2.4, "eating_out": 2.4, "gp": 0.9,
    "pharmacy": 0.5, "physio": 1.0, "meeting": 0.8, "stop": 3.0, "green": 2.4,
}  # fmt: skip
SPREAD = {"stop": 300.0, "green": 300.0, "meeting": 230.0}  # metres around the middle; others stand together
TOGETHER = 150.0


@dataclass(frozen=True)
class Cell:
    """A neighbourhood on the schematic map."""

    code: str
    name: str
    column: int
    row: int


def made_up_town(cells: Sequence[Cell], settings: Settings, seed: int = 1) -> tuple[Town, tuple[Spot, ...]]:
    """A town over these neighbourhoods, the same for the same seed.

    Args:
        settings: of the walker who goes farthest; distances are searched so far.
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    corners = _corners(cells)
    rows, spots, safety = [], [], []
    for cell in sorted(cells, key=lambda one: one.code):
        place = _squares(corners[cell.code], rng)
        crowd = np.exp(-np.hypot(*(place - corners[cell.code] - SIDE / 2).T) / SIDE) * rng.gamma(
            3.0, 1.0, len(place)
        )
        people = np.rint(rng.integers(*PEOPLE) * crowd / crowd.sum())
        safe = round(float(rng.uniform(0.45, 0.95)), 2)
        rows += [(cell.code, x, y, many) for (x, y), many in zip(place.tolist(), people.tolist(), strict=True)]
        safety += [safe] * len(place)
        spots += _facilities(cell, corners[cell.code], rng)
    x, y, people = (np.array([row[n] for row in rows]) for n in (1, 2, 3))
    ids = [f"{row[0]}-{number:05}" for number, row in enumerate(rows)]
    points = make_points(ids, x, y, people, np.maximum(np.rint(people / 2), 1))
    reached = in_a_straight_line(points, _where(spots), settings.detour, settings.limit)
    degrees = np.column_stack(to_degrees(x, y)).astype(np.float64).round(7)
    return Town(points, tuple(row[0] for row in rows), degrees, np.array(safety), reached), tuple(spots)


def _corners(cells: Sequence[Cell]) -> dict[str, Floats]:
    """Metres of the south-west corner of every neighbourhood."""
    lefts = _edges({cell.column for cell in cells})
    tops = _edges({cell.row for cell in cells})
    west, north = CORNER
    return {cell.code: np.array([west + lefts[cell.column], north - tops[cell.row] - SIDE]) for cell in cells}


def _edges(used: set[int]) -> list[float]:
    """Metres from the corner to where each column or row begins."""
    wide = [SIDE if number in used else round(SIDE * EMPTY, -2) for number in range(max(used) + 1)]
    return [0.0, *accumulate(wide)]


def _squares(corner: Floats, rng: np.random.Generator) -> Floats:
    """Middles of the squares where somebody lives, (n, 2)."""
    east, north = np.divmod(np.arange(SQUARES_WIDE**2), SQUARES_WIDE)
    lived_in = rng.random(SQUARES_WIDE**2) < LIVED_IN
    middles: Floats = corner + (np.column_stack([east, north]) + 0.5) * SQUARE
    return middles[lived_in]


def _facilities(cell: Cell, corner: Floats, rng: np.random.Generator) -> list[Spot]:
    """Facilities, most of them around a middle that lies somewhere in the neighbourhood."""
    level, middle = rng.gamma(1.6, 0.6), corner + SIDE * rng.uniform(0.3, 0.7, 2)
    found = []
    for category, many in PER_NEIGHBOURHOOD.items():
        scale = SPREAD.get(category, TOGETHER)
        share = level if category in ("shops", "eating_out", "fresh") else 0.45 + 0.55 * level
        for number in range(1, rng.poisson(many * share) + 1):
            x, y = np.round(middle + rng.normal(0.0, scale, 2), 1)
            name = f"{category_word(category).capitalize()} {cell.name} {number}"
            code = f"{category}-{cell.code}-{number}"
            found.append(Spot(category, code, name, float(x), float(y), _("Verzonnen stad")))
    return found


def _where(spots: Sequence[Spot]) -> Mapping[str, tuple[list[str], Floats]]:
    """Codes and places by kind; a kind of which there is none at all is known to be nowhere."""
    found = {}
    for category in PER_NEIGHBOURHOOD:
        own = [spot for spot in spots if spot.category == category]
        found[category] = ([spot.code for spot in own], np.array([(s.x, s.y) for s in own]).reshape(-1, 2))
    return found
