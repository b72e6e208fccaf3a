# SPDX-License-Identifier: EUPL-1.2
"""Two scans, or one scan through other eyes, over the points that both have."""

from dataclasses import dataclass, replace

import numpy as np

from woonregie.access.grant import Grant
from woonregie.proximity.models import Scan
from woonregie.proximity.queries.loading import Scored, scored
from woonregie.proximity.queries.scans import Chosen, chosen, scans
from woonregie.proximity.queries.whatif import Difference, difference
from woonregie_core.proximity.points import Points
from woonregie_core.proximity.score import Scores
from woonregie_core.proximity.stability import agreement


@dataclass(frozen=True)
class Side:
    """What one side asks for."""

    number: int | None = None
    walker: str = ""
    weighing: str = ""


@dataclass(frozen=True)
class ComparePage:
    """Both sides, how many points both have, and the difference; None where they share no point."""

    scans: list[Scan]
    first: Chosen
    second: Chosen
    shared: int
    only_first: int
    only_second: int
    difference: Difference | None
    agreement: float | None


def compare_page(grant: Grant, first: Side, second: Side) -> ComparePage | None:
    """The page; a side that asks for nothing is the newest scan, as it was made. None without scans."""
    sides = [chosen(grant, one.number, one.walker, one.weighing) for one in (first, second)]
    before, after = (side or chosen(grant) for side in sides)
    if before is None or after is None:
        return None
    one, other = scored(before), scored(after)
    rows = [(row, other.row_of[name]) for name, row in one.row_of.items() if name in other.row_of]
    left, right = (np.array([pair[n] for pair in rows], dtype=int) for n in (0, 1))
    told, rank = None, None
    if rows and one.scores.settings.codes == other.scores.settings.codes:
        part = _part(one, left)
        pair = (part.scores, _scores(other.scores, right))
        told = difference(before, part, pair, (before.result.zones.count(), after.result.zones.count()))
        rank = agreement(pair[0].total, pair[1].total)
    return ComparePage(
        scans(grant), before, after, len(rows), one.town.points.size - len(rows),
        other.town.points.size - len(rows), told, rank,
    )  # fmt: skip


def _part(found: Scored, rows: np.ndarray) -> Scored:
    """Some points of a scan, as a scan of their own; distances are left out."""
    points = found.town.points
    ids = tuple(points.ids[row] for row in rows.tolist())
    kept = Points(ids, points.x[rows], points.y[rows], points.people[rows], points.addresses[rows])
    places = tuple(found.town.places[row] for row in rows.tolist())
    codes = np.array(places, dtype=np.str_)
    town = replace(found.town, points=kept, places=places)
    by_place = {code: np.flatnonzero(codes == code) for code in found.by_place if (codes == code).any()}
    return replace(found, town=town, scores=_scores(found.scores, rows), by_place=by_place)


def _scores(scores: Scores, rows: np.ndarray) -> Scores:
    names = ("values", "safety", "total", "without_safety", "known", "must", "classes")
    return replace(scores, **{name: getattr(scores, name)[rows] for name in names})
