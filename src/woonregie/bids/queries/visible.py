# SPDX-License-Identifier: EUPL-1.2
"""Who may see which bid: a draft is the corporation's own until it is sent."""

from django.db.models import Q, QuerySet

from woonregie.access.grant import Grant, Scope
from woonregie.access.policy import grant_for
from woonregie.bids.models import Bid
from woonregie_core.bids.workflow import BidStatus

_PRIVATE = (BidStatus.DRAFT, BidStatus.WITHDRAWN)


def visible_bids(grant: Grant) -> QuerySet[Bid]:
    """Bids that may be read: the public sees what was agreed or what a document published."""
    bids = Bid.objects.select_related("corporation", "municipality", "passage__document", "passage__dataset")
    if grant.released_only:
        return bids.filter(Q(status=BidStatus.AGREED) | Q(passage__isnull=False)).exclude(status__in=_PRIVATE)
    editing = grant_for(grant.actor, "bid.edit")
    if editing.scope is Scope.ALL:
        return bids
    own = editing.actor.party_ids | {editing.actor.party_id} if editing.scope is Scope.OWN else frozenset()
    return bids.filter(~Q(status__in=_PRIVATE) | Q(corporation__in=[pk for pk in own if pk]))


def visible_bid(grant: Grant, pk: int) -> Bid | None:
    """One bid, or None where it may not be read."""
    return visible_bids(grant).filter(pk=pk).first()
