# SPDX-License-Identifier: EUPL-1.2
"""Messages between parties that a commitment cannot be kept."""

from django.db.models import QuerySet

from woonregie.access.grant import Grant, Scope
from woonregie.access.policy import grant_for
from woonregie.agreements.models import DecisionRequest, Notification


def notifications(grant: Grant) -> QuerySet[Notification]:
    """The messages to the actor's party; who may read for all parties sees all. One query."""
    related = ("sender", "recipient", "commitment__plan", "commitment__current")
    found = Notification.objects.select_related(*related)
    if grant_for(grant.actor, "notification.read").scope is Scope.ALL:
        return found
    return found.filter(recipient=grant.actor.party_id)


def notification_by_pk(pk: int) -> Notification | None:
    """One message."""
    return Notification.objects.select_related("recipient").filter(pk=pk).first()


def decision_request_by_pk(pk: int) -> DecisionRequest | None:
    """One question to the board."""
    related = ("commitment__plan", "commitment__current", "asked_by")
    return DecisionRequest.objects.select_related(*related).filter(pk=pk).first()
