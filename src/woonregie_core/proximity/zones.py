# SPDX-License-Identifier: EUPL-1.2
"""Zones: the best populated place becomes an anchor, all that scores enough within the radius joins, and so on.

Joining neighbouring squares above a threshold makes one blob of a city centre. Anchors give few zones that can be
explained. How many there are hangs on threshold and radius, so the table of all counts comes with them. A computed
zone is no decision: designated woonzorgzones and those of the Deltaplan are other things.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped
from woonregie_core.proximity.network import MILLIMETRES, Longs, Network
from woonregie_core.proximity.points import Points
from woonregie_core.proximity.score import Scores
from woonregie_core.proximity.settings import ZoneRules
from woonregie_core.proximity.whatif import FAR, Trial

Walk = Callable[[int], Floats]
AT_A_TIME = 1_000  # points


@dataclass(frozen=True)
class Zone:
    """A computed zone.

    Attributes:
        anchor: row of the point in its middle. members: rows of its points, in order.
        people, addresses: in all its points of which they are known.
        score: mean of its points, weighted by people.
        values: mean value of each category, weighted by people, in the order of the settings.
        missing: categories that are known and too far for most, by code.
        straight: whether distances are straight lines with a detour factor.
    """

    anchor: int
    members: Longs
    people: float
    addresses: float
    score: float
    values: Floats
    missing: tuple[str, ...]
    straight: bool


@dataclass(frozen=True)
class Count:
    """How many zones there are at a threshold and radius, and which share of all people lives in them."""

    threshold: float
    radius: float
    zones: int
    share: float


def walk_straight(points: Points, detour: float) -> Walk:
    """Metres from one point to all, straight times a detour factor."""
    return lambda row: np.asarray(np.hypot(points.x - points.x[row], points.y - points.y[row]) * detour)


def walk_streets(network: Network, places: Snapped, farthest: float) -> Walk:
    """Metres from one point to all along streets; infinite beyond `farthest`. Not for two threads at once."""
    trial, near = Trial(network), np.full(network.size, FAR, np.int64)

    def walk(row: int) -> Floats:
        """From this point."""
        if not places.inside[row]:
            return np.full(len(places.ends), np.inf)
        seeds = np.column_stack([places.ends[row], places.away[row], [0, 0]]).astype(np.int32)
        around = trial.around(seeds, farthest)
        near[around.nodes] = around.millimetres
        ways = [near[np.maximum(places.ends[:, end], 0)] + places.away[:, end] for end in (0, 1)]
        near[around.nodes] = FAR
        metres = np.minimum(*ways) / MILLIMETRES
        own = (places.ends == places.ends[row]).all(axis=1) & (places.length == places.length[row])
        aside = places.beside[own] + places.beside[row]
        metres[own] = np.minimum(metres[own], np.abs(places.along[own] - places.along[row]) / MILLIMETRES + aside)
        metres[row] = 0.0
        return np.where(places.inside & (metres <= farthest), metres, np.inf)

    return walk


def crowd_around(points: Points, metres: float) -> Floats:
    """(p), people within so many metres of each point, as the crow flies.

    Some points are done at a time: all their neighbours at once take a gigabyte.
    """
    place, people = np.column_stack([points.x, points.y]), np.nan_to_num(points.people)
    tree, found = cKDTree(place), []
    for start in range(0, len(place), AT_A_TIME):
        near = tree.query_ball_point(place[start : start + AT_A_TIME], metres)
        found += [float(people[rows].sum()) for rows in near]
    return np.array(found)


class ZoneFinder:
    """Finds zones among points that have been scored. Walks are kept, so a table of counts costs little more."""

    def __init__(self, points: Points, scores: Scores, walk: Walk, crowd: Floats | None = None) -> None:
        """
        Args:
            crowd: `crowd_around` the points for the rules of the scores, where it is known already.
        """
        self.points, self.scores, self.rules = points, scores, scores.settings.zone
        self._people = np.nan_to_num(points.people)
        self._walk, self._walks = walk, dict[int, Floats]()
        self._crowd = crowd_around(points, self.rules.around) if crowd is None else crowd
        self._order = self._by_rank()

    def _by_rank(self) -> Longs:
        """Score times the root of the people nearby, highest first; equals by id."""
        rank = np.nan_to_num(self.scores.total) * np.sqrt(np.maximum(self._crowd, 1.0))
        return np.lexsort((np.argsort(np.argsort(np.array(self.points.ids))), -np.round(rank, 6)))

    def from_point(self, row: int) -> Floats:
        """(p), metres from this point to all."""
        if row not in self._walks:
            self._walks[row] = self._walk(row)
        return self._walks[row]

    def _groups(self, threshold: float, radius: float) -> list[tuple[int, Longs]]:
        """Anchor and members of every zone that is large enough, in the order in which they were found."""
        left: NDArray[np.bool_] = (np.nan_to_num(self.scores.total, nan=-1.0) >= threshold) & self.scores.must
        found = []
        for row in self._order:
            if left[row]:
                members = np.flatnonzero(left & (self.from_point(int(row)) <= radius))
                left[members] = left[row] = False
                if self._people[members].sum() >= self.rules.people:
                    found.append((int(row), members))
        return found

    def zones(self, rules: ZoneRules | None = None) -> tuple[Zone, ...]:
        """The zones at the threshold and radius of the rules, in the order in which they were found."""
        chosen = rules or self.rules
        return tuple(self._zone(*one) for one in self._groups(chosen.threshold, chosen.radius))

    def counts(self) -> tuple[Count, ...]:
        """The number of zones for every threshold and radius of the rules."""
        everybody = max(float(self._people.sum()), 1.0)
        table = []
        for threshold in self.rules.thresholds:
            for radius in self.rules.radii:
                groups = self._groups(threshold, radius)
                inside = sum(float(self._people[members].sum()) for _, members in groups)
                table.append(Count(threshold, radius, len(groups), inside / everybody))
        return tuple(table)

    def _zone(self, anchor: int, members: Longs) -> Zone:
        weight, codes = self._people[members], self.scores.settings.codes
        values = _mean(self.scores.values[members], weight)
        missing = tuple(code for code, value in zip(codes, values, strict=True) if value < self.rules.missing)
        return Zone(
            anchor, members, float(weight.sum()), float(np.nansum(self.points.addresses[members])),
            float(_mean(self.scores.total[members, None], weight)[0]), values, missing, self.scores.straight,
        )  # fmt: skip


def _mean(values: Floats, weight: Floats) -> Floats:
    """Mean of every column over the rows in which it is known; NaN where it is nowhere."""
    heavy = np.where(np.isnan(values), 0.0, weight[:, None])
    total = heavy.sum(axis=0)
    found = (heavy * np.nan_to_num(values)).sum(axis=0)
    mean: Floats = np.divide(found, total, out=np.full(values.shape[1], np.nan), where=total > 0)
    return mean
