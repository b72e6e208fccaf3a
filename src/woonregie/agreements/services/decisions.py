# SPDX-License-Identifier: EUPL-1.2
"""Questions to the board meeting, and what the board decided."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Commitment, DecisionRequest
from woonregie.agreements.services.taking_part import parties_of_commitment, require_taking_part


@transaction.atomic
def ask_decision(
    grant: Grant, commitment: Commitment, party_id: int, question: str, on: date, meeting_on: date | None
) -> DecisionRequest:
    """Put a question about a commitment on the board's agenda.

    Raises:
        PermissionDenied: the actor's party takes no part in the commitment.
        CannotDo: the question is empty, or the meeting lies in the past.
    """
    require_taking_part(grant, parties_of_commitment(commitment))
    if not question.strip():
        raise CannotDo(_("Schrijf de vraag op waarover het bestuur moet besluiten."))
    if meeting_on is not None and meeting_on < on:
        raise CannotDo(_("Dit overleg is al geweest. Kies een later overleg."))
    request = DecisionRequest.objects.create(
        commitment=commitment,
        question=question.strip(),
        asked_by_id=party_id,
        asked_on=on,
        meeting_on=meeting_on,
    )
    details = {"question": question.strip()}
    record(grant, "decision.ask", _subject(commitment), _("Besluit gevraagd aan het bestuur."), details)
    return request


@transaction.atomic
def record_decision(grant: Grant, request: DecisionRequest, outcome: str, on: date) -> DecisionRequest:
    """Write down what the board decided. What was decided stays.

    Raises:
        CannotDo: the outcome is empty, or there already is one.
    """
    locked = DecisionRequest.objects.select_for_update().get(pk=request.pk)
    if locked.decided_on is not None:
        raise CannotDo(_("Hierover is al besloten. Vraag zo nodig een nieuw besluit."))
    if not outcome.strip():
        raise CannotDo(_("Schrijf op wat het bestuur besloot."))
    locked.outcome, locked.decided_on = outcome.strip(), on
    locked.save(update_fields=["outcome", "decided_on"])
    record(grant, "decision.record", _subject(locked.commitment), _("Besluit vastgelegd."), {"outcome": outcome})
    return locked


def _subject(commitment: Commitment) -> str:
    return f"commitment:{commitment.plan.code}/{commitment.code}"
