# SPDX-License-Identifier: EUPL-1.2
"""What one may choose from above the action list, and in the forms of an action."""

from django.db.models import Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, ReportingRound, Target
from woonregie.agreements.queries.visible import visible_plans
from woonregie.parties.models import Party
from woonregie.places.models import Place


def list_choices(grant: Grant) -> dict[str, list[tuple[str, str]]]:
    """The plans, parties and places that have actions. Three queries."""
    plans = visible_plans(grant).filter(commitments__actions__isnull=False).distinct()
    parties = Party.objects.filter(Q(actions_led__isnull=False) | Q(actions_joined__isnull=False)).distinct()
    places = Place.objects.filter(inside__descendant__actions__isnull=False).distinct()
    return {
        "plan": list(plans.values_list("code", "short_title")),
        "partij": list(parties.values_list("code", "name")),
        "gebied": list(places.values_list("code", "name")),
    }


def speakers(grant: Grant, taking_part: set[int]) -> QuerySet[Party]:
    """The parties for which this actor may speak about something in which these parties take part."""
    own = {grant.actor.party_id} if grant.actor.party_id else set()
    if grant.covers_party(-1):  # reaches every party
        return Party.objects.filter(pk__in=taking_part | own)
    reached = {party for party in taking_part if grant.covers_party(party)}
    return Party.objects.filter(pk__in=own if reached else set())


def targets_of(action: Action) -> QuerySet[Target]:
    """The amounts that an action should reach."""
    return Target.objects.filter(action=action)


def targets_of_version(version: int | None) -> QuerySet[Target]:
    """The amounts that a version of a commitment should reach."""
    return Target.objects.filter(version=version, version__isnull=False)


def open_rounds(plan_id: int) -> QuerySet[ReportingRound]:
    """The rounds of a plan, newest first."""
    return ReportingRound.objects.filter(plan=plan_id).order_by("-opens")
