# SPDX-License-Identifier: EUPL-1.2
"""Every condition that is asked of a person and a dwelling, in one fixed order, with its ground.

The answers about one candidate form a word with a letter per condition (`verdict.Verdict`). The catalogue says
what each letter is about, which facts were compared, and by which parameters; that is enough to explain any word.
"""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a condition decides about."""

    SELECTION = "selection"
    RESTRUCTURING = "herstructurering"
    WMO = "wmo"
    MOVING_ON = "doorstroom"


@dataclass(frozen=True)
class Condition:
    """One condition.

    Attributes:
        compares: names of the facts that were held against each other.
        parameters: names of the policy parameters that were used.
        ground: article or section that asks for it.
        by_hand: whether a person with the authority may decide otherwise.
    """

    code: str
    part: Part
    compares: tuple[str, ...]
    parameters: tuple[str, ...]
    ground: str
    by_hand: bool = True


_LAW = "allocation.law."
_MOVING_ON = "allocation.moving_on."

CONDITIONS: tuple[Condition, ...] = (
    Condition("registered", Part.SELECTION, ("registered_at", "closes"), (), "D004, pilotplan 4.1", by_hand=False),
    Condition("reacted_in_time", Part.SELECTION, ("reacted_at", "opens", "closes"), (), "D004, pilotplan 4.2"),
    Condition(
        "social_rent", Part.SELECTION, ("rent", "daeb"), (f"{_LAW}daeb_rent",), "Woningwet art. 1, 47; BTIV art. 1"
    ),
    Condition(
        "social_income",
        Part.SELECTION,
        ("income", "household_size", "daeb"),
        (f"{_LAW}daeb_income_one", f"{_LAW}daeb_income_more"),
        "Woningwet art. 48; BTIV art. 56",
    ),
    Condition(
        "fitting_rent",
        Part.SELECTION,
        ("rent", "highest_fitting_rent", "income", "household_size", "elderly"),
        (
            f"{_LAW}fitting_income_one",
            f"{_LAW}fitting_income_more",
            f"{_LAW}fitting_income_one_elderly",
            f"{_LAW}fitting_income_more_elderly",
            f"{_LAW}rent_cap_low",
            f"{_LAW}rent_cap_high",
            f"{_LAW}pension_age_months",
        ),
        "Woningwet art. 46 lid 2; BTIV art. 54",
    ),
    Condition(
        "youth_rent",
        Part.SELECTION,
        ("rent", "age", "income"),
        ("allocation.youth_rent_applies", f"{_LAW}youth_age", f"{_LAW}quality_rent"),
        "Wet op de huurtoeslag art. 13 en 20",
    ),
    Condition("bat_need", Part.SELECTION, ("bat", "required_bat"), (), "D004, pilotplan 3 en 4.3"),
    Condition("direct_for_wmo", Part.SELECTION, ("model", "label_wmo"), (), "D004, pilotplan 4.1"),
    Condition(
        "offers_left",
        Part.SELECTION,
        ("model", "offers_before"),
        ("allocation.wmo.maximum_offers",),
        "D004, pilotplan 3 en 4.1",
        by_hand=False,
    ),
    Condition("restructuring_granted", Part.RESTRUCTURING, ("label_restructuring",), (), "D004, pilotplan 4.3"),
    Condition("wmo_granted", Part.WMO, ("label_wmo",), (), "D004, pilotplan 4.3"),
    Condition("age", Part.MOVING_ON, ("age", "closes"), (f"{_MOVING_ON}minimum_age",), "D004, pilotplan 4.1"),
    Condition(
        "family_dwelling",
        Part.MOVING_ON,
        ("leaves_dwelling_type",),
        (f"{_MOVING_ON}family_dwellings",),
        "D004, pilotplan 4.1",
    ),
    Condition(
        "bedrooms", Part.MOVING_ON, ("leaves_bedrooms",), (f"{_MOVING_ON}minimum_bedrooms",), "D004, pilotplan 4.1"
    ),
    Condition(
        "tenancy",
        Part.MOVING_ON,
        ("tenancy_years", "closes"),
        (f"{_MOVING_ON}minimum_tenancy_years",),
        "D004, pilotplan 3",
    ),
    Condition("no_resident_children", Part.MOVING_ON, ("resident_children",), (), "D004, pilotplan 4.1"),
    Condition(
        "arrears",
        Part.MOVING_ON,
        ("arrears_months",),
        (f"{_MOVING_ON}maximum_arrears_months",),
        "D004, pilotplan 4.1",
    ),
    Condition(
        "participating_landlord",
        Part.MOVING_ON,
        ("leaves_landlord",),
        (f"{_MOVING_ON}participants",),
        "D004, pilotplan 4.1",
    ),
)

INDEX = {condition.code: place for place, condition in enumerate(CONDITIONS)}


def _span(part: Part) -> slice:
    places = [place for place, condition in enumerate(CONDITIONS) if condition.part is part]
    return slice(places[0], places[-1] + 1)


SPAN: dict[Part, slice] = {part: _span(part) for part in Part}
