# SPDX-License-Identifier: EUPL-1.2
"""Scans for tests: two of a few points by hand, and one of a made-up town over neighbourhoods that exist."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np

from factories import grant_for, make_place, make_user
from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.intake.sample.scan import Cell, made_up_town
from woonregie.places.models import Place, PlaceKind
from woonregie.proximity.arrays import arrays_of, fingerprint
from woonregie.proximity.computing import CHOICES, Outcome, outcome_of
from woonregie.proximity.content import About, Spot, Town
from woonregie.proximity.frozen import kept_policy
from woonregie.proximity.models import Scan
from woonregie.proximity.services import scans
from woonregie.proximity.services.scans import release_scan, store_scan
from woonregie_core.proximity.degrees import to_degrees
from woonregie_core.proximity.points import in_a_straight_line, make_points
from woonregie_core.proximity.settings import Settings, Walker

ON = date(2025, 1, 1)
WEST, SOUTH = 176_050.0, 317_050.0
KINDS = ("supermarket", "gp", "stop", "pharmacy", "meeting")


def settings() -> Settings:
    return Settings.from_policy(current_policy().on(ON), Walker.FIT)


def officer() -> Grant:
    return grant_for(make_user())


def line_town(people: Sequence[float], place: str = "", safety: float | None = None, east: float = 0.0) -> Town:
    """Points 100 metres apart on a line; everything there is stands at its first point."""
    x = WEST + east + 100.0 * np.arange(len(people))
    y = np.full(len(people), SOUTH)
    ids = [f"p{number:03}" for number in range(len(people))]
    points = make_points(ids, x, y, np.array(people, dtype=float))
    here = np.array([[WEST + east, SOUTH]])
    reached = in_a_straight_line(points, {code: ([f"{code}-1"], here) for code in KINDS}, 1.0, settings().limit)
    known = None if safety is None else np.full(len(people), safety)
    degrees = np.column_stack(to_degrees(x, y))
    return Town(points, (place,) * len(people), degrees, known, reached)


def line_spots(east: float = 0.0) -> list[Spot]:
    return [Spot(code, f"{code}-1", f"De enige {code}", WEST + east, SOUTH, "Gemeentelijst", ON) for code in KINDS]


def tiny_scan(name: str = "Klein", released: bool = True, place: str = "", people: Sequence[float] = (900,) * 6):
    """A scan of a few points, everything at hand at the first one."""
    grant = Grant.for_command("test")
    scan = store_scan(grant, About(name, ON), line_town(people, place), line_spots())
    if released:
        release_scan(grant, scan)
    return Scan.objects.get(pk=scan.pk)


@cache
def _worked_out() -> tuple[Town, dict[tuple[str, str], Outcome]]:
    """A small town with its outcomes, once for all tests."""
    town, policy = line_town((900,) * 6), current_policy().on(ON)
    return town, {choice: outcome_of(town, policy, *choice, key="k") for choice in CHOICES}


def quick_scan(name: str, released: bool = True) -> Scan:
    """A scan like `tiny_scan` that was worked out before; for worlds that every test builds anew."""
    town, outcomes = _worked_out()
    kept, arrays = kept_policy(current_policy().on(ON)), arrays_of(town)
    made = scans._Made(About(name, ON), town, tuple(line_spots()), kept, fingerprint(arrays), arrays, outcomes)
    scan = scans._keep(Grant.for_command("test"), made)
    if released:
        release_scan(Grant.for_command("test"), scan)
    return scan


def neighbourhoods(count: int = 6) -> list[Place]:
    """A municipality with neighbourhoods side by side."""
    city = make_place("stad-scan", kind=PlaceKind.MUNICIPALITY)
    return [make_place(f"buurt-scan-{number}", parent=city) for number in range(count)]


def town_scan(count: int = 6, seed: int = 3, released: bool = True, name: str = "Verzonnen stad") -> Scan:
    """A made-up town over neighbourhoods that are made when they are not there yet."""
    places = list(Place.objects.filter(code__startswith="buurt-scan-").order_by("code")) or neighbourhoods(count)
    cells = [Cell(one.code, one.name, number % 3, number // 3) for number, one in enumerate(places)]
    town, spots = made_up_town(cells, settings(), seed)
    grant = Grant.for_command("test")
    scan = store_scan(grant, About(name, ON, synthetic=True), town, spots)
    if released:
        release_scan(grant, scan)
    return Scan.objects.get(pk=scan.pk)
