# SPDX-License-Identifier: EUPL-1.2
"""How near: the nearest facility, the three nearest and who they are, and how many within reach, for every node.

Distances are whole millimetres and a limit counts as within. Of two facilities as far away, the one whose id comes
first in order is the nearer. Threads each take a category, the heaviest first; the answer does not depend on them.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray

from woonregie_core.proximity import kernels
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Sources
from woonregie_core.proximity.network import MILLIMETRES, Ints, Longs, Network
from woonregie_core.proximity.problems import Code, refuse

MOST_METRES = 100_000
NOBODY = -1
CACHED_NODES = 300_000  # a network up to this size fits the cache; a larger one is searched a batch at a time
BATCH = 16
BATCH_OF_THREE = 8  # labels of three take six times the memory of a distance: smaller batches, at any size


@dataclass(frozen=True)
class Nearest:
    """Distance to the nearest facility.

    Attributes:
        limit: metres that were searched.
        millimetres: by category, of shape (n); above the limit where there is none within it.
    """

    limit: float
    millimetres: Mapping[str, Ints]

    def metres(self, category: str) -> Floats:
        """(n), metres; infinite where none is within the limit. That is no distance: it is only farther."""
        found = self.millimetres[category]
        return np.where(found > _mm(self.limit), np.inf, found / MILLIMETRES)


@dataclass(frozen=True)
class ThreeNearest:
    """The three nearest facilities of one category.

    Attributes:
        ids: of the category's facilities, in order.
        limit: metres that were searched.
        labels: (n, 3), nearest first: millimetres times 2**32, plus the facility's number.
    """

    ids: tuple[str, ...]
    limit: float
    labels: Longs

    def metres(self, rows: NDArray[np.int64] | slice = slice(None)) -> Floats:
        """(rows, 3), metres; infinite where there is no such facility within the limit."""
        labels = self.labels[rows]
        return np.where(labels & kernels.LOW == kernels.LOW, np.inf, (labels >> 32) / MILLIMETRES)

    def numbers(self, rows: NDArray[np.int64] | slice = slice(None)) -> Longs:
        """(rows, 3), the facility's place in `ids`; `NOBODY` where there is none within the limit."""
        owner = self.labels[rows] & kernels.LOW
        return np.where(owner == kernels.LOW, NOBODY, owner)


def _mm(metres: float) -> int:
    if not 0 <= metres <= MOST_METRES:
        raise refuse(Code.REACH, metres=metres, most=MOST_METRES)
    return round(metres * MILLIMETRES)


def buckets_for(network: Network, seeds: Ints, limit: int) -> int:
    """How many buckets the ring needs, so that nothing laps it."""
    longest = max(min(network.longest, limit), int(seeds[:, 1].max(initial=0)))
    return int(1 << int(np.ceil(np.log2((longest >> kernels.WIDTH) + 2))))


def repeat_with_room(room: int, work: Callable[[int], bool]) -> None:
    """Do the work with so much room per bucket, and again with four times as much until it fits."""
    while not work(room):
        room *= 4


def _batch(network: Network, seeds: Ints) -> int:
    return max(len(seeds), 1) if network.size <= CACHED_NODES else BATCH


def _room(batch: int) -> int:
    return max(256, 8 * batch)


def each(sources: Mapping[str, Sources], work: Callable[[str], object]) -> None:
    """Do the work for every category, the heaviest first, on the threads that numba may use."""
    heaviest = sorted(sources, key=lambda category: (-len(sources[category].seeds), category))
    with ThreadPoolExecutor(numba.get_num_threads()) as pool:
        list(pool.map(work, heaviest))


def nearest(network: Network, sources: Mapping[str, Sources], limit: float) -> Nearest:
    """Distance from every node to the nearest facility of each category.

    Args:
        limit: metres to search, at most 100 km.

    Raises:
        ProximityError: the limit is no such distance.
    """
    found = {category: np.empty(network.size, np.int32) for category in sources}
    most = _mm(limit)

    def search(category: str) -> None:
        """One category."""
        seeds = sources[category].seeds
        batch, buckets = _batch(network, seeds), buckets_for(network, seeds, most)

        def attempt(room: int) -> bool:
            """With so much room per bucket."""
            ring, fill = np.empty((buckets, room), np.int64), np.zeros(buckets, np.int64)
            return bool(kernels.nearest(network.start, network.arcs, seeds, np.int32(most), batch, ring, fill,
                                        found[category]))  # fmt: skip

        repeat_with_room(_room(batch), attempt)

    each(sources, search)
    return Nearest(limit, found)


