# SPDX-License-Identifier: EUPL-1.2
"""Suitable homes as everybody may see them: counts per neighbourhood and kind, decided by the disclosure module.

All tables are decided together, because a small number in one could be worked out from another. Shown numbers are
rounded as the policy says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from woonregie.allocation.models import Advert, Dwelling
from woonregie.conf.policy import current_policy
from woonregie_core.allocation.ages import plus_months
from woonregie_core.disclosure.counts import Axis, CountTable, DisclosureError
from woonregie_core.disclosure.release import release
from woonregie_core.disclosure.released import Shown
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.policy.parameters import PolicyOn, UnknownParameter

CITY, TOTAL, FREED, UNKNOWN = "", "total", "freed", "unknown"
MOST_BEDROOMS = 4
_RENTS = ("quality_rent", "rent_cap_low", "rent_cap_high", "daeb_rent")
Cell = tuple[str, str]
Counts = tuple[tuple[Cell, int], ...]


@dataclass(frozen=True)
class RentClass:
    """Rents from `low` up to and including `high` in cents a month; None is no bound."""

    code: str
    low: int | None
    high: int | None
    citation: str


@dataclass(frozen=True)
class Suited:
    """Counts by (place, kind), "" being all places together. A count that is not in `shown` stays hidden.

    Attributes:
        kinds: for each subject ("bat", "type", …) the codes that occur, in the order in which they read best.
        rents: the classes of rent; empty where the law's limits of the day are not known.
    """

    shown: Mapping[Cell, int]
    kinds: Mapping[str, list[str]]
    rents: list[RentClass]
    since: date

    def of(self, place: str, kind: str) -> int | None:
        """A count that may be shown, None where it is hidden."""
        return self.shown.get((place, kind))


def suited_homes(places: Iterable[str], on: date) -> Suited:
    """Homes that are suitable, of the corporations that take part. Two queries.

    Args:
        places: codes of the neighbourhoods; homes elsewhere do not count.

    Raises:
        UnknownParameter: the policy does not say what is suitable, or how small counts are protected.
    """
    policy = current_policy().on(on)
    least = policy.whole("allocation.pool.minimum_bat")
    landlords = [code.strip() for code in str(policy.dated("allocation.moving_on.participants").value).split(",")]
    since, rents = plus_months(on, -policy.whole("pilot.brochure.months")), rent_classes(policy)
    homes = Dwelling.objects.filter(bat__gte=least, corporation__code__in=landlords)
    rows = homes.values_list("place__code", "corporation__code", "type", "bat", "bedrooms", "rent")
    freed = Advert.objects.filter(dwelling__in=homes, opens__gt=since, opens__lte=on).values_list(
        "dwelling__place__code", "dwelling"
    )
    known = sorted(places)
    counts = _counted(rows, known, rents)
    counts.update((place, FREED) for place, _home in set(freed) if place in known)
    shown = _decided(tuple(sorted(counts.items())), tuple(known), DisclosureRules.from_policy(policy))
    return Suited(shown, _kinds(counts), rents, since)


def rent_classes(policy: PolicyOn) -> list[RentClass]:
    """Classes of rent between the limits of the law; none where a limit is not known."""
    try:
        limits = [policy.dated(f"allocation.law.{name}") for name in _RENTS]
        bounds = [int(policy.number(f"allocation.law.{name}") * 100) for name in _RENTS]
    except UnknownParameter:
        return []
    lows = [None, *bounds]
    highs = [*bounds, None]
    citations = [*(one.citation for one in limits), limits[-1].citation]
    return [
        RentClass(f"rent:{number}", low, high, citation)
        for number, (low, high, citation) in enumerate(zip(lows, highs, citations, strict=True))
    ]


def _counted(
    rows: Iterable[tuple[str, str, str, int | None, int | None, int]], places: list[str], rents: list[RentClass]
) -> Counter[Cell]:
    inside, found = set(places), Counter[Cell]()
    for place, landlord, kind, bat, bedrooms, rent in rows:
        if place in inside:
            rooms = UNKNOWN if bedrooms is None else str(min(bedrooms, MOST_BEDROOMS))
            codes = [TOTAL, f"corporation:{landlord}", f"type:{kind}", f"bat:{bat}", f"bedrooms:{rooms}"]
            if rents:
                codes.append(next(one.code for one in rents if one.high is None or rent <= one.high))
            found.update((place, code) for code in codes)
    return found


def _kinds(counts: Mapping[Cell, int]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in sorted({kind for _place, kind in counts if ":" in kind}):
        found.setdefault(code.partition(":")[0], []).append(code)
    return found


@lru_cache(maxsize=16)
def _decided(counts: Counts, places: tuple[str, ...], rules: DisclosureRules) -> Mapping[Cell, int]:
    """The cells that may be shown, rounded. The same counts give the same answer, so it is worked out once."""
    if not places:
        return {}
    held = dict(counts)
    kinds = sorted({kind for _place, kind in held} - {TOTAL, FREED})
    subjects: dict[str, list[str]] = {}
    for kind in kinds:
        subjects.setdefault(kind.partition(":")[0], []).append(kind)
    by_kind = Axis("kind", (TOTAL, *kinds), tuple((TOTAL, tuple(parts)) for parts in subjects.values()))
    found = _shown(held, places, by_kind, rules)
    return found | _shown(held, places, Axis("kind", (FREED,)), rules)


def _shown(
    held: Mapping[Cell, int], places: tuple[str, ...], kinds: Axis, rules: DisclosureRules
) -> dict[Cell, int]:
    by_place = Axis("place", (CITY, *places), ((CITY, places),))
    values: dict[tuple[str, ...], int | None] = {}
    for kind in kinds.codes:
        for place in places:
            values[place, kind] = held.get((place, kind), 0)
        values[CITY, kind] = sum(held.get((place, kind), 0) for place in places)
    try:
        cells = release(CountTable((by_place, kinds), values), rules).cells
    except DisclosureError:
        return {}  # what cannot be protected is not shown
    return {
        (key[0], key[1]): rules.rounded(values[key] or 0) for key, cell in cells.items() if isinstance(cell, Shown)
    }
