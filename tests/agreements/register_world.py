# SPDX-License-Identifier: EUPL-1.2
"""A register of any size for the pages that read it: every kind of row on every commitment."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from factories import (
    make_action,
    make_commitment,
    make_party,
    make_passage,
    make_place,
    make_plan,
    make_progress,
    make_round,
    make_theme,
    make_user,
    make_version,
)
from woonregie.agreements.models import (
    Acknowledgement,
    Adjustment,
    Commitment,
    CommitmentLink,
    DecisionRequest,
    Evaluation,
    Input,
    Judgement,
    Notification,
    Plan,
    Signal,
    Target,
)
from woonregie.parties.models import Party
from woonregie.places.models import Place, PlaceAlias, PlaceKind
from woonregie_core.agreements.vocabulary import AdjustmentReason, Course, InputKind, LinkKind, Severity


@dataclass
class World:
    """What the tests look at."""

    plan: Plan
    party: Party
    place: Place
    commitment: Commitment


def build(size: int, released: bool = True) -> World:
    """One plan of `size` commitments in two themes, all with everything a page can show."""
    city = make_place("stad", kind=PlaceKind.MUNICIPALITY)
    quarter = make_place("wijk", kind=PlaceKind.DISTRICT, parent=city, passage=make_passage())
    PlaceAlias.objects.create(place=quarter, name="De Wijk", folded="dewijk")
    party = make_party("bouwers", passage=make_passage())
    plan = make_plan("P1", parties=[party], released=released, passage=make_passage())
    themes = [make_theme(plan, code, passage=make_passage()) for code in "AB"]
    asked = make_round(plan, released_on=date(2024, 8, 1), parties=[party])
    first = None
    for number in range(size):
        place = make_place(parent=quarter)
        commitment = make_commitment(
            themes[number % 2],
            code=f"c{number}",
            lead=party,
            executing=[make_party()],
            places=[place],
            passage=make_passage(),
        )
        _enrich(commitment, party, place, asked, first)
        first = first or commitment
    assert first is not None
    return World(plan, party, quarter, first)


def _enrich(commitment: Commitment, party: Party, place: Place, asked: Any, other: Commitment | None) -> None:
    target = Target.objects.create(
        version=commitment.current, label="Woningen", amount=300, unit="dwellings", passage=make_passage()
    )
    make_progress(commitment, party, round=asked, target=target, amount_realised=120)
    action = make_action(commitment, lead=party, places=[place], passage=make_passage())
    make_progress(action, party, round=asked)
    commitment.serves_themes.add(commitment.theme)
    if other is not None:
        CommitmentLink.objects.create(
            source=commitment, target=other, kind=LinkKind.REFERS_TO, passage=make_passage()
        )


def enrich_dialogue(commitment: Commitment, times: int) -> None:
    """Give one commitment `times` of everything that parties tell each other about it."""
    party = make_party()
    for number in range(times):
        _enrich(commitment, party, make_place(), make_round(commitment.plan, released_on=date(2024, 8, 1)), None)
        other = make_commitment(make_theme(make_plan(released=True)))
        CommitmentLink.objects.create(source=commitment, target=other, kind=LinkKind.IMPLEMENTS)
        _adjust(commitment, number)
        evaluation = Evaluation.objects.create(commitment=commitment, year=2000 + number)
        Judgement.objects.create(evaluation=evaluation, party=make_party(), course=Course.BEHIND)
        said = Input.objects.create(
            code=f"I-{commitment.code}-{number}",
            kind=InputKind.RESIDENTS_SESSION,
            subject="Buurt",
            text="x",
            passage=make_passage(),
        )
        said.touches.add(commitment)
        signal = Signal.objects.create(
            key=f"{commitment.pk}-{number}",
            rule="deadline_passed",
            commitment=commitment,
            severity=Severity.HIGH,
            evidence={},
            first_seen=date(2024, 1, 1),
            last_seen=date(2024, 2, 1),
        )
        Acknowledgement.objects.create(
            signal=signal,
            by=make_user(),
            party=party,
            reason="bekend",
            acknowledged_on=date(2024, 1, 2),
            until=date(2024, 9, 1),
        )
        Notification.objects.create(
            commitment=commitment,
            sender=party,
            recipient=make_party(),
            reason=AdjustmentReason.FINANCING,
            text="Geheim knelpunt",
            sent_on=date(2024, 3, 1),
        )
        DecisionRequest.objects.create(
            commitment=commitment, question="Mag het later?", asked_by=party, asked_on=date(2024, 3, 1)
        )


def _adjust(commitment: Commitment, number: int) -> None:
    before = commitment.current
    assert before is not None
    after = make_version(commitment, number + 2, title=f"Nieuwe tekst {number}", passage=make_passage())
    Adjustment.objects.create(
        before=before,
        after=after,
        reason=AdjustmentReason.FINANCING,
        explanation="Geld",
        decided_in="BOWW",
        decided_on=date(2024, 1, 1),
    )
    commitment.current = after
    commitment.save()
