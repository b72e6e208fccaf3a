# SPDX-License-Identifier: EUPL-1.2
"""Invented conversations: evaluations of past years, a message that something does not work out, questions."""

from datetime import date, timedelta
from random import Random

from woonregie.agreements.models import (
    Commitment,
    DecisionRequest,
    Evaluation,
    Judgement,
    Notification,
    Plan,
)
from woonregie.parties.models import Party
from woonregie_core.agreements.vocabulary import AdjustmentReason, Course, Proposal

_JUDGEMENTS = [Course.ON_TRACK, Course.ON_TRACK, Course.ATTENTION, Course.BEHIND]


def create_conversations(plan: Plan, on: date, random: Random) -> None:
    """Evaluations of the two last full years, one notification to all, and two questions to the board."""
    commitments = list(plan.commitments.select_related("current").order_by("order"))
    parties = list(plan.parties.order_by("code"))
    assert plan.start is not None
    for year in range(max(plan.start.year, on.year - 2), on.year):
        _evaluate(random.sample(commitments, min(12, len(commitments))), parties, year, random)
    _notify(commitments, parties, on, random)
    _ask(commitments, parties, on, random)


def _evaluate(commitments: list[Commitment], parties: list[Party], year: int, random: Random) -> None:
    concluded = date(year, 12, 9)
    evaluations = Evaluation.objects.bulk_create(
        Evaluation(
            commitment=commitment,
            year=year,
            conclusion="Voorbeeld: partijen gaan hiermee door en letten op de planning.",
            proposal=random.choice([Proposal.CONTINUE, Proposal.CONTINUE, Proposal.ADJUST]),
            concluded_in="BOWW",
            concluded_on=concluded,
            is_sample=True,
        )
        for commitment in commitments
    )
    Judgement.objects.bulk_create(
        Judgement(
            evaluation=evaluation,
            party=party,
            course=random.choice(_JUDGEMENTS),
            explanation="Voorbeeld: zo kijkt deze partij ernaar.",
        )
        for evaluation in evaluations
        for party in random.sample(parties, min(3, len(parties)))
    )


def _notify(commitments: list[Commitment], parties: list[Party], on: date, random: Random) -> None:
    if len(parties) < 2 or not commitments:
        return
    commitment, sender = random.choice(commitments), random.choice(parties)
    text = "Voorbeeld: de financiering is nog niet rond, waardoor de start een half jaar opschuift."
    Notification.objects.bulk_create(
        Notification(
            commitment=commitment,
            sender=sender,
            recipient=recipient,
            reason=AdjustmentReason.FINANCING,
            text=text,
            sent_on=on - timedelta(days=20),
            is_sample=True,
        )
        for recipient in parties
        if recipient != sender
    )


def _ask(commitments: list[Commitment], parties: list[Party], on: date, random: Random) -> None:
    questions = [
        "Voorbeeld: stemt het bestuur in met een half jaar uitstel?",
        "Voorbeeld: wie neemt de rol van trekker op zich?",
    ]
    chosen = random.sample(commitments, min(len(questions), len(commitments)))
    DecisionRequest.objects.bulk_create(
        DecisionRequest(
            commitment=commitment,
            question=question,
            asked_by=random.choice(parties),
            asked_on=on - timedelta(days=14),
            meeting_on=on + timedelta(days=21),
            is_sample=True,
        )
        for commitment, question in zip(chosen, questions, strict=False)
    )
