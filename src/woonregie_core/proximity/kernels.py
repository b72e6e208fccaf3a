# SPDX-License-Identifier: EUPL-1.2
"""The hot loops: bounded shortest paths from the facilities to the nodes. Plain loops, compiled by numba.

All lengths are whole millimetres, so answers are the same bit for bit in any order and on any number of threads.
Every search starts at facilities, of which there are fifty times fewer than nodes. The queue is a ring of buckets
16 metres wide; a label that improves inside its bucket is taken up again, so the answer is exact.

Shapes that return everywhere:
    start: (nodes + 1), where the arcs of a node begin. arcs: (arcs, 2), target and millimetres.
    seeds: (seeds, 3), node, millimetres from the facility to that node, number of the facility.
    ring: (buckets, room), distance and node in one number. fill: (buckets), how many each holds.
Indices are `np.uintp`: an index that may be below 0 costs numba a test each time, a tenth of everything here.
`tests/core/proximity/oracle.py` holds the same with a heap, in plain Python.
"""

import numpy as np
from numba import njit

WIDTH = 14  # a bucket is 2**14 millimetres wide
THREE = 3
LOW = np.int64(0xFFFFFFFF)


@njit(cache=True, nogil=True)
def spread(start, arcs, ring, fill, waiting, dist):  # type: ignore[no-untyped-def]
    """Let distances flow from what waits in the ring, wherever they improve `dist`.

    Returns:
        False if a bucket was full: then the caller starts again with more room.
    """
    mask, room, bucket = len(fill) - 1, ring.shape[1], 0
    while waiting > 0:
        slot = bucket & mask
        done = 0
        while done < fill[slot]:
            entry = ring[slot, done]
            done += 1
            node, here = np.uintp(entry & LOW), np.int32(entry >> 32)
            if dist[node] != here:
                continue  # a better label came in between
            for arc in range(np.uintp(start[node]), np.uintp(start[node + np.uintp(1)])):
                other = np.uintp(arcs[arc, 0])
                there = here + arcs[arc, 1]
                if there < dist[other]:
                    dist[other] = there
                    to = np.uintp((there >> WIDTH) & mask)
                    place = fill[to]
                    if place == room:
                        return False
                    ring[to, place] = (np.int64(there) << 32) | np.int64(other)
                    fill[to] = place + 1
                    waiting += 1
        waiting -= done
        fill[slot] = 0
        bucket += 1
    return True


@njit(cache=True, nogil=True)
def nearest(start, arcs, seeds, limit, batch, ring, fill, dist):  # type: ignore[no-untyped-def]
    """Write the distance to the nearest facility into `dist`; `limit + 1` where none is within the limit.

    Seeds come in batches of neighbours: each batch stays in the cache, and what earlier batches left prunes it.

    Args:
        seeds: in order of node.

    Returns:
        False if a bucket was full.
    """
    dist[:] = limit + 1
    mask, room = len(fill) - 1, ring.shape[1]
    for first in range(0, len(seeds), batch):
        waiting = 0
        for seed in range(first, min(first + batch, len(seeds))):
            node, away = seeds[seed, 0], seeds[seed, 1]
            if away < dist[node]:
                dist[node] = away
                slot = (away >> WIDTH) & mask
                if fill[slot] == room:
                    return False
                ring[slot, fill[slot]] = (np.int64(away) << 32) | np.int64(node)
                fill[slot] += 1
                waiting += 1
        if not spread(start, arcs, ring, fill, waiting, dist):
            return False
    return True


