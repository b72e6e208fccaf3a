# SPDX-License-Identifier: EUPL-1.2
"""An invented city of any size, from a seed: a bent grid of streets, with facilities half of them around centres.

Streets are 50 metres apart; 12 percent are missing, 5 percent of the blocks have a diagonal. Nobody lives here.
"""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Sources, at_nodes
from woonregie_core.proximity.network import Ints, Longs, Network, from_metres

PITCH, BEND, MISSING, DIAGONAL = 50.0, 17.0, 0.12, 0.05
NODES_PER_CENTRE, FEWEST_CENTRES, AROUND = 6000, 4, 120.0
CORNER = (172_000.0, 312_000.0)  # metres in RD: so that its coordinates look like real ones
PER_100_000_NODES = {
    "supermarket": 60, "gp": 50, "pharmacy": 20, "stop": 450, "fresh": 100, "cash_post": 60, "meeting": 80,
    "physio": 80, "eating_out": 400, "green": 300, "parcel": 80, "shops": 250,
}  # fmt: skip


@dataclass(frozen=True)
class City:
    """An invented city: the network, and the facilities of each category."""

    network: Network
    sources: dict[str, Sources]


def streets(side: int, seed: int) -> tuple[Floats, Floats, Ints]:
    """Nodes and edges of a city of side x side nodes: metres east and north, and both ends of each edge."""
    rng = np.random.default_rng(seed)
    row, column = np.divmod(np.arange(side * side), side)
    x = CORNER[0] + column * PITCH + rng.uniform(-BEND, BEND, side * side)
    y = CORNER[1] + row * PITCH + rng.uniform(-BEND, BEND, side * side)
    node = np.arange(side * side, dtype=np.int32).reshape(side, side)
    across = np.column_stack([node[:, :-1].ravel(), node[:, 1:].ravel()])
    along = np.column_stack([node[:-1].ravel(), node[1:].ravel()])
    askew = np.column_stack([node[:-1, :-1].ravel(), node[1:, 1:].ravel()])
    kept = [one[rng.random(len(one)) >= MISSING] for one in (across, along)]
    return x, y, np.concatenate([*kept, askew[rng.random(len(askew)) < DIAGONAL]])


def make_city(side: int, seed: int = 1) -> City:
    """A city of side x side nodes, the same for the same seed."""
    x, y, ends = streets(side, seed)
    network = from_metres(np.arange(len(x)), x, y, ends)
    del x, y, ends
    return City(network, scatter(network, seed))


def scatter(network: Network, seed: int) -> dict[str, Sources]:
    """Facilities over a network, about as dense as in the Netherlands; half of them near a centre."""
    rng = np.random.default_rng((seed, 2))
    tree = cKDTree(np.column_stack([network.x, network.y]))
    centres = rng.integers(0, network.size, max(FEWEST_CENTRES, network.size // NODES_PER_CENTRE))
    found = {}
    for category, density in PER_100_000_NODES.items():
        number = max(2, round(density * network.size / 100_000))
        nodes = np.concatenate([_near(network, tree, centres, number // 2, rng),
                                rng.integers(0, network.size, number - number // 2)])  # fmt: skip
        found[category] = at_nodes([f"{category}-{n:06}" for n in range(number)], nodes)
    return found


def _near(network: Network, tree: cKDTree, centres: Longs, number: int, rng: np.random.Generator) -> Longs:
    middle = centres[rng.integers(0, len(centres), number)]
    place = np.column_stack([network.x[middle], network.y[middle]]) + rng.normal(0, AROUND, (number, 2))
    return np.asarray(tree.query(place)[1], dtype=np.int64)
