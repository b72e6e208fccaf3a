# SPDX-License-Identifier: EUPL-1.2
"""Five classes for a map: which values belong together, and bounds that are easy to read.

The values are cut first; then each bound becomes the roundest number between two neighbours.
So rounding never moves an area to another class, and no class is empty.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from woonregie_core.geography.round_numbers import roundest_between

MOST_CLASSES = 5
Floats = NDArray[np.float64]


class Method(StrEnum):
    """How values are cut into classes."""

    NATURAL = "natural"
    QUANTILE = "quantile"
    EQUAL = "equal"


@dataclass(frozen=True)
class Class:
    """One class: from `low` up to but without `high`; the last class holds its `high` too.

    Attributes:
        least, greatest: the outermost values that are in it.
        count: how many values are in it, at least one.
    """

    low: float
    high: float
    least: float
    greatest: float
    count: int


@dataclass(frozen=True)
class Classes:
    """The classes from low to high."""

    method: Method
    classes: tuple[Class, ...]

    def index_of(self, value: float) -> int:
        """Which class a value is in, from 0; values outside go to the nearest class.

        Raises:
            ValueError: there are no classes.
        """
        if not self.classes:
            raise ValueError("there are no classes")
        return sum(value >= each.low for each in self.classes[1:])


def class_breaks(values: Sequence[float], method: Method = Method.NATURAL, most: int = MOST_CLASSES) -> Classes:
    """Cut values into at most `most` classes; fewer where there are fewer different values.

    Args:
        values: finite numbers, in any order; equal values always share a class.

    Raises:
        ValueError: a value is not finite, or `most` is below one.
    """
    if most < 1:
        raise ValueError("at least one class is needed")
    numbers = np.asarray(values, dtype=np.float64)
    if not np.isfinite(numbers).all():
        raise ValueError("classes are made of finite numbers")
    distinct, counts = np.unique(numbers, return_counts=True)
    if not len(distinct):
        return Classes(method, ())
    starts = _starts(distinct, counts, method, most)
    return Classes(method, _classes(distinct, counts, starts))


def _starts(distinct: Floats, counts: NDArray[np.int64], method: Method, most: int) -> list[int]:
    """Positions in the distinct values where a class begins; the first is 0."""
    if len(distinct) <= most:
        return list(range(len(distinct)))
    return _CUTS[method](distinct, counts, most)


def _equal(distinct: Floats, _counts: NDArray[np.int64], most: int) -> list[int]:
    """Classes that are equally wide; a class without values is left out."""
    bounds = np.linspace(distinct[0], distinct[-1], most + 1)[:-1]
    return sorted({int(np.searchsorted(distinct, bound)) for bound in bounds})


def _quantile(distinct: Floats, counts: NDArray[np.int64], most: int) -> list[int]:
    """Classes with about as many values in each."""
    below = np.concatenate([[0], np.cumsum(counts)[:-1]])
    wanted = counts.sum() * np.arange(most) / most
    return sorted({int(np.abs(below - each).argmin()) for each in wanted})


def _natural(distinct: Floats, counts: NDArray[np.int64], most: int) -> list[int]:
    """Classes with the least squared distance to their means (Fisher 1958; the natural breaks of Jenks 1967).

    Exact, by dynamic programming: time grows with most * n squared for n different values.
    """
    spread = _Spread(distinct, counts)
    ends = np.arange(len(distinct))
    cost = spread.between(np.zeros(len(distinct), dtype=np.int64), ends)
    began = [np.zeros(len(distinct), dtype=np.int64)]
    for _class in range(1, most):
        cost, start = _one_more(cost, spread)
        began.append(start)
    starts, end = [], len(distinct) - 1
    for start in reversed(began):
        starts.append(int(start[end]))
        end = int(start[end]) - 1
        if end < 0:
            break
    return sorted(set(starts))


class _Spread:
    """Sum of squared distances to the mean for any run of values, from running sums."""

    def __init__(self, distinct: Floats, counts: NDArray[np.int64]) -> None:
        centred = distinct - distinct.mean()  # keeps squares small, so that large numbers stay exact enough
        self.weight = np.concatenate([[0.0], np.cumsum(counts)])
        self.total = np.concatenate([[0.0], np.cumsum(counts * centred)])
        self.square = np.concatenate([[0.0], np.cumsum(counts * centred**2)])

    def between(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """For each pair of positions, the spread of the run from the first to the last, both included."""
        weight = self.weight[last + 1] - self.weight[first]
        total = self.total[last + 1] - self.total[first]
        spread: Floats = self.square[last + 1] - self.square[first] - total**2 / weight
        return np.maximum(spread, 0.0)


def _one_more(cost: Floats, spread: _Spread) -> tuple[Floats, NDArray[np.int64]]:
    """The least cost with one more class, and where that last class begins, for each end."""
    best, start = cost.copy(), np.zeros(len(cost), dtype=np.int64)
    for end in range(1, len(cost)):
        firsts = np.arange(1, end + 1)
        total = cost[firsts - 1] + spread.between(firsts, np.full(end, end))
        chosen = int(total.argmin())
        best[end], start[end] = total[chosen], firsts[chosen]
    return best, start


_CUTS: dict[Method, Callable[[Floats, NDArray[np.int64], int], list[int]]] = {
    Method.NATURAL: _natural,
    Method.QUANTILE: _quantile,
    Method.EQUAL: _equal,
}


def _classes(distinct: Floats, counts: NDArray[np.int64], starts: list[int]) -> tuple[Class, ...]:
    ends = [*starts[1:], len(distinct)]
    inner = [roundest_between(float(distinct[start - 1]), float(distinct[start])) for start in starts[1:]]
    lows, highs = [float(distinct[0]), *inner], [*inner, float(distinct[-1])]
    return tuple(
        Class(low, high, float(distinct[a]), float(distinct[b - 1]), int(counts[a:b].sum()))
        for low, high, a, b in zip(lows, highs, starts, ends, strict=True)
    )
