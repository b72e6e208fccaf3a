# SPDX-License-Identifier: EUPL-1.2
"""Where the public side ends: what a grant may see of plans, versions and progress.

The public reads what parties released: released plans, signed versions, actions that a published document
names, and progress of a released round or progress that a published document reports. Actions that parties add
among themselves, and what an action waits for, stay among them. Release follows the real calendar, never a
reference date from the address bar.
"""

from django.db.models import Q, QuerySet
from django.utils import timezone

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Commitment, CommitmentVersion, Plan, Progress


def visible_plans(grant: Grant) -> QuerySet[Plan]:
    """Plans that may be read."""
    if grant.released_only:
        return Plan.objects.filter(released_on__lte=timezone.localdate())
    return Plan.objects.all()


def visible_commitments(grant: Grant) -> QuerySet[Commitment]:
    """Commitments with a text that may be read."""
    commitments = Commitment.objects.filter(current__isnull=False)
    if grant.released_only:
        return commitments.filter(plan__released_on__lte=timezone.localdate(), current__signed=True)
    return commitments


def visible_commitment(grant: Grant, plan: str, code: str) -> Commitment | None:
    """One commitment with its plan and current version, or None where it may not be read."""
    found = visible_commitments(grant).select_related("plan", "current")
    return found.filter(plan__code=plan, code=code).first()


def visible_versions(grant: Grant) -> QuerySet[CommitmentVersion]:
    """Versions that may be read; the public sees signed ones only."""
    if grant.released_only:
        return CommitmentVersion.objects.filter(signed=True)
    return CommitmentVersion.objects.all()


def visible_actions(grant: Grant) -> QuerySet[Action]:
    """Actions under commitments that may be read; the public sees those that a document names."""
    actions = Action.objects.filter(commitment__in=visible_commitments(grant))
    return actions.filter(passage__isnull=False) if grant.released_only else actions


def visible_progress(grant: Grant) -> QuerySet[Progress]:
    """Progress that may be read."""
    if not grant.released_only:
        return Progress.objects.all()
    return Progress.objects.filter(
        Q(passage__isnull=False) | Q(round__released_on__lte=timezone.localdate()),
        commitment__in=visible_commitments(grant),
    )
