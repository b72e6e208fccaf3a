# SPDX-License-Identifier: EUPL-1.2
"""Where people live, and how far their nearest three of everything are: along streets, or straight."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped, Sources
from woonregie_core.proximity.kernels import LOW, THREE
from woonregie_core.proximity.network import MILLIMETRES, Longs, Network
from woonregie_core.proximity.problems import Code, Problem, refuse
from woonregie_core.proximity.reach import NOBODY, ThreeNearest, each, three_of

FAR = (np.int64(2**31 - 1) << 32) | LOW


@dataclass(frozen=True)
class Points:
    """Addresses, postcodes or squares with people in them.

    Attributes:
        ids: (p), all different. x, y: (p), metres in RD.
        people: (p), inhabitants or any other weight, such as people of 65 and older; NaN where not known.
        addresses: (p), how many addresses each stands for.
    """

    ids: tuple[str, ...]
    x: Floats
    y: Floats
    people: Floats
    addresses: Floats

    @property
    def size(self) -> int:
        """How many points there are."""
        return len(self.ids)


def make_points(
    ids: Sequence[str], x: ArrayLike, y: ArrayLike, people: ArrayLike, addresses: ArrayLike | None = None
) -> Points:
    """Points that have been checked; without addresses each is one.

    Raises:
        ProximityError: nothing there, an id twice, unequal lengths, no number as place, or fewer than 0 people.
    """
    count = len(ids)
    homes = np.ones(count) if addresses is None else np.asarray(addresses, dtype=float)
    columns = [np.asarray(column, dtype=float) for column in (x, y, people)] + [homes]
    if count == 0:
        raise refuse(Code.EMPTY, what="points")
    if any(column.shape != (count,) for column in columns):
        raise refuse(Code.SHAPE, ids=count, columns=tuple(column.shape for column in columns))
    if len(set(ids)) != count:
        raise refuse(Code.DUPLICATE_NODE, first=sorted(ids)[0], count=count - len(set(ids)))
    if not np.isfinite(columns[:2]).all():
        raise refuse(Code.NOT_A_NUMBER, first=ids[int(np.flatnonzero(~np.isfinite(columns[:2]).all(axis=0))[0])])
    wrong = (columns[2] < 0) | (columns[3] < 0)
    if wrong.any():
        raise refuse(Code.NEGATIVE_PEOPLE, first=ids[int(np.flatnonzero(wrong)[0])], count=int(wrong.sum()))
    return Points(tuple(ids), *columns)


@dataclass(frozen=True)
class Reached:
    """The three nearest of each category for every point.

    Attributes:
        metres: by category, (p, 3); infinite where none is within the limit, NaN where the point is outside.
            A category that is not there has no list of facilities: that is unknown, not far.
        numbers: by category, (p, 3), place in `ids`; -1 where there is none.
        ids: by category, the facilities in order.
        straight: whether these are straight lines with a detour factor, instead of streets.
        limit: metres that were searched.
    """

    metres: Mapping[str, Floats]
    numbers: Mapping[str, Longs]
    ids: Mapping[str, tuple[str, ...]]
    straight: bool
    limit: float


Part = tuple[Network, Snapped, Sources, float]
"""What one category of a scan is: the network, the points on it, the facilities and the metres to search."""
Work = Callable[[Mapping[str, Part]], Mapping[str, Longs]]
"""Does all parts, by category; each as `one_category` does it, anywhere and in any order."""


def one_category(part: Part) -> Longs:
    """(p, 3), the labels of the three nearest facilities of one category, as in the kernels, for every point."""
    network, places, sources, limit = part
    return _labels(places, sources, three_of(network, sources, limit))


def on_threads(parts: Mapping[str, Part]) -> dict[str, Longs]:
    """All parts here, on the threads there are; the heaviest first."""
    found: dict[str, Longs] = {}

    def search(category: str) -> None:
        """One category."""
        found[category] = one_category(parts[category])

    each({category: part[2] for category, part in parts.items()}, search)
    return found


def along_streets(
    network: Network, places: Snapped, sources: Mapping[str, Sources], limit: float, work: Work = on_threads
) -> tuple[Reached, tuple[Problem, ...]]:
    """Distances along streets, exact to the millimetre from a point's place on its street.

    Args:
        places: of the points, as `facilities.snap` gives them.
        limit: metres to search.
        work: does the categories; on a cluster, for example.

    Returns:
        the distances, and a problem that counts the points outside the network.
    """
    done = work({category: (network, places, one, limit) for category, one in sources.items()})
    found = {category: done[category] for category in sources}
    metres = {category: _metres(labels, limit) for category, labels in found.items()}
    for distances in metres.values():
        distances[~places.inside] = np.nan
    numbers = {
        category: np.where(np.isfinite(metres[category]), labels & LOW, NOBODY)
        for category, labels in found.items()
    }
    outside = np.flatnonzero(~places.inside)
    problems = (Problem(Code.POINT_OUTSIDE, {"count": len(outside), "rows": tuple(outside.tolist())}),)
    ids = {category: one.ids for category, one in sources.items()}
    return Reached(metres, numbers, ids, False, limit), problems if len(outside) else ()


def _metres(labels: Longs, limit: float) -> Floats:
    metres: Floats = (labels >> 32) / MILLIMETRES
    return np.where((labels & LOW == LOW) | (metres > limit), np.inf, metres)


def _labels(places: Snapped, sources: Sources, nearby: ThreeNearest) -> Longs:
    """(p, 3), labels as in the kernels, over either end of the street or straight along it."""
    ends = np.maximum(places.ends, 0)
    options = [nearby.labels[ends[:, end]] + (places.away[:, end, None].astype(np.int64) << 32) for end in (0, 1)]
    every = np.concatenate([*options, _same_street(places, sources)], axis=1)
    every = np.where(every & LOW == LOW, FAR, every)
    every.sort(axis=1)
    for later in range(1, every.shape[1]):
        again = ((every[:, :later] & LOW) == (every[:, later : later + 1] & LOW)).any(axis=1)
        every[again, later] = FAR
    every.sort(axis=1)
    return every[:, :THREE]


def _same_street(places: Snapped, sources: Sources) -> Longs:
    """(p, 3), labels of the nearest three on the point's own street, where the way over its ends is a detour."""
    labels = np.full((len(places.ends), THREE), FAR)
    if sources.spots is None or not len(sources.ids):
        return labels
    spots = sources.spots
    streets: dict[tuple[int, ...], list[int]] = {}
    for number, street in enumerate(_streets(spots)):
        streets.setdefault(street, []).append(number)
    for row, street in enumerate(_streets(places)):
        here = streets.get(street, []) if places.inside[row] else []
        if here:
            beside = np.rint((places.beside[row] + spots.beside[here]) * MILLIMETRES).astype(np.int64)
            way = np.abs(spots.along[here].astype(np.int64) - places.along[row]) + beside
            near = np.sort((way << 32) | np.array(here, dtype=np.int64))[:THREE]
            labels[row, : len(near)] = near
    return labels