@njit(cache=True, nogil=True)
def spread_counting(start, arcs, ring, fill, waiting, base, limit, seen):  # type: ignore[no-untyped-def]
    """One facility's search: adds 1 to the second column of `seen` at every node within the limit.

    The first column holds distance plus `base`. Every search has a lower base than the one before, so nothing
    need be wiped in between: what an earlier search left is farther than anything now.
    """
    mask, room, bucket, top = len(fill) - 1, ring.shape[1], 0, base + limit
    while waiting > 0:
        slot = bucket & mask
        done = 0
        while done < fill[slot]:
            entry = ring[slot, done]
            done += 1
            node, here = np.uintp(entry & LOW), np.int32(entry >> 32)
            if seen[node, 0] != here + base:
                continue
            for arc in range(np.uintp(start[node]), np.uintp(start[node + np.uintp(1)])):
                other = np.uintp(arcs[arc, 0])
                there = here + arcs[arc, 1]
                before = seen[other, 0]
                if there <= limit and there + base < before:
                    if before > top:
                        seen[other, 1] += 1
                    seen[other, 0] = there + base
                    to = np.uintp((there >> WIDTH) & mask)
                    place = fill[to]
                    if place == room:
                        return False
                    ring[to, place] = (np.int64(there) << 32) | np.int64(other)
                    fill[to] = place + 1
                    waiting += 1
        waiting -= done
        fill[slot] = 0
        bucket += 1
    return True


@njit(cache=True, nogil=True)
def count(start, arcs, seeds, limit, ring, fill, seen):  # type: ignore[no-untyped-def]
    """Count the facilities within the limit of every node, into the second column of `seen`.

    Args:
        seeds: in order of facility.
        seen: (nodes, 2), distance plus base, and the count.

    Returns:
        False if a bucket was full.
    """
    highest = np.int64(2**31 - 2)
    seen[:, 0], seen[:, 1] = highest, 0
    mask, base, first = len(fill) - 1, highest - limit - 1, 0
    while first < len(seeds):
        if base < -(2**31) + 1:
            seen[:, 0], base = highest, highest - limit - 1
        waiting, after = 0, first
        while after < len(seeds) and seeds[after, 2] == seeds[first, 2]:
            node, away = seeds[after, 0], seeds[after, 1]
            if away <= limit and away + base < seen[node, 0]:
                if seen[node, 0] > base + limit:
                    seen[node, 1] += 1
                seen[node, 0] = away + base
                slot = (away >> WIDTH) & mask
                ring[slot, fill[slot]] = (np.int64(away) << 32) | np.int64(node)
                fill[slot] += 1
                waiting += 1
            after += 1
        if not spread_counting(start, arcs, ring, fill, waiting, base, limit, seen):
            return False
        base, first = base - limit - 1, after
    return True


@njit(cache=True, nogil=True)
def put_in(labels, node, label):  # type: ignore[no-untyped-def]
    """Put a label among the three of a node, in order, and one per facility; False if it is not among them.

    A label is distance times 2**32 plus facility: of two as far away, the lower number comes first.
    """
    first, second, third = labels[node, 0], labels[node, 1], labels[node, 2]
    owner = label & LOW
    if first & LOW == owner:
        if label >= first:
            return False
        labels[node, 0] = label
    elif second & LOW == owner:
        if label >= second:
            return False
        labels[node, 0], labels[node, 1] = min(first, label), max(first, label)
    else:  # a label of the same facility in the third place is worse than this one: the caller looked
        if label >= third:
            return False
        labels[node, 2] = max(second, label)
        second = min(second, label)
        labels[node, 0], labels[node, 1] = min(first, second), max(first, second)
    return True


@njit(cache=True, nogil=True)
def spread_three(start, arcs, ring, whose, fill, waiting, labels):  # type: ignore[no-untyped-def]
    """As `spread`, for the three nearest facilities of every node. `whose` holds the label of an entry's node."""
    mask, room, bucket = len(fill) - 1, ring.shape[1], 0
    while waiting > 0:
        slot = bucket & mask
        done = 0
        while done < fill[slot]:
            node, label = np.uintp(ring[slot, done]), whose[slot, done]
            done += 1
            if labels[node, 0] != label and labels[node, 1] != label and labels[node, 2] != label:
                continue
            for arc in range(np.uintp(start[node]), np.uintp(start[node + np.uintp(1)])):
                other = np.uintp(arcs[arc, 0])
                there = label + (np.int64(arcs[arc, 1]) << 32)
                if there < labels[other, THREE - 1] and put_in(labels, other, there):
                    to = np.uintp((there >> (32 + WIDTH)) & mask)
                    place = fill[to]
                    if place == room:
                        return False
                    ring[to, place], whose[to, place] = other, there
                    fill[to] = place + 1
                    waiting += 1
        waiting -= done
        fill[slot] = 0
        bucket += 1
    return True


