# SPDX-License-Identifier: EUPL-1.2
"""Geometry of maps: areas as tiles or with their real borders, each with a fill and a name that fits. Only SVG."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woonregie.looks.area_names import lines_of_name, short_names
from woonregie_core.geography.sheet import Outline, Sheet
from woonregie_core.geography.tiles import Tile

TILE_WIDTH, TILE_HEIGHT, GAP = 112.0, 84.0, 5.0
EMPTY = 0.35  # a column or row without areas is narrow: it shows a river or the edge between districts
LETTER = 8.4  # about how wide a letter of a name is on a map with borders
FILLS = 5


def pattern_of(fill: str) -> str:
    """The pattern of a fill without a number, because colour alone says too little; empty for a class."""
    return f"url(#map-{fill})" if fill in ("suppressed", "missing") else ""


@dataclass(frozen=True)
class Key:
    """One line of the legend: a fill with its numbers in words, and how many areas have it."""

    fill: str
    words: str
    count: int

    @property
    def pattern(self) -> str:
        """The pattern of a fill without a number."""
        return pattern_of(self.fill)


@dataclass(frozen=True)
class Area:
    """One area as the map shows it.

    Attributes:
        fill: "class-0" (light) to "class-4" (dark), "suppressed" or "missing".
        value: in words, also for an area without a number.
        short: the number alone, for on the map.
        group: the district; lines on a tile map keep districts apart.
        here: whether the map is about this area.
    """

    key: str
    name: str
    url: str
    value: str
    fill: str
    group: str = ""
    here: bool = False
    short: str = ""

    @property
    def title(self) -> str:
        """What a screen reader says, and what hovering shows."""
        return f"{self.name}: {self.value}"

    @property
    def pattern(self) -> str:
        """The fill of an area without a number."""
        return pattern_of(self.fill)


@dataclass(frozen=True)
class Shape:
    """An area with its path, and lines of text with where they stand."""

    area: Area
    path: str
    x: str
    names: tuple[tuple[str, str], ...]
    short: str
    middle: str
    value_at: str


@dataclass(frozen=True)
class Map:
    """A drawing of `width` by `height` units."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    borders: str
    tiles: bool


def fill_of(index: int, classes: int) -> str:
    """The fill of a class; fewer classes lie as far apart as they can."""
    step = round(index * (FILLS - 1) / (classes - 1)) if classes > 1 else FILLS // 2
    return f"class-{step}"


def map_with_borders(sheet: Sheet, areas: Iterable[Area]) -> Map:
    """The areas that have a border; a name only where it fits."""
    drawn = [(area, sheet.outlines[area.key]) for area in areas if area.key in sheet.outlines]
    shapes = tuple(_bordered(area, outline) for area, outline in drawn)
    return Map(sheet.width, round(sheet.height, 1), shapes, "", tiles=False)


def _bordered(area: Area, outline: Outline) -> Shape:
    path = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring[:-1]) + "Z" for ring in outline.rings)
    x, y = outline.label
    names = lines_of_name(area.name, 14) if _room(outline) >= LETTER * min(len(area.name), 14) else []
    top = y - 8 * (len(names) - 1)
    placed = tuple((name, f"{top + 16 * line:g}") for line, name in enumerate(names))
    return Shape(area, path, f"{x:g}", placed, "", f"{y:g}", "")


def _room(outline: Outline) -> float:
    """How wide the area is around its label: the least distance to a corner at about the same height, twice."""
    x, y = outline.label
    xs = [px for ring in outline.rings for px, _py in ring]
    near = [abs(px - x) for ring in outline.rings for px, py in ring if abs(py - y) < 24]
    return min(2 * min(near, default=x - min(xs)), max(xs) - min(xs))


def map_of_tiles(tiles: Mapping[str, Tile], areas: Sequence[Area]) -> Map:
    """Every area that has a tile, as one square of a grid."""
    shown = [area for area in areas if area.key in tiles]
    used = [tiles[area.key] for area in shown]
    lefts = _edges([tile.column for tile in used], TILE_WIDTH)
    tops = _edges([tile.row for tile in used], TILE_HEIGHT)
    shorts = short_names([area.name for area in shown])
    shapes = tuple(
        _tiled(area, lefts[t.column], tops[t.row], shorts[area.name]) for area, t in zip(shown, used, strict=True)
    )
    groups = {tile: area.group for area, tile in zip(shown, used, strict=True)}
    return Map(lefts[-1], tops[-1], shapes, _borders(groups, lefts, tops), tiles=True)


def _edges(used: Sequence[int], size: float) -> list[float]:
    """Where each column (or row) begins, and at the end where the last one ends; empty ones are narrow."""
    filled, edges = set(used), [0.0]
    for number in range(max(used, default=-1) + 1):
        edges.append(round(edges[-1] + (size if number in filled else size * EMPTY), 1))
    return edges


def _tiled(area: Area, left: float, top: float, short: str) -> Shape:
    names = lines_of_name(area.name)
    x = f"{left + TILE_WIDTH / 2:g}"
    wide, high = TILE_WIDTH - GAP, TILE_HEIGHT - GAP
    path = f"M{left + GAP / 2:g} {top + GAP / 2:g}h{wide:g}v{high:g}h-{wide:g}Z"
    first = top + TILE_HEIGHT / 2 - 9 * len(names)
    placed = tuple((name, f"{first + 17 * line:g}") for line, name in enumerate(names))
    return Shape(
        area, path, x, placed, short, f"{top + TILE_HEIGHT / 2 + 11:g}", f"{first + 17 * len(names) + 5:g}"
    )


def _borders(groups: Mapping[Tile, str], lefts: Sequence[float], tops: Sequence[float]) -> str:
    """Lines between tiles of different districts that touch."""
    lines = []
    for tile, group in sorted(groups.items(), key=lambda pair: (pair[0].row, pair[0].column)):
        right, below = Tile(tile.column + 1, tile.row), Tile(tile.column, tile.row + 1)
        if groups.get(right, group) != group:
            lines.append(f"M{lefts[right.column]:g} {tops[tile.row]:g}V{tops[tile.row + 1]:g}")
        if groups.get(below, group) != group:
            lines.append(f"M{lefts[tile.column]:g} {tops[below.row]:g}H{lefts[tile.column + 1]:g}")
    return "".join(lines)
