# SPDX-License-Identifier: EUPL-1.2
"""Made-up homes: the step-free ones as the documents count them, family homes and other ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from woonregie_core.synthetic.calibration import LEVELS, Calibration
from woonregie_core.synthetic.draws import chance

FAMILY = "eengezinswoning"
_STEP_FREE = ("appartement", "seniorenwoning", "benedenwoning")
_OTHER = ("appartement", "bovenwoning", "benedenwoning")


@dataclass(frozen=True, slots=True)
class Home:
    """One home. `bat` 0 is not step-free; `rent` in cents a month; `living_form` GEC clustered, ZWO care-ready."""

    code: str
    corporation: str
    place: str
    type: str
    living_form: str
    bedrooms: int
    bat: int
    rent: int


def make_homes(numbers: Calibration, places: Sequence[str], seed: str) -> tuple[Home, ...]:
    """All homes, landlord by landlord.

    Args:
        places: codes of the neighbourhoods to spread them over; some get more than others.

    Raises:
        ValueError: there are no places.
    """
    if not places:
        raise ValueError("no places")
    found: list[Home] = []
    for corporation in sorted(numbers.tenants_55):
        kinds = [(level, numbers.suitable[level].get(corporation, 0)) for level in LEVELS]
        for level, count in kinds:
            found += _batch(corporation, "step-free", level, count, places, seed)
        families = numbers.tenants_55[corporation] + numbers.family.get(corporation, 0)
        found += _batch(corporation, "family", 0, families, places, seed)
        found += _batch(corporation, "other", 0, numbers.other.get(corporation, 0), places, seed)
    return tuple(found)


def _batch(corporation: str, kind: str, level: int, count: int, places: Sequence[str], seed: str) -> list[Home]:
    draws = chance(seed, "homes", corporation, kind, level)
    weights = chance(seed, "places", corporation).gamma(1.2, size=len(places))
    where = draws.choice(len(places), size=count, p=weights / weights.sum())
    bedrooms = draws.choice([2, 3, 4], size=count, p=[0.25, 0.55, 0.2]) if kind == "family" else (
        draws.choice([1, 2, 3], size=count, p=[0.45, 0.45, 0.1])
    )  # fmt: skip
    types = {"family": (FAMILY,), "step-free": _STEP_FREE, "other": _OTHER}[kind]
    type_of = draws.integers(len(types), size=count)
    rents = draws.normal(59_000 + 4_000 * (bedrooms - 2), 7_000, size=count).clip(36_000, 87_000).round(-2)
    clustered = draws.random(count) < 0.3
    mark = {"step-free": f"B{level}", "family": "E", "other": "O"}[kind]
    return [
        Home(
            code=f"{corporation[:2].upper()}-{mark}-{number:04d}",
            corporation=corporation,
            place=places[where[number]],
            type=types[type_of[number]],
            living_form="ZWO" if level == 4 else "GEC" if kind == "step-free" and clustered[number] else "",
            bedrooms=int(bedrooms[number]),
            bat=level,
            rent=int(rents[number]),
        )
        for number in range(count)
    ]
