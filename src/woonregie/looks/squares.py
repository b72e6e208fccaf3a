# SPDX-License-Identifier: EUPL-1.2
"""Geometry of a map of squares: one path per fill, outlines around groups of squares, names. Only SVG."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

MARGIN = 3  # squares around the town
CLOSED, OPENED = 1.6, 1.0  # squares: gaps in an outline narrower than twice the first go, spikes of the second
Square = tuple[int, int]


@dataclass(frozen=True)
class Fill:
    """All squares with one fill, as one path."""

    name: str
    path: str


@dataclass(frozen=True)
class Group:
    """An outline around squares that leads somewhere; `title` is what a screen reader says."""

    key: str
    title: str
    url: str
    label: str
    path: str = ""
    x: str = ""
    y: str = ""


@dataclass(frozen=True)
class Name:
    """A name at a place of the map."""

    text: str
    x: str
    y: str


@dataclass(frozen=True)
class SquareMap:
    """A drawing of `width` by `height` squares; x grows to the east, y to the south."""

    width: float
    height: float
    fills: tuple[Fill, ...]
    groups: tuple[Group, ...]
    names: tuple[Name, ...]


def square_map(
    fills: Mapping[Square, str],
    order: Sequence[str],
    groups: Iterable[tuple[Group, Iterable[Square]]] = (),
    names: Iterable[tuple[str, Square]] = (),
) -> SquareMap:
    """Squares on a sheet.

    Args:
        fills: the fill of each square by column and row, columns from the west and rows from the south.
        order: the fills, in the order in which they are drawn.
        groups: with the squares that each goes around.
        names: with the square in whose middle each stands.
    """
    if not fills:
        return SquareMap(0, 0, (), (), ())
    west, north = min(x for x, _y in fills) - MARGIN, max(y for _x, y in fills) + MARGIN
    wide = max(x for x, _y in fills) + MARGIN - west + 1
    high = north - (min(y for _x, y in fills) - MARGIN) + 1

    def at(square: Square) -> Square:
        """Column and row on the sheet."""
        return square[0] - west, north - square[1]

    by_fill: dict[str, list[Square]] = defaultdict(list)
    for square, fill in sorted(fills.items()):
        by_fill[fill].append(at(square))
    drawn = tuple(Fill(name, _squares(by_fill[name])) for name in order if name in by_fill)
    around = tuple(_outlined(group, [at(one) for one in members]) for group, members in groups)
    placed = tuple(Name(text, f"{x + 0.5:g}", f"{y + 0.5:g}") for text, one in names for x, y in [at(one)])
    return SquareMap(wide, high, drawn, around, placed)


def _squares(squares: Iterable[Square]) -> str:
    """One path; squares beside each other in a row become one bar."""
    rows: dict[int, list[int]] = defaultdict(list)
    for x, y in squares:
        rows[y].append(x)
    return "".join(
        f"M{start} {y}h{many}v1h-{many}z" for y, columns in sorted(rows.items()) for start, many in _runs(columns)
    )


def _runs(columns: Iterable[int]) -> Iterable[tuple[int, int]]:
    start, many = None, 0
    for column in sorted(columns):
        if start is not None and column == start + many:
            many += 1
            continue
        if start is not None:
            yield start, many
        start, many = column, 1
    if start is not None:
        yield start, many


def _outlined(group: Group, squares: Sequence[Square]) -> Group:
    """The group with its outline, and where its label fits."""
    whole = shapely.union_all([shapely.box(x, y, x + 1, y + 1) for x, y in squares])
    filled = whole.buffer(CLOSED).buffer(-CLOSED - OPENED).buffer(OPENED)
    closed = whole if filled.is_empty else filled
    middle = shapely.point_on_surface(max(_parts(closed), key=lambda part: part.area))
    path = "".join(_ring(part.exterior) for part in _parts(closed))
    return Group(group.key, group.title, group.url, group.label, path, f"{middle.x:.1f}", f"{middle.y:.1f}")


def _parts(shape: Any) -> list[Any]:
    return list(getattr(shape, "geoms", [shape]))


def _ring(ring: Any) -> str:
    corners = [f"{x:.1f} {y:.1f}" for x, y in ring.simplify(0.12).coords[:-1]]
    return "M" + "L".join(corners) + "Z"
