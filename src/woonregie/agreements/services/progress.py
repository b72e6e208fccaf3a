# SPDX-License-Identifier: EUPL-1.2
"""Report progress. Nothing is overwritten: the last report tells how something stands."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Action, Commitment, Progress, ReportingRound, Target
from woonregie.agreements.services.taking_part import (
    parties_of_action,
    parties_of_commitment,
    require_taking_part,
)
from woonregie_core.agreements.vocabulary import Course, Phase
from woonregie_core.agreements.workflow import NotAllowed, next_phase


@dataclass(frozen=True)
class NewProgress:
    """What a party reports. `amount` is in the unit of the target; an amount needs a target."""

    on: date
    phase: Phase
    course: Course | None = None
    explanation: str = ""
    target: Target | None = None
    amount: Decimal | None = None
    round: ReportingRound | None = None


@transaction.atomic
def report_on_action(grant: Grant, action: Action, party_id: int, said: NewProgress) -> Progress:
    """Add a report about an action.

    Raises:
        PermissionDenied: the actor's party takes no part in it.
        CannotDo: the report contradicts itself or comes before an earlier one.
    """
    require_taking_part(grant, parties_of_action(action))
    locked = (
        Action.objects.select_for_update(of=("self",))
        .select_related("latest", "commitment__plan")
        .get(pk=action.pk)
    )
    _check(said, locked.latest, locked.targets.all())
    progress = _create(grant, locked.commitment, locked, party_id, said)
    Action.objects.filter(pk=action.pk).update(latest=progress, revision=F("revision") + 1)
    subject = f"action:{locked.commitment.plan.code}/{locked.commitment.code}#{locked.code}"
    _record(grant, subject, progress, locked.latest)
    return progress


@transaction.atomic
def report_on_commitment(grant: Grant, commitment: Commitment, party_id: int, said: NewProgress) -> Progress:
    """Add a report about a commitment itself.

    Raises:
        PermissionDenied: the actor's party takes no part in it.
        CannotDo: the report contradicts itself or comes before an earlier one.
    """
    require_taking_part(grant, parties_of_commitment(commitment))
    locked = Commitment.objects.select_for_update().get(pk=commitment.pk)
    earlier = locked.progress.filter(action__isnull=True).last()
    _check(said, earlier, Target.objects.filter(version__current_of=locked))
    progress = _create(grant, locked, None, party_id, said)
    _record(grant, f"commitment:{commitment.plan.code}/{commitment.code}", progress, earlier)
    return progress


def _check(said: NewProgress, earlier: Progress | None, targets: QuerySet[Target]) -> None:
    if (said.amount is None) != (said.target is None):
        raise CannotDo(_("Noem bij een aantal ook waar het bij hoort, en andersom."))
    if said.target is not None and said.target not in targets:
        raise CannotDo(_("Dit doel hoort ergens anders bij. Kies een doel uit de lijst."))
    if earlier is not None and said.on < earlier.recorded_on:
        raise CannotDo(
            _("Er is al een latere stand van %(date)s. Kies die datum of een datum erna.")
            % {"date": earlier.recorded_on.strftime("%d-%m-%Y")}
        )
    try:
        next_phase(Phase(earlier.phase) if earlier else None, said.phase)
    except NotAllowed as refusal:
        raise CannotDo(str(refusal)) from refusal


def _create(
    grant: Grant, commitment: Commitment, action: Action | None, party_id: int, said: NewProgress
) -> Progress:
    return Progress.objects.create(
        commitment=commitment,
        action=action,
        round=said.round,
        party_id=party_id,
        author_id=grant.actor.user_id,
        recorded_on=said.on,
        phase=said.phase,
        course=said.course or "",
        target=said.target,
        amount_realised=said.amount,
        explanation=said.explanation.strip(),
    )


def _record(grant: Grant, subject: str, progress: Progress, earlier: Progress | None) -> None:
    details = {
        "before": _standing(earlier) if earlier else None,
        "after": _standing(progress),
        "on": progress.recorded_on.isoformat(),
    }
    record(grant, "progress.add", subject, _("Voortgang gemeld."), details)


def _standing(progress: Progress) -> dict[str, str | None]:
    amount = progress.amount_realised
    return {
        "phase": progress.phase,
        "course": progress.course,
        "amount": None if amount is None else str(amount),
        "explanation": progress.explanation,
    }
