# SPDX-License-Identifier: EUPL-1.2
"""A schematic map: every area one tile of the same size, near where it lies, districts together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Floats = NDArray[np.float64]
SPARE = 1.35  # cells per area: air at the edge lets the outline of a city show
ROUNDS = 12
TOGETHER = 0.6  # how hard a district pulls its areas together, beside 1 for staying in place


@dataclass(frozen=True)
class Centre:
    """The rough centre of an area, in degrees, and the group (district) it belongs to."""

    key: str
    longitude: float
    latitude: float
    group: str = ""


@dataclass(frozen=True)
class Tile:
    """A cell of the grid: columns count from the west, rows from the north, both from 0."""

    column: int
    row: int


def tiles_from_centres(centres: Sequence[Centre]) -> dict[str, Tile]:
    """A cell for each area, by an assignment that moves them least while districts stay together.

    The answer does not depend on the order of the centres and has no randomness.

    Raises:
        ValueError: two centres have the same key, or a coordinate is not finite.
    """
    ordered = sorted(centres, key=lambda centre: centre.key)
    if len({centre.key for centre in ordered}) < len(ordered):
        raise ValueError("two centres have the same key")
    if not ordered:
        return {}
    positions, cells = _on_grid(ordered)
    groups = np.unique([centre.group for centre in ordered], return_inverse=True)[1]
    chosen = _settle(positions, cells, groups)
    columns, rows = cells[chosen].T.astype(int)
    tiles = [Tile(int(c - columns.min()), int(r - rows.min())) for c, r in zip(columns, rows, strict=True)]
    return dict(zip((centre.key for centre in ordered), tiles, strict=True))


def _on_grid(centres: Sequence[Centre]) -> tuple[Floats, Floats]:
    """Positions of areas, and the middles of the cells, both counted in cells."""
    degrees = np.array([(centre.longitude, centre.latitude) for centre in centres], dtype=np.float64)
    if not np.isfinite(degrees).all():
        raise ValueError("a coordinate is not a number")
    squeeze = math.cos(math.radians(float(degrees[:, 1].mean())))
    flat = degrees * [squeeze, -1.0]
    extent = np.ptp(flat, axis=0)
    ratio = min(max(float((extent[0] + 1e-9) / (extent[1] + 1e-9)), 0.5), 2.0)
    columns = max(1, round(math.sqrt(len(centres) * SPARE * ratio)))
    rows = math.ceil(len(centres) * SPARE / columns)
    spread = (_scaled(flat) + _scaled(_ranks(flat))) / 2  # crowded middles get room, empty edges shrink
    positions = spread * [columns - 1, rows - 1]
    cells = np.array([(column, row) for row in range(rows) for column in range(columns)], dtype=np.float64)
    return positions, cells


def _scaled(points: Floats) -> Floats:
    extent = np.ptp(points, axis=0)
    scaled: Floats = (points - points.min(axis=0)) / np.where(extent > 0, extent, 1)
    return scaled


def _ranks(points: Floats) -> Floats:
    """The place of each coordinate among all; equal coordinates share a rank."""
    columns = [np.unique(column, return_inverse=True)[1] for column in points.T]
    return np.stack(columns, axis=1).astype(np.float64)


def _settle(positions: Floats, cells: Floats, groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Assign, look where each district landed, pull its areas there, and keep the best of the rounds."""
    away = _squares(positions, cells)
    chosen = linear_sum_assignment(away)[1]
    best, best_score = chosen, _score(chosen, away, cells, groups)
    for _round in range(ROUNDS):
        middles = np.stack([cells[chosen[groups == group]].mean(axis=0) for group in groups])
        chosen = linear_sum_assignment(away + TOGETHER * _squares(middles, cells))[1]
        score = _score(chosen, away, cells, groups)
        if score < best_score:
            best, best_score = chosen, score
    return np.asarray(best, dtype=np.int64)


def _squares(points: Floats, cells: Floats) -> Floats:
    squares: Floats = ((points[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    return squares


def _score(chosen: NDArray[np.int64], away: Floats, cells: Floats, groups: NDArray[np.int64]) -> tuple[int, float]:
    """Loose parts of districts first, then how far areas moved; lower is better."""
    parts = sum(loose_parts([_tile(cell) for cell in cells[chosen[groups == g]]]) - 1 for g in np.unique(groups))
    return parts, round(float(away[np.arange(len(chosen)), chosen].sum()), 9)


def _tile(cell: Floats) -> Tile:
    return Tile(int(cell[0]), int(cell[1]))


def loose_parts(tiles: Sequence[Tile]) -> int:
    """In how many pieces a set of tiles falls apart; tiles that share a corner belong together."""
    waiting, parts = set(tiles), 0
    while waiting:
        parts += 1
        edge = [waiting.pop()]
        while edge:
            tile = edge.pop()
            near = {t for t in waiting if abs(t.column - tile.column) <= 1 and abs(t.row - tile.row) <= 1}
            waiting -= near
            edge += near
    return parts


def tiles_from_groups(groups: Mapping[str, Sequence[str]], columns: int = 0) -> dict[str, Tile]:
    """Without any geometry: each district a block of tiles, the blocks side by side with a gap between.

    Args:
        groups: the areas of each district, in the order in which they should be read.
        columns: how wide the map may be; 0 picks about as wide as high.

    Raises:
        ValueError: an area stands in two districts.
    """
    sizes = {group: math.ceil(math.sqrt(len(keys))) for group, keys in groups.items() if keys}
    if sum(map(len, groups.values())) > len({key for keys in groups.values() for key in keys}):
        raise ValueError("an area stands in two groups")
    room = columns or math.ceil(1.3 * math.sqrt(sum((size + 1) ** 2 for size in sizes.values())))
    placed, left, top, tallest = {}, 0, 0, 0
    for group, size in sizes.items():
        if left and left + size > room:
            left, top, tallest = 0, top + tallest + 1, 0
        for place, key in enumerate(groups[group]):
            placed[key] = Tile(left + place % size, top + place // size)
        tallest = max(tallest, math.ceil(len(groups[group]) / size))
        left += size + 1
    return placed
