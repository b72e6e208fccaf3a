# SPDX-License-Identifier: EUPL-1.2
"""The yearly evaluation: every party judges for itself, then the parties conclude together."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Commitment, Evaluation, Judgement
from woonregie.agreements.services.taking_part import parties_of_commitment
from woonregie_core.agreements.vocabulary import Course, Proposal


def judging_parties(commitment: Commitment) -> set[int]:
    """Who may judge a commitment: the parties of the plan, and whoever the commitment itself names."""
    return parties_of_commitment(commitment) | set(commitment.plan.parties.values_list("pk", flat=True))


@transaction.atomic
def judge(
    grant: Grant,
    commitment: Commitment,
    year: int,
    party_id: int,
    course: Course,
    explanation: str,
    proposal: Proposal | None,
) -> Judgement:
    """Give, or change, one party's judgement. It stands beside the others and is never averaged.

    Raises:
        PermissionDenied: the judgement belongs to another party.
        CannotDo: the evaluation was concluded, or the party is no party of the plan or the commitment.
    """
    grant.require_party(party_id)
    if party_id not in judging_parties(commitment):
        raise CannotDo(_("Deze partij doet niet mee aan dit plan."))
    evaluation, _created = Evaluation.objects.get_or_create(commitment=commitment, year=year)
    if evaluation.concluded_on is not None:
        raise CannotDo(_("Deze evaluatie is al afgerond."))
    judgement, _created = Judgement.objects.update_or_create(
        evaluation=evaluation,
        party_id=party_id,
        defaults={"course": course, "explanation": explanation.strip(), "proposal": proposal or ""},
    )
    details = {"course": course, "proposal": proposal or "", "year": year}
    record(grant, "evaluation.judge", _subject(commitment, year), _("Oordeel gegeven."), details)
    return judgement


@transaction.atomic
def conclude(
    grant: Grant,
    commitment: Commitment,
    year: int,
    conclusion: str,
    proposal: Proposal,
    meeting: str,
    on: date,
) -> Evaluation:
    """Write down what the parties concluded together.

    Raises:
        CannotDo: nobody judged yet, it was concluded before, or conclusion or meeting is missing.
    """
    evaluation = Evaluation.objects.select_for_update().filter(commitment=commitment, year=year).first()
    if evaluation is None or not evaluation.judgements.exists():
        raise CannotDo(_("Nog geen enkele partij gaf een oordeel. Vraag dat eerst."))
    if evaluation.concluded_on is not None:
        raise CannotDo(_("Deze evaluatie is al afgerond."))
    if not conclusion.strip() or not meeting.strip():
        raise CannotDo(_("Schrijf de conclusie op en noem het overleg."))
    evaluation.conclusion, evaluation.proposal = conclusion.strip(), proposal
    evaluation.concluded_in, evaluation.concluded_on = meeting.strip(), on
    evaluation.save()
    details = {"proposal": proposal, "meeting": meeting.strip()}
    record(grant, "evaluation.conclude", _subject(commitment, year), _("Evaluatie afgerond."), details)
    return evaluation


def _subject(commitment: Commitment, year: int) -> str:
    return f"evaluation:{commitment.plan.code}/{commitment.code}/{year}"
