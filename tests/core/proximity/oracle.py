# SPDX-License-Identifier: EUPL-1.2
"""The same answers by a plain Dijkstra with a heap, and random networks to ask about."""

import heapq
import math
from dataclasses import dataclass

import numpy as np

from woonregie_core.proximity.facilities import Sources, at_nodes
from woonregie_core.proximity.network import Network, from_metres


@dataclass(frozen=True)
class Case:
    """A network as a list of edges, and where the facilities of one category stand."""

    keys: list[int]
    place: list[tuple[float, float]]
    edges: list[tuple[int, int]]
    lengths: list[float]
    facilities: dict[str, int]

    def network(self) -> Network:
        """As the engine wants it."""
        x, y = zip(*self.place, strict=True)
        return from_metres(self.keys, x, y, self.edges, self.lengths)

    def sources(self, network: Network) -> Sources:
        """The facilities at their nodes."""
        return at_nodes(list(self.facilities), network.nodes_of(list(self.facilities.values())))


def random_case(seed: int) -> Case:
    """A network of 2 to 40 nodes: several islands, parallel edges, loops, lengths of zero, equal lengths."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 41))
    keys = [int(n) for n in rng.choice(10**6 if seed % 2 else 3 * size, size, replace=False)]
    place = [(float(x), float(y)) for x, y in rng.uniform(0, 500, (size, 2))]
    picks = rng.integers(0, size, (int(rng.integers(0, 3 * size)), 2))
    lengths = rng.integers(0, 8, len(picks)) * 20.0 if seed % 3 else rng.uniform(0, 300, len(picks)).round(3)
    facilities = {f"f{n}": keys[int(rng.integers(0, size))] for n in range(int(rng.integers(0, 8)))}
    edges = [(keys[int(a)], keys[int(b)]) for a, b in picks]
    return Case(keys, place, edges, [float(one) for one in lengths], facilities)


def distances_from(case: Case, source: int) -> dict[int, int]:
    """Millimetres from one node to every node that can be walked to."""
    ways: dict[int, list[tuple[int, int]]] = {key: [] for key in case.keys}
    for (one, other), metres in zip(case.edges, case.lengths, strict=True):
        ways[one].append((other, round(metres * 1000)))
        ways[other].append((one, round(metres * 1000)))
    found: dict[int, int] = {}
    heap = [(0, source)]
    while heap:
        here, node = heapq.heappop(heap)
        if node in found:
            continue
        found[node] = here
        for other, length in ways[node]:
            heapq.heappush(heap, (here + length, other))
    return found


def ranked(case: Case, limit: float) -> dict[int, list[tuple[float, str]]]:
    """Every facility within the limit of every node: metres and id, nearest first, equals by id."""
    reached = {name: distances_from(case, node) for name, node in case.facilities.items()}
    return {
        key: sorted(
            (found[key] / 1000, name)
            for name, found in reached.items()
            if found.get(key, math.inf) <= round(limit * 1000)
        )
        for key in case.keys
    }


def snap_one(network: Network, x: float, y: float, at_most: float, near: int = 6) -> tuple[float, ...]:
    """Ends, away, beside, along and length of one point; among equals the lowest pair of the caller's numbers."""
    away = np.hypot(network.x - x, network.y - y)
    nodes = np.argsort(away, kind="stable")[:near]
    streets = []
    for node in nodes.tolist():
        links = network.arcs[network.start[node] : network.start[node + 1]].tolist()
        for other, length in [*links, (node, 0)]:
            a, b = sorted((node, other), key=lambda one: network.keys[one])
            base = np.array([network.x[a], network.y[a]])
            step = np.array([network.x[b], network.y[b]]) - base
            square = float(step @ step)
            share = min(1.0, max(0.0, float((np.array([x, y]) - base) @ step) / (square or 1.0)))
            beside = math.hypot(*(np.array([x, y]) - base - share * step))
            streets.append(
                (round(beside, 6), a == b, network.keys[a], network.keys[b], length, a, b, beside, share)
            )
    *_, length, a, b, beside, share = min(streets)
    if beside > at_most:
        return -1, -1, 0, 0, beside, 0, 0
    aside, along = round(beside * 1000), round(share * length)
    return a, b, aside + along, aside + length - along, beside, along, length
