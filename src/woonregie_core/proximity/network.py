# SPDX-License-Identifier: EUPL-1.2
"""A walking network as arrays: nodes in metres, arcs in whole millimetres, nodes that are near lie near in memory.

A network is walked both ways. Islands stay: who lives on one has nothing within reach there, and that is reported.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from woonregie_core.proximity.coordinates import Floats, check_degrees, to_rd
from woonregie_core.proximity.problems import Code, Problem, refuse, stop_at
from woonregie_core.proximity.sorting import curve_order, fill_arcs, find_rows

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

MILLIMETRES = 1000
LONGEST = 1_000_000  # metres: an edge of a thousand kilometres is a mistake, and fits in 32 bits of millimetres


@dataclass(frozen=True)
class Network:
    """A walking network.

    Attributes:
        x, y: metres of each node, of shape (n).
        start: (n + 1), where the arcs of a node begin. arcs: (2 * edges, 2), target node and millimetres.
        keys: (n), the caller's number of each node.
        longest: the longest arc in millimetres.
    """

    x: Floats
    y: Floats
    start: Ints
    arcs: Ints
    keys: Longs
    longest: int

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.x)

    def nodes_of(self, keys: ArrayLike) -> Ints:
        """The node of each of the caller's numbers.

        Raises:
            ProximityError: a number is unknown.
        """
        return _places(self.keys, np.atleast_1d(np.asarray(keys, dtype=np.int64)))

    @property
    def bytes(self) -> int:
        """Bytes that the arrays take."""
        return sum(one.nbytes for one in (self.x, self.y, self.start, self.arcs, self.keys))


def from_degrees(
    keys: ArrayLike, longitude: ArrayLike, latitude: ArrayLike, ends: ArrayLike, metres: ArrayLike | None = None
) -> Network:
    """A network from nodes in degrees; see `from_metres`.

    Raises:
        ProximityError: as `from_metres`, and where degrees are swapped, are metres, or lie outside the country.
    """
    east, north = np.asarray(longitude, dtype=float), np.asarray(latitude, dtype=float)
    stop_at(check_degrees(east, north))
    x, y = to_rd(east, north)
    return from_metres(keys, x, y, ends, metres)


def from_metres(
    keys: ArrayLike, x: ArrayLike, y: ArrayLike, ends: ArrayLike, metres: ArrayLike | None = None
) -> Network:
    """A network from nodes in metres (RD or any flat plane) and edges.

    Args:
        keys: (n), the caller's number of each node.
        ends: (m, 2), the numbers of both ends of each edge.
        metres: (m), length of each edge; the straight line when left out. Rounded to the millimetre.

    Raises:
        ProximityError: nothing there, no number, a node twice, an unknown node, a length below 0 or too long.
    """
    east, north = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    names, pairs = np.asarray(keys, dtype=np.int64), np.asarray(ends, dtype=np.int64).reshape(-1, 2)
    _check_nodes(names, east, north)
    order = curve_order(east, north)
    names, east, north = names[order], east[order], north[order]
    places = _places(names, pairs.ravel()).reshape(-1, 2)
    del pairs
    lengths = _lengths(places, east, north, metres)
    start, arcs = fill_arcs(places, lengths, len(names))
    return Network(east, north, start, arcs, names, int(lengths.max(initial=0)))


def without_steps(
    keys: ArrayLike, x: ArrayLike, y: ArrayLike, ends: ArrayLike, metres: ArrayLike | None, steps: ArrayLike
) -> tuple[Network, Network]:
    """The network, and the one that is left for somebody with a rollator. Both have the same nodes, in order.

    Args:
        keys, x, y, ends, metres: as `from_metres`. steps: (m), whether an edge has steps.

    Raises:
        ProximityError: as `from_metres`, or `steps` is not one for each edge.
    """
    pairs, closed = np.asarray(ends, dtype=np.int64).reshape(-1, 2), np.asarray(steps, dtype=bool)
    if closed.shape != (len(pairs),):
        raise refuse(Code.SHAPE, steps=closed.shape, edges=len(pairs))
    whole = from_metres(keys, x, y, pairs, metres)
    if not closed.any():
        return whole, whole
    lengths = None if metres is None else np.asarray(metres, dtype=float)[~closed]
    return whole, from_metres(keys, x, y, pairs[~closed], lengths)


def _check_nodes(keys: Longs, x: Floats, y: Floats) -> None:
    if len(keys) == 0:
        raise refuse(Code.EMPTY, what="nodes")
    if not keys.shape == x.shape == y.shape or keys.ndim != 1:
        raise refuse(Code.SHAPE, keys=keys.shape, x=x.shape, y=y.shape)
    wrong = ~(np.isfinite(x) & np.isfinite(y))
    if wrong.any():
        raise refuse(Code.NOT_A_NUMBER, first=int(keys[wrong][0]), count=int(wrong.sum()))
    in_order = np.sort(keys)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    if len(twice):
        raise refuse(Code.DUPLICATE_NODE, first=int(twice[0]), count=len(twice))


def _places(keys: Longs, wanted: Longs) -> Ints:
    places = find_rows(keys, wanted)
    unknown = places < 0
    if unknown.any():
        raise refuse(Code.UNKNOWN_NODE, first=int(wanted[unknown][0]), count=int(unknown.sum()))
    return places


def _lengths(places: Ints, x: Floats, y: Floats, metres: ArrayLike | None) -> Ints:
    if metres is None:
        one, other = places[:, 0], places[:, 1]
        lengths = np.hypot(x[one] - x[other], y[one] - y[other])
    else:
        lengths = np.asarray(metres, dtype=float)
    if lengths.shape != (len(places),):
        raise refuse(Code.SHAPE, lengths=lengths.shape, edges=len(places))
    for code, wrong in (
        (Code.NOT_A_NUMBER, ~np.isfinite(lengths)),
        (Code.NEGATIVE_LENGTH, lengths < 0),
        (Code.TOO_LONG, lengths > LONGEST),
    ):
        if wrong.any():
            first = int(np.flatnonzero(wrong)[0])
            raise refuse(code, first=first, length=float(lengths[first]), count=int(wrong.sum()))
    rounded: Ints = np.rint(lengths * MILLIMETRES).astype(np.int32)
    return rounded


def islands(network: Network) -> tuple[Ints, tuple[Problem, ...]]:
    """Which island each node lies on, 0 for the largest; and a problem if there is more than one.

    Its values are how many islands there are, how many nodes lie outside the largest, and which those are.
    """
    ones, shape = np.ones(len(network.arcs), dtype=np.int8), (network.size, network.size)
    links = csr_array((ones, network.arcs[:, 0], network.start), shape=shape)
    number, found = connected_components(links, directed=False)
    sizes = np.bincount(found, minlength=number)
    rank = np.empty(number, dtype=np.int32)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(number, dtype=np.int32)
    island: Ints = rank[found]
    if number == 1:
        return island, ()
    apart = network.keys[island > 0]
    values: dict[str, object] = {"count": int(number), "nodes": len(apart), "first": int(apart.min())}
    return island, (Problem(Code.ISLANDS, values),)
