# SPDX-License-Identifier: EUPL-1.2
"""Scores, zones and stability of a town, for one walker and one set of weights. Reads and writes nothing."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from woonregie.conf.engines import ENGINE
from woonregie.proximity.content import Town
from woonregie_core.policy.parameters import PolicyOn
from woonregie_core.proximity.addition import Addition, additions
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.score import Scores, score
from woonregie_core.proximity.settings import Settings, Walker, Weighing
from woonregie_core.proximity.stability import Wobble, stability
from woonregie_core.proximity.zones import Count, Walk, Zone, ZoneFinder, crowd_around, walk_straight, walk_streets

CHOICES = tuple(product((str(one) for one in Walker), (str(one) for one in Weighing)))
_PLACES_TRIED = 6


@dataclass(frozen=True)
class Found:
    """One computed zone with the facility that would lift it most; None where nothing would."""

    zone: Zone
    best: Addition | None


@dataclass(frozen=True)
class Outcome:
    """All of one walker and one set of weights."""

    scores: Scores
    stability: Floats
    zones: tuple[Found, ...]
    counts: tuple[Count, ...]


def scores_of(town: Town, policy: PolicyOn, walker: str, weighing: str) -> Scores:
    """The score of every point, over the ways that this walker can go.

    Raises:
        ProximityError, UnknownParameter: the choices or the distances cannot be used.
    """
    settings = Settings.from_policy(policy, Walker(walker), Weighing(weighing))
    return score(town.for_walker(walker).reached, settings, town.safety)


def walk_of(town: Town, settings: Settings) -> Walk:
    """Metres from one point to all, along streets where there are any."""
    if town.streets is None:
        return walk_straight(town.points, settings.detour)
    farthest = max(settings.zone.radius, *settings.zone.radii)
    return walk_streets(town.streets.network, town.streets.places, farthest)


def crowd_of(town: Town, policy: PolicyOn) -> Floats:
    """(p), people around each point, by which zones choose their middle: the same for every walker and weight."""
    return crowd_around(town.points, Settings.from_policy(policy).zone.around)


def outcome_of(
    town: Town, policy: PolicyOn, walker: str, weighing: str, key: str, crowd: Floats | None = None
) -> Outcome:
    """Scores, zones with what would lift them, the table of counts, and how firmly classes stand; for one walker.

    Args:
        key: names the draws; the same key gives the same draws.
        crowd: as `crowd_of` gives it, where it is known already.

    Raises:
        ProximityError, UnknownParameter: the choices or the distances cannot be used.
    """
    town = town.for_walker(walker)
    scores = scores_of(town, policy, walker, weighing)
    with ENGINE:
        walk = walk_of(town, scores.settings)
        finder = ZoneFinder(town.points, scores, walk, crowd)
        zones = tuple(Found(zone, _best(zone, town, scores, walk)) for zone in finder.zones())
        counts = finder.counts()
    return Outcome(scores, stability(scores, town.reached, Wobble.from_policy(policy), key), zones, counts)


def _best(zone: Zone, town: Town, scores: Scores, walk: Walk) -> Addition | None:
    """The best of some places that lie spread over the zone, its middle among them."""
    spread = np.linspace(0, len(zone.members) - 1, _PLACES_TRIED).astype(int)
    places = sorted({zone.anchor, *zone.members[spread].tolist()})
    return next(iter(additions(zone, town.points, scores, town.reached, walk, places)), None)
