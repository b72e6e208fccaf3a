# SPDX-License-Identifier: EUPL-1.2
"""What if a facility came here, up to the score: only the addresses around it are looked at."""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped
from woonregie_core.proximity.network import MILLIMETRES, Longs, Network
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
        self._best = np.full(len(places.ends), FAR, np.int64)
        inside = np.flatnonzero(places.inside)
        homes, rows = places.ends[inside].T.ravel(), np.concatenate([inside, inside])
        order = np.argsort(homes, kind="stable")
        self._rows, self._end = rows[order], (order >= len(inside)).astype(np.int64)
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
        most = min(self.reached.limit, kind.zero * settings.factor)
        rows, metres = self._nearer(spot, most, self.reached.metres[category], kind.used - 1)
        now = self.reached.metres[category][rows]
        values = self.scores.values[rows].copy()
        values[:, column] = value_of(np.sort(np.column_stack([now, metres]), axis=1)[:, :3], kind, settings)
        after = put_together(values, self.scores.safety[rows], settings, self.scores.straight)
        return Touched(rows, metres, self.scores.total[rows], after.total, after.classes)

    def _nearer(self, spot: Snapped, most: float, now: Floats, column: int) -> tuple[Longs, Floats]:
        """The points to which the spot is nearer than a column of `now`, in order, and the metres."""
        seeds = np.column_stack([spot.ends[0], spot.away[0], [0, 0]]).astype(np.int32)
        around = self._trial.around(seeds, most)
        places = self.places
        rows, millimetres = _gather(
            around.nodes, around.millimetres, self._start, self._rows, self._end, places.ends, places.away,
            places.along, places.length, places.beside, spot.ends[0], spot.along[0], spot.length[0],
            spot.beside[0], round(most * MILLIMETRES), now, column, self._best,
        )  # fmt: skip
        order = np.argsort(rows)
        return rows[order], millimetres[order] / MILLIMETRES


@njit(cache=True, nogil=True)
def _gather(  # type: ignore[no-untyped-def]
    nodes, reached, start, rows, end, ends, away, along, length, beside, spot_ends, spot_along, spot_length,
    spot_beside, most, now, column, best,
):  # fmt: skip
    """The points at these nodes to which the spot is nearer than `now`, over an end or along its own street.

    Args:
        reached: millimetres from the spot to each node. start, rows, end: the points that have a node as end.
        best: (p), the highest int32 everywhere; it is so again afterwards.
    """
    touched, found = _touch(nodes, reached, start, rows, end, away, spot_ends, best)
    kept, way = 0, np.empty(found, np.int64)
    for at in range(found):
        point = touched[at]
        here, best[point] = best[point], FAR
        same = ends[point, 0] == spot_ends[0] and ends[point, 1] == spot_ends[1] and length[point] == spot_length
        if same:
            aside = np.int64(np.rint((beside[point] + spot_beside) * MILLIMETRES))
            here = min(here, abs(np.int64(along[point]) - np.int64(spot_along)) + aside)
        if here <= most and here / MILLIMETRES < now[point, column]:
            touched[kept], way[kept] = point, here
            kept += 1
    return touched[:kept].copy(), way[:kept].copy()


@njit(cache=True, nogil=True)
def _touch(nodes, reached, start, rows, end, away, spot_ends, best):  # type: ignore[no-untyped-def]
    """The points at the nodes and on the spot's own street, each once; the way over ends goes into `best`."""
    total = 0
    for some in (nodes, spot_ends):
        for node in some:
            total += start[node + 1] - start[node]
    touched, found = np.empty(total, np.int64), 0
    for at in range(len(nodes)):
        for entry in range(start[nodes[at]], start[nodes[at] + 1]):
            point = rows[entry]
            if best[point] == FAR:
                touched[found] = point
                found += 1
            best[point] = min(best[point], reached[at] + np.int64(away[point, end[entry]]))
    for node in spot_ends:  # of a street so long that both its ends are out of reach, its points are not
        for entry in range(start[node], start[node + 1]):
            if best[rows[entry]] == FAR:
                touched[found], best[rows[entry]] = rows[entry], FAR - 1
                found += 1
    return touched, found
