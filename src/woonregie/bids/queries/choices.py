# SPDX-License-Identifier: EUPL-1.2
"""What people may choose from when they make a bid or react to one."""

from django.db.models import QuerySet

from woonregie.access.grant import Grant, Scope
from woonregie.bids.models import Bid
from woonregie.parties.models import Party, PartyKind


def own_corporations(grant: Grant) -> QuerySet[Party]:
    """The corporations for which this reader may make a bid."""
    found = Party.objects.filter(kind=PartyKind.CORPORATION, merged_into__isnull=True)
    if grant.scope is Scope.ALL:
        return found
    return found.filter(pk__in=grant.actor.party_ids | {grant.actor.party_id or 0})


def municipal_parties() -> QuerySet[Party]:
    """The municipalities that a bid can be made to."""
    return Party.objects.filter(kind=PartyKind.MUNICIPALITY)


def tenant_parties() -> QuerySet[Party]:
    """The tenant associations that can be asked for a reaction."""
    return Party.objects.filter(kind=PartyKind.TENANT_ASSOCIATION)


def reacting_parties(grant: Grant, bid: Bid) -> QuerySet[Party]:
    """For which of the parties that the bid was sent to this reader may react."""
    asked = {bid.municipality_id, *bid.invited.values_list("pk", flat=True)}
    return Party.objects.filter(pk__in=[pk for pk in asked if grant.covers_party(pk)])
