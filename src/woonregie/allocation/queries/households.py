# SPDX-License-Identifier: EUPL-1.2
"""One household under its pseudonym, and the households with a Wmo grant that wait for a direct offer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from woonregie.access.grant import Grant, Scope
from woonregie.allocation.facts_of import holds, is_registered, rules_on
from woonregie.allocation.models import Candidate, Dwelling, Household, Offer, Priority
from woonregie.conf.policy import current_policy


@dataclass(frozen=True)
class HouseholdPage:
    """What is known of a household and what became of its search, the latest first.

    Attributes:
        whole: whether nothing was left out because it is about another landlord's homes.
    """

    household: Household
    registered: bool
    priorities: list[Priority]
    candidacies: list[Candidate]
    offers: list[Offer]
    whole: bool


@dataclass(frozen=True)
class Waiting:
    """A household with a Wmo grant, and how many vacant homes would suit its need."""

    priority: Priority
    suitable: int


def find_household(code: str) -> Household | None:
    """A household by pseudonym."""
    return Household.objects.select_related("dwelling__corporation", "dwelling__place").filter(code=code).first()


def concerns(grant: Grant, household: Household, on: date) -> bool:
    """Whether a household is this reader's concern. At most four queries.

    A landlord has to do with its tenants, who was one, who is a candidate for or was offered one of its homes, and
    who waits on the list of direct offers that it works on.
    """
    if grant.covers_party(None):
        return True
    if household.dwelling and grant.covers_party(household.dwelling.corporation_id):
        return True
    own = own_parties(grant)
    return (
        household.candidacies.filter(ranking__advert__dwelling__corporation__in=own).exists()
        or household.offers.filter(advert__dwelling__corporation__in=own).exists()
        or household.lettings.filter(left__corporation__in=own).exists()
        or (works_together(grant, on) and any(_waits(one, on) for one in household.priorities.all()))
    )


def household_page(grant: Grant, household: Household, on: date) -> HouseholdPage:
    """A household as this reader may see it: of other landlords' homes neither place nor offer. Three queries."""
    candidacies = household.candidacies.select_related("ranking__advert__dwelling__place")
    if not grant.covers_party(None):
        candidacies = candidacies.filter(ranking__advert__dwelling__corporation__in=own_parties(grant))
    offers = offers_shown(grant, household.offers.all()).select_related("advert__dwelling__place")
    return HouseholdPage(
        household=household,
        registered=is_registered(household, on),
        priorities=list(household.priorities.all()),
        candidacies=list(candidacies.order_by("-ranking__advert__closes", "-pk")[:50]),
        offers=list(offers.order_by("-made_on", "-pk")[:50]),
        whole=grant.covers_party(None),
    )


def offers_shown(grant: Grant, offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Offers that a reader may see: all, or those of the own homes and those by which an own tenant leaves.

    A tenant that moves from one landlord to another is settled between the two (D004, pilot plan, 3.1), so the
    landlord that is left sees what was accepted elsewhere. What its tenant refused elsewhere is not its business.
    """
    if grant.covers_party(None):
        return offers
    own = own_parties(grant)
    leaving = Q(state="accepted", household__dwelling__corporation__in=own) | Q(letting__left__corporation__in=own)
    return offers.filter(Q(advert__dwelling__corporation__in=own) | leaving)


def waiting_for_direct_offer(grant: Grant, on: date) -> list[Waiting]:
    """Everybody with a grant and an offer left whom this reader may serve, the longest waiting first. Two queries.

    The corporations of the pilot look for a fitting home together and in each other's stock, and each mediates
    itself (D004, pilot plan, chapter 3 and 3.1; policy: pilot.mediation.shared_list). So they work on one list for
    the city, and may open every household on it. A landlord that takes no part sees its own tenants only.
    """
    levels = list(vacant_homes().values_list("bat", flat=True))
    granted = Priority.objects.filter(kind="wmo", state="granted", household__registered_at__isnull=False)
    if not grant.covers_party(None) and not works_together(grant, on):
        granted = granted.filter(household__dwelling__corporation__in=own_parties(grant))
    rows = granted.select_related("household").order_by("granted_on", "household__registered_at", "pk")
    return [
        Waiting(row, sum(level is not None and level >= (row.required_bat or 0) for level in levels))
        for row in rows
        if _waits(row, on)
    ]


def works_together(grant: Grant, on: date) -> bool:
    """Whether the reader works for a corporation that takes part in the pilot, so in the one list.

    Raises:
        UnknownParameter: the policy does not say whether the list is shared, or who takes part on that day.
    """
    if current_policy().on(on).dated("pilot.mediation.shared_list").value != "ja":
        return False
    return grant.scope is Scope.OWN and grant.actor.party_code.casefold() in rules_on(on).agreement.participants


def own_parties(grant: Grant) -> set[int]:
    """The parties that the reader acts for."""
    return {grant.actor.party_id or 0, *grant.actor.party_ids}


def _waits(row: Priority, on: date) -> bool:
    """Whether a priority waits for a direct offer on a day."""
    if row.kind != "wmo" or not holds(row, on) or row.offers_left == 0:
        return False
    return is_registered(row.household, on)


def vacant_homes() -> QuerySet[Dwelling]:
    """Homes that stand empty and are not on offer."""
    return (
        Dwelling.objects.filter(vacant_since__isnull=False)
        .exclude(adverts__state__in=["published", "closed"])
        .select_related("corporation", "place")
    )
