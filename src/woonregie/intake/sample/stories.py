# SPDX-License-Identifier: EUPL-1.2
"""How an invented action goes: a story drawn from a seed, told round by round. Pure: no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from woonregie_core.agreements.vocabulary import Course, Phase


@dataclass(frozen=True)
class Telling:
    """What a party says in one round; `share` is how much of a target was reached, between 0 and 1."""

    round: int
    on: date
    phase: Phase
    course: Course | None
    share: float
    text: str


@dataclass(frozen=True)
class Outline:
    """What a story starts from."""

    start: date
    end: date
    rounds: Sequence[tuple[date, date]]


KINDS = {"smooth": 46, "slow": 20, "late": 10, "stalled": 12, "silent": 6, "postponed": 6}

_TEXTS = {
    Phase.NOT_STARTED: ["Nog niet begonnen.", "De start volgt later."],
    Phase.PREPARING: ["Het plan wordt gemaakt.", "Overleg met partners loopt.", "De voorbereiding is gestart."],
    Phase.IN_PROGRESS: ["De uitvoering loopt.", "Een deel is klaar.", "Het werk gaat volgens planning."],
    Phase.COMPLETED: ["Dit is klaar."],
    Phase.POSTPONED: ["Uitgesteld tot de financiering rond is."],
}
_STUCK = ["Het wacht op een besluit.", "Er is te weinig menskracht.", "De vergunning laat op zich wachten."]


def tell(outline: Outline, random: Random) -> list[Telling]:
    """A story: one telling for every round in which the party reports."""
    kind = random.choices(list(KINDS), weights=list(KINDS.values()))[0]
    pace = {"smooth": 1.0, "slow": 0.6, "late": 0.8, "stalled": 1.0, "silent": 0.9, "postponed": 0.5}[kind]
    stalls_at = random.uniform(0.2, 0.6)
    silent_from = random.randint(1, max(1, len(outline.rounds) - 1))
    tellings = []
    for number, (opens, closes) in enumerate(outline.rounds):
        if closes < outline.start or (kind == "silent" and number >= silent_from):
            continue
        gone = max(0.0, (closes - outline.start) / max(outline.end - outline.start, timedelta(days=1)))
        share = min(1.0, gone * pace, stalls_at if kind == "stalled" else 1.0)
        on = opens + timedelta(days=random.randint(3, max(4, (closes - opens).days - 1)))
        tellings.append(_telling(number, on, share, kind, random))
        if tellings[-1].phase is Phase.COMPLETED:
            break
    return tellings


def _telling(number: int, on: date, share: float, kind: str, random: Random) -> Telling:
    phase = _phase(share, kind)
    stuck = kind == "stalled" and share > 0.2
    course = _course(kind, share, phase)
    text = random.choice(_STUCK) if stuck else random.choice(_TEXTS[phase])
    return Telling(number, on, phase, course, share, f"Voorbeeld: {text}")


def _phase(share: float, kind: str) -> Phase:
    if kind == "postponed" and share > 0.2:
        return Phase.POSTPONED
    if share >= 1.0:
        return Phase.COMPLETED
    if share > 0.25:
        return Phase.IN_PROGRESS
    return Phase.PREPARING if share > 0.02 else Phase.NOT_STARTED


def _course(kind: str, share: float, phase: Phase) -> Course | None:
    if phase is Phase.NOT_STARTED:
        return Course.NOT_YET_DUE
    if kind in ("stalled", "late") and share > 0.3:
        return Course.BEHIND
    return Course.ATTENTION if kind in ("slow", "silent", "postponed") else Course.ON_TRACK


def realised(amount: Decimal, share: float) -> Decimal:
    """A whole amount reached of a target."""
    return Decimal(int(amount * Decimal(str(round(share, 3)))))
