# SPDX-License-Identifier: EUPL-1.2
"""Put facilities and addresses on the network: at the nearest place on a street, both ends and the way to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.network import Ints, Network
from woonregie_core.proximity.problems import Code, Problem, refuse
from woonregie_core.proximity.snapping import snap_all

NEAR_NODES = 6  # how many nodes around a point have their streets looked at


@dataclass(frozen=True)
class Snapped:
    """Points on the network.

    Attributes:
        ends: (p, 2), nodes at both ends of the street; -1 for a point that is too far from any.
        away: (p, 2), millimetres from the point to each end: to the street, then along it.
        beside: (p), metres between the point and the street.
        along: (p), millimetres from the first end along the street; length: (p), of that street.
    """

    ends: Ints
    away: Ints
    beside: Floats
    along: Ints
    length: Ints

    @property
    def inside(self) -> NDArray[np.bool_]:
        """(p), which points are on the network."""
        return self.ends[:, 0] >= 0

    def some(self, rows: slice | Sequence[int]) -> "Snapped":
        """Some of the points."""
        return Snapped(self.ends[rows], self.away[rows], self.beside[rows], self.along[rows], self.length[rows])


@dataclass(frozen=True)
class Sources:
    """Facilities of one category on the network.

    Attributes:
        ids: in order; a facility's place in it is its number, and decides between two that are as far away.
        seeds: (s, 3), node, millimetres from the facility to it, number of the facility; in order of node.
        spots: where each facility lies on its street, one row per facility; None for facilities at nodes.
    """

    ids: tuple[str, ...]
    seeds: Ints
    spots: Snapped | None = None


def snap(network: Network, x: ArrayLike, y: ArrayLike, at_most: float) -> Snapped:
    """The nearest place on a street for each point.

    Args:
        x, y: (p), metres in the plane of the network.
        at_most: metres between a point and its street; what lies farther is outside the network.
    """
    points = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    if not np.isfinite(points).all():
        raise refuse(Code.NOT_A_NUMBER, first=int(np.flatnonzero(~np.isfinite(points).all(axis=1))[0]))
    _, near = cKDTree(np.column_stack([network.x, network.y])).query(points, k=min(NEAR_NODES, network.size))
    close = np.asarray(near).reshape(len(points), min(NEAR_NODES, network.size))
    return Snapped(*snap_all(
        network.x, network.y, network.keys, network.start, network.arcs, close, points[:, 0].copy(),
        points[:, 1].copy(), float(at_most),
    ))  # fmt: skip


def at_nodes(ids: Sequence[str], nodes: ArrayLike) -> Sources:
    """Facilities that stand exactly at nodes of the network (`Network.nodes_of` gives them).

    Raises:
        ProximityError: a facility is there twice, or there is no node for each.
    """
    where = np.asarray(nodes, dtype=np.int32)
    if where.shape != (len(ids),):
        raise refuse(Code.SHAPE, ids=len(ids), nodes=where.shape)
    order = _in_order(ids)
    seeds = np.column_stack([where[order], np.zeros(len(ids)), np.arange(len(ids))]).astype(np.int32)
    return Sources(tuple(ids[n] for n in order), _by_node(seeds))


def on_streets(ids: Sequence[str], places: Snapped) -> tuple[Sources, tuple[Problem, ...]]:
    """Facilities on streets; those outside the network are left out, and named in a problem.

    Raises:
        ProximityError: a facility is there twice.
    """
    order = [n for n in _in_order(ids) if places.inside[n]]
    outside = [ids[n] for n in range(len(ids)) if not places.inside[n]]
    spots = places.some(order)
    number = np.arange(len(order))
    halves = [np.column_stack([spots.ends[:, end], spots.away[:, end], number]) for end in (0, 1)]
    values = {"count": len(outside), "ids": tuple(sorted(outside))}
    found = (Problem(Code.FACILITY_OUTSIDE, values),) if outside else ()
    return Sources(tuple(ids[n] for n in order), _by_node(np.concatenate(halves).astype(np.int32)), spots), found


def _in_order(ids: Sequence[str]) -> list[int]:
    order = sorted(range(len(ids)), key=lambda n: ids[n])
    twice = [ids[b] for a, b in pairwise(order) if ids[a] == ids[b]]
    if twice:
        raise refuse(Code.DUPLICATE_FACILITY, first=twice[0], count=len(twice))
    return order


def _by_node(seeds: Ints) -> Ints:
    return np.ascontiguousarray(seeds[np.lexsort((seeds[:, 2], seeds[:, 1], seeds[:, 0]))])


def check_categories(sources: Mapping[str, Sources], known: Sequence[str]) -> None:
    """Every category of the facilities must be one that the score knows.

    Raises:
        ProximityError: one is not.
    """
    strange = sorted(set(sources) - set(known))
    if strange:
        raise refuse(Code.UNKNOWN_CATEGORY, first=strange[0], count=len(strange))
