# SPDX-License-Identifier: EUPL-1.2
"""Geometry of line charts: lines with gaps where nothing was measured, bands, target points; and spark lines.

Only SVG attributes. A gap is never bridged: a missing value is not a value between its neighbours.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woonregie.looks.wording import number_words

Point = tuple[float, float]
_NICE_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Line:
    """Values along the horizontal axis: `(x, value)` pairs, None where there is no value. `tone` is a class."""

    label: str
    points: Sequence[tuple[float, float | None]]
    tone: str = "line-1"


@dataclass(frozen=True)
class Band:
    """Where values may lie: `(x, low, high)` along the horizontal axis."""

    points: Sequence[tuple[float, float, float]]


@dataclass(frozen=True)
class Target:
    """A point that should have been reached."""

    x: float
    value: float
    label: str = ""


@dataclass(frozen=True)
class Dot:
    """A marked point of a drawn line, with the value it stands for."""

    x: str
    y: str
    value: float


@dataclass(frozen=True)
class DrawnLine:
    """A line as SVG: one path for each stretch without a gap, and its points."""

    line: Line
    paths: tuple[str, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Tick:
    """A place on an axis: where it is drawn, and what stands beside it."""

    at: str
    value: float
    label: str


@dataclass(frozen=True)
class Chart:
    """A line chart of `width` by `height`, with room for labels at the left and below."""

    width: float
    height: float
    left: float
    right: float
    bottom: float
    lines: tuple[DrawnLine, ...]
    bands: tuple[str, ...]
    targets: tuple[tuple[Dot, Target], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


@dataclass(frozen=True)
class Spark:
    """A line without axes. `last` is the last value that there is."""

    width: float
    height: float
    paths: tuple[str, ...]
    dots: tuple[Dot, ...]
    last: Dot | None


@dataclass(frozen=True)
class _Frame:
    """From numbers to places in the drawing."""

    x: tuple[float, float]
    y: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float

    def at(self, x: float, y: float) -> Point:
        return self.across(x), self.up(y)

    def across(self, x: float) -> float:
        return _between(x, self.x, self.left, self.right)

    def up(self, y: float) -> float:
        return _between(y, self.y, self.bottom, self.top)


def _between(value: float, bounds: tuple[float, float], start: float, end: float) -> float:
    low, high = bounds
    share = (value - low) / (high - low) if high > low else 0.5
    return start + share * (end - start)


def spark(values: Sequence[float | None], width: float = 120, height: float = 34) -> Spark:
    """A spark line through values that are equally far apart."""
    known = [value for value in values if value is not None]
    if not known:
        return Spark(width, height, (), (), None)
    frame = _Frame((0, max(len(values) - 1, 1)), (min(known), max(known)), 4, width - 5, 5, height - 5)
    drawn = _drawn(Line("", list(enumerate(values))), frame)
    alone = tuple(run[0] for run in _runs(drawn.line.points, frame) if len(run) == 1)
    return Spark(width, height, drawn.paths, alone, drawn.dots[-1])


def line_chart(
    lines: Sequence[Line],
    bands: Sequence[Band] = (),
    targets: Sequence[Target] = (),
    width: float = 640,
    height: float = 280,
    from_zero: bool = False,
    names: Mapping[float, str] | None = None,
) -> Chart:
    """A chart of one or more lines.

    Args:
        from_zero: whether the vertical axis has to start at nought.
        names: what stands under the horizontal axis for each x; a year or a whole number where left out.
    """
    named = names or {}
    numbers = [*_numbers(lines), *_numbers_of(bands, targets)] or [(0.0, 0.0)]
    ys = [y for _x, y in numbers] + ([0.0] if from_zero else [])
    up = nice_ticks(min(ys), max(ys))
    xs = [x for x, _y in numbers]
    frame = _Frame((min(xs), max(xs)), (up[0], up[-1]), 58, width - 14, 14, height - 34)
    return Chart(
        width=width,
        height=height,
        left=frame.left,
        right=frame.right,
        bottom=frame.bottom,
        lines=tuple(_drawn(line, frame) for line in lines),
        bands=tuple(_band_path(band, frame) for band in bands if band.points),
        targets=tuple((_dot(target.x, target.value, frame), target) for target in targets),
        across=tuple(Tick(_short(frame.across(x)), x, named.get(x, f"{x:g}")) for x in _some(sorted(set(xs)))),
        up=tuple(Tick(_short(frame.up(y)), y, number_words(y)) for y in up),
    )


def nice_ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from just below `low` to just above `high`, about so many of them."""
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in _NICE_STEPS if nice * power >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _numbers(lines: Iterable[Line]) -> list[Point]:
    return [(x, y) for line in lines for x, y in line.points if y is not None]


def _numbers_of(bands: Iterable[Band], targets: Iterable[Target]) -> list[Point]:
    edges = [(x, y) for band in bands for x, low, high in band.points for y in (low, high)]
    return edges + [(target.x, target.value) for target in targets]


def _some(xs: list[float], most: int = 8) -> list[float]:
    """At most so many of them, the last always among them."""
    every = math.ceil(len(xs) / most)
    return xs[::-1][::every][::-1]


def _drawn(line: Line, frame: _Frame) -> DrawnLine:
    runs = _runs(line.points, frame)
    paths = tuple("M" + "L".join(f"{dot.x} {dot.y}" for dot in run) for run in runs if len(run) > 1)
    return DrawnLine(line, paths, tuple(dot for run in runs for dot in run))


def _runs(points: Iterable[tuple[float, float | None]], frame: _Frame) -> list[list[Dot]]:
    """Stretches without a gap."""
    runs: list[list[Dot]] = [[]]
    for x, value in points:
        if value is None:
            runs.append([])
        else:
            runs[-1].append(_dot(x, value, frame))
    return [run for run in runs if run]


def _band_path(band: Band, frame: _Frame) -> str:
    upper = [frame.at(x, high) for x, _low, high in band.points]
    lower = [frame.at(x, low) for x, low, _high in reversed(band.points)]
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in upper + lower) + "Z"


def _dot(x: float, value: float, frame: _Frame) -> Dot:
    across, up = frame.at(x, value)
    return Dot(_short(across), _short(up), value)


def _short(number: float) -> str:
    return f"{number:.1f}"
