# SPDX-License-Identifier: EUPL-1.2
"""The loop that finds the nearest place on a street for many points. The oracle in the tests has it plain."""

import numpy as np
from numba import njit

MILLI, MICRO = 1000, 1e6


@njit(cache=True, nogil=True)
def snap_all(x, y, keys, start, arcs, near, px, py, at_most):  # type: ignore[no-untyped-def]
    """The nearest place on a street around the nearest nodes of each point.

    Among places as near (to the micrometre) a street comes before a bare node, then the lowest numbers of the
    caller, then the shorter street.

    Args:
        near: (p, k), nodes to look around. at_most: metres; what lies farther gets -1 as ends.

    Returns:
        ends (p, 2), away (p, 2) in millimetres, metres beside the street (p), along and length in millimetres (p).
    """
    points = len(px)
    ends, away = np.full((points, 2), -1, np.int32), np.zeros((points, 2), np.int32)
    beside, along, length = np.empty(points), np.zeros(points, np.int32), np.zeros(points, np.int32)
    for point in range(points):
        best, share, one, other, long = _nearest(x, y, keys, start, arcs, near[point], px[point], py[point])
        beside[point] = best
        if best <= at_most:
            aside, way = np.int32(np.rint(best * MILLI)), np.int32(np.rint(share * long))
            ends[point, 0], ends[point, 1] = one, other
            away[point, 0], away[point, 1] = aside + way, aside + long - way
            along[point], length[point] = way, long
    return ends, away, beside, along, length


@njit(cache=True, nogil=True)
def _nearest(x, y, keys, start, arcs, near, px, py):  # type: ignore[no-untyped-def]
    """Metres beside the street, share of it, its ends in order of the caller's numbers, and its millimetres."""
    best, rank, share, one, other, long = np.inf, np.inf, 0.0, -1, -1, 0
    for node in near:
        for arc in range(start[node] - 1, start[node + 1]):
            # the round before the first arc is the node itself, as a street without length
            mate = node if arc < start[node] else arcs[arc, 0]
            reach = 0 if arc < start[node] else arcs[arc, 1]
            a, b = (mate, node) if keys[node] > keys[mate] else (node, mate)
            metres, part = _beside(x[a], y[a], x[b], y[b], px, py)
            near_by = np.rint(metres * MICRO)
            if near_by > rank:
                continue
            if near_by < rank or _before(a, b, reach, one, other, long, keys):
                best, rank, share, one, other, long = metres, near_by, part, a, b, reach
    return best, share, one, other, long


@njit(cache=True, nogil=True)
def _before(a, b, reach, one, other, long, keys):  # type: ignore[no-untyped-def]
    """Whether street a-b goes before street one-other, which is as near."""
    if (a == b) != (one == other):
        return one == other
    if keys[a] != keys[one]:
        return keys[a] < keys[one]
    if keys[b] != keys[other]:
        return keys[b] < keys[other]
    return reach < long


@njit(cache=True, nogil=True)
def _beside(ax, ay, bx, by, px, py):  # type: ignore[no-untyped-def]
    """Metres between a point and the line from a to b, and which share of the line lies before that place."""
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    share = ((px - ax) * dx + (py - ay) * dy) / (square if square > 0 else 1.0)
    share = min(1.0, max(0.0, share))
    return np.hypot(px - ax - share * dx, py - ay - share * dy), share
