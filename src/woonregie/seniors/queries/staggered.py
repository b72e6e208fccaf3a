# SPDX-License-Identifier: EUPL-1.2
"""Neighbourhoods that began beside those that wait: who moved on, per household and year."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count

from woonregie.allocation.models import Letting
from woonregie.places.models import PlaceClosure
from woonregie.seniors.models import PilotStart
from woonregie.seniors.queries.window import Window
from woonregie_core.pilot.differences import Difference, Rate, of_changes, of_rates
from woonregie_core.pilot.start import starting_waves


@dataclass(frozen=True)
class Side:
    """Neighbourhoods on one side: how many, who moved on from them, and out of how many households."""

    places: tuple[str, ...]
    moved: int
    households: int


@dataclass(frozen=True)
class Staggered:
    """The staggered start in a period: who took part from its first day, beside who waited longest.

    Attributes:
        until: the last day on which somebody waited; None where everybody had begun.
        difference: per household and year; of the change where there is a comparison period (`is_change`).
        follows_seed: whether the order is the one that the stored seed draws; None without a seed.
    """

    began: Side
    waits: Side
    until: date | None
    difference: Difference | None
    is_change: bool
    follows_seed: bool | None


def staggered(now: Window, then: Window | None) -> Staggered | None:
    """What the staggered start shows; None where no start per neighbourhood was recorded.

    Only the days count on which somebody still waited, so that both sides are seen in the same time of the year;
    neighbourhoods that began halfway are on neither side.
    """
    starts = list(PilotStart.objects.filter(pilot=now.pilot).select_related("place"))
    if not starts:
        return None
    until = min(now.end, max(one.starts_on for one in starts) - timedelta(days=1))
    began = {one.place_id for one in starts if one.starts_on <= now.start}
    if until < now.start:
        return Staggered(_side(began, starts), _side(set(), starts), None, None, False, _follows_seed(now, starts))
    waits = {one.place_id for one in starts if one.starts_on > until}
    stretch = replace(now, end=until)
    around = _around({*began, *waits})
    households = _households(stretch, around)
    sides = [_rates(stretch, then, ids, around, households) for ids in (began, waits)]
    return Staggered(
        _side(began, starts, sides[0][0].count, _total(began, households)),
        _side(waits, starts, sides[1][0].count, _total(waits, households)),
        until,
        _difference(sides, now.least),
        then is not None,
        _follows_seed(now, starts),
    )


def _side(ids: set[int], starts: list[PilotStart], moved: int = 0, households: int = 0) -> Side:
    names = sorted(one.place.name for one in starts if one.place_id in ids)
    return Side(tuple(names), moved, households)


def _around(places: set[int]) -> dict[int, int]:
    """For each place in one of these: which one it lies in."""
    pairs = PlaceClosure.objects.filter(ancestor__in=places).values_list("descendant", "ancestor")
    return dict(pairs)


def _households(window: Window, around: dict[int, int]) -> Counter[int]:
    found: Counter[int] = Counter()
    rows = window.meant_for().values_list("dwelling__place").annotate(many=Count("pk")).order_by()
    for place, many in rows:
        if place in around:
            found[around[place]] += many
    return found


def _rates(
    now: Window, then: Window | None, ids: set[int], around: dict[int, int], households: Counter[int]
) -> list[Rate]:
    people = _total(ids, households)
    windows = [now, then] if then else [now]
    return [Rate(_moved(one.movers, ids, around), people * one.years) for one in windows]


def _moved(movers: list[Letting], ids: set[int], around: dict[int, int]) -> int:
    return sum(one.left is not None and around.get(one.left.place_id) in ids for one in movers)


def _total(ids: set[int], households: Counter[int]) -> int:
    return sum(households[pk] for pk in ids)


def _difference(sides: list[list[Rate]], least: int) -> Difference | None:
    began, waits = sides
    if len(began) == 1:
        return of_rates(began[0], waits[0], least)
    return of_changes((began[0], began[1]), (waits[0], waits[1]), least)


def _follows_seed(window: Window, starts: list[PilotStart]) -> bool | None:
    if not window.pilot.seed:
        return None
    waves: dict[int, set[str]] = {}
    for one in starts:
        waves.setdefault(one.wave, set()).add(one.place.code)
    drawn = starting_waves([one.place.code for one in starts], window.pilot.seed, len(waves))
    return [waves[wave] for wave in sorted(waves)] == [set(wave) for wave in drawn]