def count_within(network: Network, sources: Mapping[str, Sources], reach: float) -> dict[str, Ints]:
    """How many facilities of each category lie within reach of every node, by category, of shape (n).

    Args:
        reach: metres, at most 100 km; what lies exactly so far counts.

    Raises:
        ProximityError: the reach is no such distance.
    """
    most, found = _mm(reach), {}

    def search(category: str) -> None:
        """One category."""
        seeds = sources[category].seeds
        seeds = np.ascontiguousarray(seeds[_by_facility(seeds)])
        seen, buckets = np.empty((network.size, 2), np.int32), buckets_for(network, seeds, most)

        def attempt(room: int) -> bool:
            """With so much room per bucket."""
            ring, fill = np.empty((buckets, room), np.int64), np.zeros(buckets, np.int64)
            return bool(kernels.count(network.start, network.arcs, seeds, most, ring, fill, seen))

        repeat_with_room(_room(1), attempt)
        found[category] = seen[:, 1].copy()

    each(sources, search)
    return {category: found[category] for category in sources}


def _by_facility(seeds: Ints) -> Longs:
    """Seeds of a facility together, facilities in the order of their first node: memory is walked in order."""
    first = np.full(int(seeds[:, 2].max(initial=-1)) + 1, np.iinfo(np.int32).max)
    np.minimum.at(first, seeds[:, 2], seeds[:, 0])
    return np.lexsort((seeds[:, 2], first[seeds[:, 2]]))


def three_of(network: Network, sources: Sources, limit: float, into: Longs | None = None) -> ThreeNearest:
    """The three nearest facilities of one category for every node.

    Args:
        limit: metres to search, at most 100 km.
        into: (n, 3) to write the labels in, to use memory again.

    Raises:
        ProximityError: the limit is no such distance.
    """
    labels = np.empty((network.size, kernels.THREE), np.int64) if into is None else into
    most, seeds = _mm(limit), sources.seeds
    batch, buckets = BATCH_OF_THREE, buckets_for(network, seeds, most)

    def attempt(room: int) -> bool:
        """With so much room per bucket."""
        ring, whose = np.empty((buckets, room), np.int64), np.empty((buckets, room), np.int64)
        fill = np.zeros(buckets, np.int64)
        return bool(kernels.three_nearest(network.start, network.arcs, seeds, most, batch, ring, whose, fill,
                                          labels))  # fmt: skip

    repeat_with_room(2 * _room(batch), attempt)
    return ThreeNearest(sources.ids, limit, labels)


def three_nearest(network: Network, sources: Mapping[str, Sources], limit: float) -> dict[str, ThreeNearest]:
    """The three nearest facilities of each category for every node, with their ids; see `three_of`."""
    found: dict[str, ThreeNearest] = {}

    def search(category: str) -> None:
        """One category."""
        found[category] = three_of(network, sources[category], limit)

    each(sources, search)
    return {category: found[category] for category in sources}


def stream_three(
    network: Network, sources: Mapping[str, Sources], limit: float
) -> Iterator[tuple[str, ThreeNearest]]:
    """As `three_nearest`, a few categories at a time: labels of a whole country at once take too much memory.

    What comes out holds only until the next is asked for.
    """
    threads = numba.get_num_threads()
    rooms = [np.empty((network.size, kernels.THREE), np.int64) for _ in range(min(threads, len(sources)))]
    names = sorted(sources, key=lambda category: (-len(sources[category].seeds), category))
    with ThreadPoolExecutor(threads) as pool:
        for first in range(0, len(names), max(threads, 1)):
            part = names[first : first + threads]
            work = [pool.submit(three_of, network, sources[name], limit, room)
                    for name, room in zip(part, rooms, strict=False)]  # fmt: skip
            yield from ((name, one.result()) for name, one in zip(part, work, strict=True))
