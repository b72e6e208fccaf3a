# SPDX-License-Identifier: EUPL-1.2
"""Fewer nodes, the same distances: nodes between two streets are taken out where the street goes straight on.

Of every chain of nodes with two streets, those stay that are needed to keep the drawn line within a tolerance of
the street (the method of Ramer, Douglas and Peucker): addresses are put on the drawn line. Lengths are added up in
whole millimetres, so distances between the nodes that stay do not change at all.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from woonregie_core.proximity.network import Ints, Longs
from woonregie_core.proximity.problems import Code, refuse
from woonregie_core.proximity.sorting import fill_arcs


@dataclass(frozen=True)
class Contracted:
    """A network with fewer nodes.

    Attributes:
        kept: (k), rows of the nodes that stay, in order.
        ends: (m, 2), rows of the nodes, as they were numbered before. millimetres: (m). steps: (m).
    """

    kept: Longs
    ends: Longs
    millimetres: Longs
    steps: NDArray[np.bool_]


def contract(
    x: ArrayLike, y: ArrayLike, ends: ArrayLike, millimetres: ArrayLike, steps: ArrayLike, tolerance: float
) -> Contracted:
    """Take out the nodes between two streets of one kind, where that moves the drawn line little.

    Args:
        x, y: (n), metres. ends: (m, 2), rows of nodes. millimetres: (m), whole lengths. steps: (m).
        tolerance: metres between the street and the line that is left of it, at most.

    Raises:
        ProximityError: arrays that do not fit each other, or an end that is no row.
    """
    east, north = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    pairs = np.ascontiguousarray(np.asarray(ends, dtype=np.int32).reshape(-1, 2))
    lengths, kinds = np.asarray(millimetres, dtype=np.int64), np.asarray(steps, dtype=bool)
    if not (east.shape == north.shape and lengths.shape == kinds.shape == (len(pairs),)):
        raise refuse(Code.SHAPE, x=east.shape, y=north.shape, edges=len(pairs), lengths=lengths.shape)
    if len(pairs) and not 0 <= pairs.min() <= pairs.max() < len(east):
        raise refuse(Code.UNKNOWN_NODE, first=int(pairs.max()), count=1)
    number = np.arange(len(pairs), dtype=np.int32)
    start, arcs = fill_arcs(pairs, number, len(east))
    anchor = _anchors(start, arcs, kinds)
    made, count = _walk(start, arcs, anchor, lengths, east, north, float(tolerance))
    found = made[:count]
    used = np.unique(found[:, :2])
    return Contracted(used, found[:, :2].copy(), found[:, 2].copy(), kinds[found[:, 3]])


def _anchors(start: Ints, arcs: Ints, steps: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(n), nodes that stay whatever the line looks like: crossings, ends, and where steps begin."""
    two = np.diff(start) == 2
    first = np.minimum(start[:-1], max(len(arcs) - 2, 0))
    if not len(arcs):
        return np.asarray(~two)
    same = steps[arcs[first, 1]] == steps[arcs[first + 1, 1]]
    loop = arcs[first, 1] == arcs[first + 1, 1]
    return np.asarray(~(two & same & ~loop))


@njit(cache=True, nogil=True)
def _walk(start, arcs, anchor, lengths, x, y, tolerance):  # type: ignore[no-untyped-def]
    """Every chain from anchor to anchor, then rings without any; (m, 4): ends, length, one of its streets."""
    edges, nodes = len(lengths), len(anchor)
    made, count, used = np.empty((edges, 4), np.int64), 0, np.zeros(edges, np.bool_)
    chain, before = np.empty(edges + 1, np.int32), np.zeros(edges + 1, np.int64)
    stay, stack = np.zeros(edges + 1, np.bool_), np.empty((edges + 1, 2), np.int64)
    for rings in (False, True):
        for home in range(nodes):
            if anchor[home] or rings:
                for arc in range(start[home], start[home + 1]):
                    if not used[arcs[arc, 1]]:
                        size = _follow(start, arcs, anchor, lengths, used, home, arc, chain, before)
                        _straighten(chain, size, x, y, tolerance, stay, stack)
                        count = _note(chain, before, stay, size, arcs[arc, 1], made, count)
    return made, count


@njit(cache=True, nogil=True)
def _follow(start, arcs, anchor, lengths, used, home, arc, chain, before):  # type: ignore[no-untyped-def]
    """The nodes from `home` over this arc to the next anchor or back home, and the way so far at each of them."""
    chain[0], size, node = home, 1, home
    while True:
        edge = arcs[arc, 1]
        used[edge] = True
        node = arcs[arc, 0]
        chain[size], before[size] = node, before[size - 1] + lengths[edge]
        size += 1
        if anchor[node] or node == home:
            return size
        arc = start[node] if arcs[start[node], 1] != edge else start[node] + 1


@njit(cache=True, nogil=True)
def _straighten(chain, size, x, y, tolerance, stay, stack):  # type: ignore[no-untyped-def]
    """Mark the nodes of a chain that must stay, so that the line lies nowhere farther from it."""
    stay[:size] = False
    stay[0] = stay[size - 1] = True
    stack[0, 0], stack[0, 1], waiting = 0, size - 1, 1
    while waiting > 0:
        waiting -= 1
        first, last = stack[waiting, 0], stack[waiting, 1]
        worst, at = tolerance, -1
        for one in range(first + 1, last):
            away = _beside(x[chain[one]], y[chain[one]], x[chain[first]], y[chain[first]], x[chain[last]],
                           y[chain[last]])  # fmt: skip
            if away > worst:
                worst, at = away, one
        if at >= 0:
            stay[at] = True
            stack[waiting, 0], stack[waiting, 1] = first, at
            stack[waiting + 1, 0], stack[waiting + 1, 1] = at, last
            waiting += 2


@njit(cache=True, nogil=True)
def _beside(px, py, ax, ay, bx, by):  # type: ignore[no-untyped-def]
    """Metres between a point and the line from a to b."""
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / square))
    return np.hypot(px - ax - share * dx, py - ay - share * dy)


@njit(cache=True, nogil=True)
def _note(chain, before, stay, size, edge, made, count):  # type: ignore[no-untyped-def]
    """Write down the streets between the nodes that stay; one that only comes back to itself is left out."""
    last = 0
    for one in range(1, size):
        if stay[one]:
            if chain[last] != chain[one]:
                made[count, 0], made[count, 1] = chain[last], chain[one]
                made[count, 2], made[count, 3] = before[one] - before[last], edge
                count += 1
            last = one
    return count
