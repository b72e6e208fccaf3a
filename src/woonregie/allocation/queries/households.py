# SPDX-License-Identifier: EUPL-1.2
"""One household under its pseudonym, and the households with a Wmo grant that wait for a direct offer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from woonregie.allocation.facts_of import holds, is_registered
from woonregie.allocation.models import Candidate, Dwelling, Household, Offer, Priority


@dataclass(frozen=True)
class HouseholdPage:
    """What is known of a household and what became of its search, the latest first."""

    household: Household
    registered: bool
    priorities: list[Priority]
    candidacies: list[Candidate]
    offers: list[Offer]


@dataclass(frozen=True)
class Waiting:
    """A household with a Wmo grant, and how many vacant homes would suit its need."""

    priority: Priority
    suitable: int


def find_household(code: str) -> Household | None:
    """A household by pseudonym."""
    return Household.objects.select_related("dwelling__corporation", "dwelling__place").filter(code=code).first()


def household_page(household: Household, on: date) -> HouseholdPage:
    """Three queries."""
    candidacies = household.candidacies.select_related("ranking__advert__dwelling__place")
    return HouseholdPage(
        household=household,
        registered=is_registered(household, on),
        priorities=list(household.priorities.all()),
        candidacies=list(candidacies.order_by("-ranking__advert__closes", "-pk")[:50]),
        offers=list(household.offers.select_related("advert__dwelling__place").order_by("-made_on", "-pk")[:50]),
    )


def waiting_for_direct_offer(on: date) -> list[Waiting]:
    """Everybody with a grant and an offer left, the longest waiting first. Two queries."""
    levels = list(vacant_homes().values_list("bat", flat=True))
    granted = Priority.objects.filter(kind="wmo", state="granted", household__registered_at__isnull=False)
    rows = granted.select_related("household").order_by("granted_on", "household__registered_at", "pk")
    return [
        Waiting(row, sum(level is not None and level >= (row.required_bat or 0) for level in levels))
        for row in rows
        if holds(row, on) and row.offers_left != 0 and is_registered(row.household, on)
    ]


def vacant_homes() -> QuerySet[Dwelling]:
    """Homes that stand empty and are not on offer."""
    return (
        Dwelling.objects.filter(vacant_since__isnull=False)
        .exclude(adverts__state__in=["published", "closed"])
        .select_related("corporation", "place")
    )
