# SPDX-License-Identifier: EUPL-1.2
"""What if a facility came here? Only the streets around it are searched: an answer within a millisecond."""

from dataclasses import dataclass

import numpy as np

from woonregie_core.proximity import kernels
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.network import MILLIMETRES, Ints, Longs, Network
from woonregie_core.proximity.problems import Code, refuse
from woonregie_core.proximity.reach import Nearest, ThreeNearest, buckets_for, repeat_with_room

FAR = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Nearer:
    """What one facility more changes.

    Attributes:
        nodes: (c), the nodes that it brings a facility nearer, in order.
        millimetres: (c), from each of them to the new facility.
    """

    nodes: Ints
    millimetres: Ints

    @property
    def metres(self) -> Floats:
        """(c), from each node to the new facility."""
        return self.millimetres / MILLIMETRES


class Trial:
    """A place to try facilities on one network. It keeps working memory: not for two threads at once."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._scratch = np.full(network.size, FAR, np.int32)
        self._touched = np.empty(network.size, np.int32)

    def around(self, seeds: Ints, metres: float) -> Nearer:
        """Every node within so many metres of a facility, which counts as within."""
        return self._search(seeds, np.array([round(metres * MILLIMETRES) + 1], np.int32))

    def nearer(self, before: Nearest, category: str, seeds: Ints) -> Nearer:
        """The nodes to which a new facility is nearer than any was.

        Args:
            seeds: (s, 3), node, millimetres from the facility to it, and a number that is not used.
        """
        return self._search(seeds, before.millimetres[category])

    def _search(self, seeds: Ints, bound: Ints) -> Nearer:
        if len(seeds) and not (seeds[:, 0].min() >= 0 and seeds[:, 0].max() < self.network.size):
            raise refuse(Code.UNKNOWN_NODE, first=int(seeds[:, 0].max()), count=1)
        buckets = buckets_for(self.network, seeds, int(FAR))
        found: list[tuple[int, Ints]] = []

        def attempt(room: int) -> bool:
            """With so much room per bucket."""
            ring, fill = np.empty((buckets, room), np.int64), np.zeros(buckets, np.int64)
            found[:] = [kernels.reach_from(self.network.start, self.network.arcs, seeds, bound, ring, fill,
                                           self._scratch, self._touched)]  # fmt: skip
            return found[0][0] >= 0

        repeat_with_room(256, attempt)
        count, distances = found[0]
        nodes = self._touched[:count].copy()
        order = np.argsort(nodes)
        return Nearer(nodes[order], distances[order])


def with_nearest(before: Nearest, category: str, change: Nearer) -> Nearest:
    """The distances after a change. Those of other categories are shared, not copied."""
    after = before.millimetres[category].copy()
    after[change.nodes] = change.millimetres
    return Nearest(before.limit, {**before.millimetres, category: after})


def with_three(labels: Longs, number: int, change: Nearer) -> tuple[Ints, Longs]:
    """The three nearest of the nodes that change when a facility with this number is added.

    Args:
        labels: (n, 3), as in `ThreeNearest`. number: of the new facility; higher than any there, so that it comes
            last among equals.
        change: nodes around the new facility, as `Trial.around` gives them.

    Returns:
        the nodes that change, of shape (c), and their new labels, (c, 3).
    """
    new = (change.millimetres.astype(np.int64) << 32) | np.int64(number)
    better = new < labels[change.nodes, kernels.THREE - 1]
    nodes = change.nodes[better]
    return nodes, np.sort(np.column_stack([labels[nodes], new[better]]), axis=1)[:, : kernels.THREE]


def add_to_three(before: ThreeNearest, name: str, change: Nearer) -> ThreeNearest:
    """The three nearest with a facility added that comes last among equals."""
    nodes, labels = with_three(before.labels, len(before.ids), change)
    after = before.labels.copy()
    after[nodes] = labels
    return ThreeNearest((*before.ids, name), before.limit, after)