def _streets(places: Snapped) -> list[tuple[int, ...]]:
    return [(a, b, length) for (a, b), length in zip(places.ends.tolist(), places.length.tolist(), strict=True)]


def in_a_straight_line(
    points: Points, where: Mapping[str, tuple[Sequence[str], ArrayLike]], detour: float, limit: float
) -> Reached:
    """Straight distances times a detour factor, where there is no network; marked as such.

    Args:
        where: by category, ids and (f, 2) metres in RD.
        limit: metres, after the detour, that are searched.
    """
    metres, numbers, ids = {}, {}, {}
    home = np.column_stack([points.x, points.y])
    for category, (names, places) in where.items():
        order = [number for _, number in sorted((name, number) for number, name in enumerate(names))]
        spots = np.asarray(places, dtype=float).reshape(-1, 2)[order]
        metres[category], numbers[category] = _straight(home, spots, detour, limit)
        ids[category] = tuple(names[n] for n in order)
    return Reached(metres, numbers, ids, True, limit)


def _straight(home: Floats, spots: Floats, detour: float, limit: float) -> tuple[Floats, Longs]:
    """(p, 3), metres and numbers. Points of equal distance are put in order of number, as on a network."""
    if not len(spots):
        return np.full((len(home), THREE), np.inf), np.full((len(home), THREE), NOBODY)
    asked = min(len(spots), THREE + 3)
    away, number = cKDTree(spots).query(home, k=list(range(1, asked + 1)))
    away = np.round(away * detour, 3)
    order = np.lexsort((number, away), axis=1)[:, :THREE]
    away, number = np.take_along_axis(away, order, 1), np.take_along_axis(number, order, 1)
    short = THREE - away.shape[1]
    away = np.pad(away, ((0, 0), (0, max(short, 0))), constant_values=np.inf)
    number = np.pad(number, ((0, 0), (0, max(short, 0))), constant_values=NOBODY)
    away = np.where(away > limit, np.inf, away)
    return away, np.where(np.isfinite(away), number, NOBODY).astype(np.int64)
