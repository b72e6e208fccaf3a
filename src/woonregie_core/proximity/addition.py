# SPDX-License-Identifier: EUPL-1.2
"""The one facility that would lift a zone most, among places where it could come."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.network import Longs
from woonregie_core.proximity.points import Points, Reached
from woonregie_core.proximity.score import POINTS, Scores, value_of
from woonregie_core.proximity.zones import Walk, Zone


@dataclass(frozen=True)
class Addition:
    """A facility that could come.

    Attributes:
        category: what comes, by code. row: the point where.
        gain: points of score per inhabitant. people: how many gain anything.
    """

    category: str
    row: int
    gain: float
    people: float


def additions(
    zone: Zone, points: Points, scores: Scores, reached: Reached, walk: Walk, places: Sequence[int] | None = None
) -> tuple[Addition, ...]:
    """The best place for each category that lifts the zone at all, the best category first.

    Args:
        walk: metres from one point to all.
        places: rows of points where a facility could come; every point of the zone when left out.
    """
    candidates = sorted(zone.members.tolist() if places is None else places, key=lambda row: points.ids[row])
    weight = np.nan_to_num(points.people[zone.members])
    best: dict[str, Addition] = {}
    for row in candidates:
        away = walk(row)[zone.members]
        for column, category in enumerate(scores.settings.categories):
            lifted = _lift(column, away, zone.members, scores, reached)
            gain = float((lifted * weight).sum() / max(weight.sum(), 1.0))
            if gain > 0 and (category.code not in best or gain > best[category.code].gain + 1e-9):
                best[category.code] = Addition(category.code, row, gain, float(weight[lifted > 0].sum()))
    return tuple(sorted(best.values(), key=lambda one: (-one.gain, one.category)))


def _lift(column: int, away: Floats, members: Longs, scores: Scores, reached: Reached) -> Floats:
    """Points of score that every member gains when this category comes so far away; 0 where it is not known."""
    category = scores.settings.categories[column]
    if category.code not in reached.metres:
        return np.zeros(len(members))
    now = np.sort(np.column_stack([reached.metres[category.code][members], away]), axis=1)[:, :3]
    better = value_of(now, category, scores.settings) - scores.values[members, column]
    weight = scores.settings.weights[category.code] / np.maximum(scores.known[members], 1e-12)
    return np.asarray(np.nan_to_num(np.maximum(better, 0.0) * weight) * POINTS)
