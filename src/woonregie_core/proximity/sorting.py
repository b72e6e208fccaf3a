# SPDX-License-Identifier: EUPL-1.2
"""Order nodes along a curve that keeps neighbours together, and edges by the node they leave from."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from woonregie_core.proximity.problems import Code, refuse

BITS = 16
MOST_ARCS = 2**31 - 2


def curve_order(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
    """Nodes in the order of a Hilbert curve over their plane; memory then follows the street."""
    side = max(float(np.ptp(x)), float(np.ptp(y)), 1.0)
    order: NDArray[np.int64] = np.argsort(_curve(x, y, float(x.min()), float(y.min()), (2**BITS - 1) / side))
    return order


@njit(cache=True, nogil=True)
def _curve(x, y, west, south, scale):  # type: ignore[no-untyped-def]
    keys = np.empty(len(x), np.uint32)
    for node in range(len(x)):
        a, b, key = np.int64((x[node] - west) * scale), np.int64((y[node] - south) * scale), np.int64(0)
        half = np.int64(1 << (BITS - 1))
        while half > 0:
            right, up = np.int64((a & half) > 0), np.int64((b & half) > 0)
            key += half * half * ((3 * right) ^ up)
            if up == 0:
                if right == 1:
                    a, b = half - 1 - (a & (half - 1)), half - 1 - (b & (half - 1))
                a, b = b, a
            a, b, half = a & (half - 1), b & (half - 1), half >> 1
        keys[node] = key
    return keys


def find_rows(keys: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int32]:
    """Row of each wanted number among different keys; -1 if it is not there.

    Numbers that lie close together are looked up in a table, others by bisection.
    """
    low, high = int(keys.min()), int(keys.max())
    if high - low <= 8 * len(keys) + 1000:
        table = np.full(high - low + 1, -1, np.int32)
        table[keys - low] = np.arange(len(keys), dtype=np.int32)
        found: NDArray[np.int32] = _look_up(table, low, wanted)
        return found
    order = np.argsort(keys)
    place = np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)
    rows: NDArray[np.int32] = np.where(keys[order[place]] == wanted, order[place], -1).astype(np.int32)
    return rows


@njit(cache=True, nogil=True)
def _look_up(table, low, wanted):  # type: ignore[no-untyped-def]
    rows = np.empty(len(wanted), np.int32)
    for one in range(len(wanted)):
        place = wanted[one] - low
        rows[one] = table[place] if 0 <= place < len(table) else -1
    return rows


def fill_arcs(
    places: NDArray[np.int32], lengths: NDArray[np.int32], nodes: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Both directions of every edge, by the node they leave: where each node's arcs begin, and the arcs.

    Raises:
        ProximityError: more arcs than 32 bits can count.
    """
    if 2 * len(places) > MOST_ARCS:
        raise refuse(Code.TOO_LARGE, edges=len(places))
    start, arcs = np.zeros(nodes + 1, np.int32), np.empty((2 * len(places), 2), np.int32)
    _fill(places, lengths, start, arcs)
    return start, arcs


@njit(cache=True, nogil=True)
def _fill(places, lengths, start, arcs):  # type: ignore[no-untyped-def]
    for edge in range(len(places)):
        start[places[edge, 0]] += 1
        start[places[edge, 1]] += 1
    total = 0
    for node in range(len(start)):
        total += start[node]
        start[node] = total  # the end of each node's arcs; filling counts back to where they begin
    for edge in range(len(places) - 1, -1, -1):
        one, other = places[edge, 0], places[edge, 1]
        start[one] -= 1
        arcs[start[one], 0], arcs[start[one], 1] = other, lengths[edge]
        start[other] -= 1
        arcs[start[other], 0], arcs[start[other], 1] = one, lengths[edge]
