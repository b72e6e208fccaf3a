# SPDX-License-Identifier: EUPL-1.2
"""What if a facility came here, up to the score: only the addresses around it are looked at."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped
from woonregie_core.proximity.network import MILLIMETRES, Ints, Longs, Network
from woonregie_core.proximity.points import Reached
from woonregie_core.proximity.problems import Code, refuse
from woonregie_core.proximity.score import Scores, put_together, value_of
from woonregie_core.proximity.whatif import FAR, Trial


@dataclass(frozen=True)
class Touched:
    """The points to which one facility more is nearer than what counted for them.

    Attributes:
        rows: (c), the points, in order. metres: (c), from each to the new facility.
        before, after: (c), score of each, 0 to 100. classes: (c), after; 0 for A to 4 for E, 255 without a score.
    """

    rows: Longs
    metres: Floats
    before: Floats
    after: Floats
    classes: NDArray[np.uint8]


class TryOut:
    """A scan to try facilities on. It keeps working memory: not for two threads at once."""

    def __init__(self, network: Network, places: Snapped, reached: Reached, scores: Scores) -> None:
        """
        Args:
            places: of the points, as `facilities.snap` gives them. reached, scores: of the same points.

        Raises:
            ProximityError: the arrays are not of the same points.
        """
        if not len(places.ends) == len(scores.total):
            raise refuse(Code.SHAPE, points=len(places.ends), scores=len(scores.total))
        self.places, self.reached, self.scores = places, reached, scores
        self._trial = Trial(network)
        self._near = np.full(network.size, FAR, np.int64)
        inside = np.flatnonzero(places.inside)
        ends = places.ends[inside]
        homes = np.concatenate([ends[:, 0], ends[ends[:, 1] != ends[:, 0], 1]])
        rows = np.concatenate([inside, inside[ends[:, 1] != ends[:, 0]]])
        order = np.argsort(homes, kind="stable")
        self._rows = rows[order]
        self._start = np.concatenate([[0], np.cumsum(np.bincount(homes, minlength=network.size))])

    def add(self, category: str, spot: Snapped) -> Touched:
        """What one facility more of a category changes.

        Args:
            spot: where it comes, as `facilities.snap` gives it; one point.

        Raises:
            ProximityError: the category has no facilities in the scan, so that it does not count yet and all
                scores would change; or the spot is not one point on the network.
        """
        if category not in self.reached.metres:
            raise refuse(Code.UNKNOWN_CATEGORY, first=category, count=1)
        if len(spot.ends) != 1 or not spot.inside[0]:
            raise refuse(Code.FACILITY_OUTSIDE, count=1, ids=(category,))
        settings = self.scores.settings
        column = settings.codes.index(category)
        kind = settings.categories[column]
        rows, millimetres = self._distances(spot, min(self.reached.limit, kind.zero * settings.factor))
        metres = millimetres / MILLIMETRES
        now = self.reached.metres[category][rows]
        nearer = metres < now[:, kind.used - 1]
        rows, metres, now = rows[nearer], metres[nearer], now[nearer]
        values = self.scores.values[rows].copy()
        values[:, column] = value_of(np.sort(np.column_stack([now, metres]), axis=1)[:, :3], kind, settings)
        after = put_together(values, self.scores.safety[rows], settings, self.scores.straight)
        return Touched(rows, metres, self.scores.total[rows], after.total, after.classes)

    def _distances(self, spot: Snapped, most: float) -> tuple[Longs, Longs]:
        """The points within so many metres, in order, and the millimetres to each."""
        seeds = np.column_stack([spot.ends[0], spot.away[0], [0, 0]]).astype(np.int32)
        around = self._trial.around(seeds, most)
        rows = self._points_at(around.nodes)
        self._near[around.nodes] = around.millimetres
        ends, away = self.places.ends[rows], self.places.away[rows]
        found = np.minimum(self._near[ends[:, 0]] + away[:, 0], self._near[ends[:, 1]] + away[:, 1])
        self._near[around.nodes] = FAR
        own = np.flatnonzero((ends == spot.ends[0]).all(axis=1) & (self.places.length[rows] == spot.length[0]))
        if len(own):
            here = rows[own]
            beside = np.rint((self.places.beside[here] + spot.beside[0]) * MILLIMETRES).astype(np.int64)
            straight = np.abs(self.places.along[here].astype(np.int64) - int(spot.along[0])) + beside
            found[own] = np.minimum(found[own], straight)
        within = found <= round(most * MILLIMETRES)
        return rows[within], found[within]

    def _points_at(self, nodes: Ints) -> Longs:
        """The points that have one of the nodes as an end, each once, in order."""
        first, count = self._start[nodes], self._start[nodes + 1] - self._start[nodes]
        step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return np.unique(self._rows[np.repeat(first, count) + step])
