# SPDX-License-Identifier: EUPL-1.2
"""What if a facility came: who gains, where, and how many zones there would be. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from woonregie.conf.engines import ENGINE
from woonregie.places.models import Place
from woonregie.proximity.computing import walk_of
from woonregie.proximity.content import Streets, Town
from woonregie.proximity.labels import category_word
from woonregie.proximity.queries.loading import Scored, crowd
from woonregie.proximity.queries.neighbourhoods import mean
from woonregie.proximity.queries.protected import ALL, ELSEWHERE, Cell, count_words, protected
from woonregie.proximity.queries.scans import Chosen
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.explain import Comparison, compare
from woonregie_core.proximity.facilities import Snapped, snap
from woonregie_core.proximity.points import Reached
from woonregie_core.proximity.score import Scores, score
from woonregie_core.proximity.settings import Settings
from woonregie_core.proximity.zones import ZoneFinder, walk_streets

MOST_ROWS = 60
LEAST_GAIN = 0.01  # points, as in the core


@dataclass(frozen=True)
class Idea:
    """A facility that could come: its kind and its place in metres (RD)."""

    category: str
    x: float
    y: float


@dataclass(frozen=True)
class GainRow:
    """One neighbourhood: how many people gain or lose, in words, and the mean change for all who live there."""

    name: str
    code: str
    better: str
    worse: str
    change: float


@dataclass(frozen=True)
class Difference:
    """Two outcomes side by side: `better` and `worse` are people in words, `change` is points per inhabitant."""

    better: str
    worse: str
    change: float | None
    rows: list[GainRow]
    moved: list[tuple[str, str, str]]
    categories: list[tuple[str, float]]
    zones_before: int
    zones_after: int
    same_basis: bool


def what_if(chosen: Chosen, found: Scored, idea: Idea) -> Difference | None:
    """Who gains when this comes; None where it lies too far from any street. One query."""
    away = _away(found, idea)
    if away is None:
        return None
    before, settings = found.scores, found.scores.settings
    after = score(_with(found.town.reached, idea.category, away, settings), settings, found.town.safety)
    zones = (chosen.result.zones.count(), _zones(chosen, found.town, after))
    return difference(chosen, found, (before, after), zones)


def difference(chosen: Chosen, found: Scored, scores: tuple[Scores, Scores], zones: tuple[int, int]) -> Difference:
    """Two outcomes over the same points, in words. One query."""
    told = compare(*scores, found.town.points.people)
    counts = _counts(found, told)
    shown = protected(chosen.scan, counts)
    return Difference(
        count_words(shown.get((ALL, "better"))),
        count_words(shown.get((ALL, "worse"))),
        None if np.isnan(told.mean) else told.mean,
        _rows(found, told, shown),
        _moved(chosen, told),
        [
            (category_word(code), change)
            for code, change in told.by_category.items()
            if not np.isnan(change) and abs(change) > 1e-6
        ],
        *zones,
        told.same_basis,
    )


def _zones(chosen: Chosen, town: Town, scores: Scores) -> int:
    around = crowd(chosen)
    with ENGINE:
        return len(ZoneFinder(town.points, scores, walk_of(town, scores.settings), around).zones())


def _away(found: Scored, idea: Idea) -> Floats | None:
    """Metres from every point to the idea, along streets where the scan has them."""
    points, settings, streets = found.town.points, found.scores.settings, found.town.streets
    if streets is None:
        return np.asarray(np.round(np.hypot(points.x - idea.x, points.y - idea.y) * settings.detour, 3))
    spot = snap(streets.network, [idea.x], [idea.y], settings.snap)
    if not spot.inside[0]:
        return None
    with ENGINE:
        walk = walk_streets(streets.network, _one_more(streets, spot), found.town.reached.limit)
        return walk(points.size)[:-1]


def _one_more(streets: Streets, spot: Snapped) -> Snapped:
    """The points on the network with one place behind them."""
    pairs = [(getattr(streets.places, one.name), getattr(spot, one.name)) for one in fields(Snapped)]
    return Snapped(*(np.concatenate(pair) for pair in pairs))


def _with(reached: Reached, category: str, away: Floats, settings: Settings) -> Reached:
    """The distances with one facility more; the limit holds for it too."""
    near = np.where(away > reached.limit, np.inf, away)[:, None]
    now = reached.metres.get(category, np.full((len(away), 3), np.inf))
    metres = np.sort(np.concatenate([now, near], axis=1), axis=1)[:, :3]
    return replace(reached, metres={**reached.metres, category: metres})


def _counts(found: Scored, told: Comparison) -> dict[Cell, float]:
    """People who gain and lose per neighbourhood; where it is not known together, so that all add up."""
    people, change = np.nan_to_num(found.town.points.people), np.nan_to_num(told.change)
    counts: dict[Cell, float] = {}
    for kind, hit in (("better", change > LEAST_GAIN), ("worse", change < -LEAST_GAIN)):
        for code, rows in found.by_place.items():
            counts[code, kind] = float(people[rows][hit[rows]].sum())
        inside = sum(value for (_code, what), value in counts.items() if what == kind)
        counts[ELSEWHERE, kind] = max(float(people[hit].sum()) - inside, 0.0)
    return counts


def _rows(found: Scored, told: Comparison, shown: Mapping[Cell, int]) -> list[GainRow]:
    """Neighbourhoods in which anything changes, most of all first."""
    people = np.nan_to_num(found.town.points.people)
    names = dict(Place.objects.filter(code__in=found.by_place).values_list("code", "name"))
    rows = []
    for code, members in found.by_place.items():
        change = mean(told.change[members], people[members])
        if change is not None and abs(change) > LEAST_GAIN / 10:
            better, worse = (count_words(shown.get((code, kind))) for kind in ("better", "worse"))
            rows.append(GainRow(names.get(code, code), code, better, worse, change))
    return sorted(rows, key=lambda row: (-abs(row.change), row.name))[:MOST_ROWS]


def _moved(chosen: Chosen, told: Comparison) -> list[tuple[str, str, str]]:
    """People who come into another class, in words."""
    counts: dict[Cell, float] = {pair: people for pair, people in told.moved.items() if pair[0] != pair[1]}
    if not counts:
        return []
    shown = protected(chosen.scan, {(f"{old}>{new}", "people"): people for (old, new), people in counts.items()})
    return [(old, new, count_words(shown.get((f"{old}>{new}", "people")))) for old, new in sorted(counts)]


def places_for(found: Scored) -> Sequence[tuple[str, str, float, float]]:
    """For every neighbourhood the point that lies nearest to where its people live on average. One query."""
    points, places = found.town.points, []
    people = np.nan_to_num(points.people)
    names = dict(Place.objects.filter(code__in=found.by_place).values_list("code", "name"))
    for code, rows in found.by_place.items():
        weight = people[rows] + 1e-9
        middle = [float((one[rows] * weight).sum() / weight.sum()) for one in (points.x, points.y)]
        near = rows[np.argmin(np.hypot(points.x[rows] - middle[0], points.y[rows] - middle[1]))]
        places.append((code, names.get(code, code), float(points.x[near]), float(points.y[near])))
    return sorted(places, key=lambda one: one[1])