@njit(cache=True, nogil=True)
def three_nearest(start, arcs, seeds, limit, batch, ring, whose, fill, labels):  # type: ignore[no-untyped-def]
    """Write the three nearest facilities of every node into `labels`, of shape (nodes, 3).

    Where there is none within the limit stands `limit` with as facility the highest number there is: any real
    facility comes before it, and nothing beyond the limit does.

    Args:
        seeds: in order of node.

    Returns:
        False if a bucket was full.
    """
    labels[:] = (np.int64(limit) << 32) | LOW
    mask, room = len(fill) - 1, ring.shape[1]
    for first in range(0, len(seeds), batch):
        waiting = 0
        for seed in range(first, min(first + batch, len(seeds))):
            node, away = seeds[seed, 0], seeds[seed, 1]
            label = (np.int64(away) << 32) | np.int64(seeds[seed, 2])
            if label < labels[node, THREE - 1] and put_in(labels, node, label):
                slot = (away >> WIDTH) & mask
                if fill[slot] == room:
                    return False
                ring[slot, fill[slot]], whose[slot, fill[slot]] = node, label
                fill[slot] += 1
                waiting += 1
        if not spread_three(start, arcs, ring, whose, fill, waiting, labels):
            return False
    return True


@njit(cache=True, nogil=True)
def reach_from(start, arcs, seeds, bound, ring, fill, scratch, touched):  # type: ignore[no-untyped-def]
    """Distances from one facility to every node that it brings nearer than its bound; local, so it is quick.

    Args:
        bound: (nodes,) or (1,): a node is taken up only below its bound, in millimetres.
        scratch: (nodes,), the highest int32 everywhere; it is so again afterwards.
        touched: (nodes,), room for the nodes that are found.

    Returns:
        how many nodes were found, and their distances; -1 if a bucket was full.
    """
    mask, room, found, waiting, step = len(fill) - 1, ring.shape[1], 0, 0, min(len(bound) - 1, 1)
    far, good = np.int32(2**31 - 1), True
    for seed in range(len(seeds)):
        found, waiting = _take(seeds[seed, 0], seeds[seed, 1], bound, step, ring, fill, scratch, touched, found,
                               waiting, mask)  # fmt: skip
    bucket = 0
    while waiting > 0 and good:
        slot, done = bucket & mask, 0
        while done < fill[slot] and good:
            entry = ring[slot, done]
            done += 1
            node, here = entry & LOW, np.int32(entry >> 32)
            if scratch[node] != here:
                continue
            for arc in range(start[node], start[node + 1]):
                there = here + arcs[arc, 1]
                good = good and fill[(there >> WIDTH) & mask] < room
                if good:
                    found, waiting = _take(arcs[arc, 0], there, bound, step, ring, fill, scratch, touched, found,
                                           waiting, mask)  # fmt: skip
        waiting -= done
        fill[slot] = 0
        bucket += 1
    distances = scratch[touched[:found]]
    scratch[touched[:found]] = far
    return (found if good else -1), distances


@njit(cache=True, nogil=True)
def _take(node, away, bound, step, ring, fill, scratch, touched, found, waiting, mask):  # type: ignore[no-untyped-def]
    if away < bound[node * step] and away < scratch[node]:
        if scratch[node] == 2**31 - 1:
            touched[found] = node
            found += 1
        scratch[node] = away
        slot = (away >> WIDTH) & mask
        ring[slot, fill[slot]] = (np.int64(away) << 32) | np.int64(node)
        fill[slot] += 1
        waiting += 1
    return found, waiting
