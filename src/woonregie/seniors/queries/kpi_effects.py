# SPDX-License-Identifier: EUPL-1.2
"""Category 3 of the evaluation: effects on allocation and on Wmo indications (D004, pilot plan, chapter 6)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from woonregie.allocation.models import Dwelling, Letting, Priority, Reaction
from woonregie.seniors.measures import Line, count, mean, pairs, ratio, share
from woonregie.seniors.models import Case
from woonregie.seniors.queries.window import Window
from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.kpi import Durations, Ratio, Search, chances, pressure, searched_for
from woonregie_core.pilot.spans import month_ends

FAMILY, SUITED = "family", "suited"
_NO_ONE = Ratio(0, 0)


@dataclass(frozen=True)
class WmoMonth:
    """Indications that were active on a day; of `unknown` it is not known whether they still were."""

    day: date
    active: int
    unknown: int


def wmo_months(window: Window) -> list[WmoMonth]:
    """Active Wmo indications at the end of every month. Two queries."""
    rows = Priority.objects.filter(kind="wmo", state__in=["granted", "used", "lapsed"], granted_on__isnull=False)
    known = list(rows.values_list("household", "state", "granted_on", "valid_until"))
    moved: dict[int, date] = {}
    lets = Letting.objects.filter(household__in=[row[0] for row in known if row[1] == "used"])
    for household, day in lets.values_list("household", "contract_date").order_by("contract_date"):
        moved[household] = day
    return [_wmo_on(day, known, moved) for day in month_ends(window.start, window.end)]


def _wmo_on(day: date, rows: list[tuple[int, str, date | None, date | None]], moved: dict[int, date]) -> WmoMonth:
    active = unknown = 0
    for household, state, granted, until in rows:
        if granted is None or granted > day or (until is not None and until < day):
            continue
        end = moved.get(household) if state == "used" else None
        if state == "granted" or (end is not None and end > day):
            active += 1
        elif end is None:
            unknown += 1  # used or lapsed, and nothing says since when
    return WmoMonth(day, active, unknown)


def wmo(now: Window, then: Window | None) -> list[Line]:
    """Active indications on the last day, beside the last day of the comparison period."""
    last, earlier = wmo_months(now)[-1], wmo_months(then)[-1] if then else None
    exists = last.active or last.unknown or Priority.objects.filter(kind="wmo").exists()
    value = last.active if exists else None
    return [count("wmo", value, earlier.active if earlier and exists else None, unknown=last.unknown)]


def occupancy(now: Window, _then: Window | None) -> list[Line]:
    """Persons in the family dwellings that movers left, and in the same homes after the next letting."""
    left = {one.left_id: one for one in now.movers if one.left and now.is_family_home(one.left)}
    came: dict[int, Letting] = {}
    later = Letting.objects.filter(dwelling__in=left, contract_date__lte=now.end).order_by("contract_date")
    for one in later:
        if one.contract_date >= left[one.dwelling_id].contract_date:
            came.setdefault(one.dwelling_id, one)
    both = [(came[home].household_size, mover.household_size) for home, mover in left.items() if home in came]
    known = [(after, before) for after, before in both if after is not None and before is not None]
    unknown = len(left) - len(known)
    after, before = [float(one) for one, _ in known], [float(two) for _, two in known]
    return [pairs("occupancy", after, before, now.least, unknown)]


def search(now: Window, then: Window | None) -> list[Line]:
    """Chance, pressure and time of searching of regular seekers, for family dwellings and for suitable homes."""
    mine, before = _searches(now), _searches(then) if then else None
    lines = []
    for group in (FAMILY, SUITED):
        none = Durations((), 0)
        found, earlier = searched_for(mine), searched_for(before) if before is not None else None
        past = earlier.get(group, none) if earlier is not None else None
        lines.append(mean("search_time", found.get(group, none), past, now.least, group))
        chance = chances(before).get(group, _NO_ONE) if before is not None else None
        lines.append(share("chance", chances(mine).get(group, _NO_ONE), chance, now.least, about=group))
        was = pressure(before).get(group, _NO_ONE) if before is not None else None
        lines.append(ratio("pressure", pressure(mine).get(group, _NO_ONE), was, about=group))
    return lines


def _searches(window: Window) -> list[Search]:
    found: list[Search] = []
    not_regular = _not_regular(window)
    for group in (FAMILY, SUITED):
        found += _of_group(window, group, not_regular)
    return found


def _not_regular(window: Window) -> set[int]:
    """Households with a ground for priority, or in the pilot."""
    with_ground = Priority.objects.filter(state__in=["granted", "used"]).values_list("household", flat=True)
    in_pilot = Case.objects.filter(pilot=window.pilot).values_list("household", flat=True)
    by_label = {one.household_id for one in window.lettings if one.label != Label.REGULAR}
    return {*with_ground, *in_pilot, *by_label}


def _of_group(window: Window, group: str, not_regular: set[int]) -> list[Search]:
    housed = {
        one.household_id: one
        for one in window.lettings
        if one.label == Label.REGULAR and _belongs(window, one.dwelling, group)
    }
    start, after = window.moments
    active = set(
        Reaction.objects.filter(_homes(window, group), withdrawn_at=None)
        .filter(reacted_at__gte=start, reacted_at__lt=after)
        .values_list("household", flat=True)
    )
    firsts = dict(
        Reaction.objects.filter(household__in=housed).values_list("household").annotate(first=Min("reacted_at"))
    )
    searches = []
    for household in (active | housed.keys()) - (not_regular - housed.keys()):
        letting = housed.get(household)
        mediated = letting is not None and letting.advert.model == "bemiddeling"
        first = firsts.get(household)
        searches.append(
            Search(
                group=group,
                registered_on=letting.registered_at.date() if letting and letting.registered_at else None,
                first_reaction=first.date() if first else None,
                reacted=household in active or (letting is not None and not mediated),
                housed_on=letting.contract_date if letting else None,
                mediated=mediated,
            )
        )
    return searches


def _belongs(window: Window, dwelling: Dwelling, group: str) -> bool:
    return window.is_family_home(dwelling) if group == FAMILY else window.is_suitable(dwelling)


def _homes(window: Window, group: str) -> Q:
    if group == FAMILY:
        return Q(advert__dwelling__type__in=window.agreement.family_dwellings)
    return Q(advert__dwelling__bat__gte=window.agreement.pool_minimum_bat)
