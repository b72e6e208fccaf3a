# SPDX-License-Identifier: EUPL-1.2
"""How an invented action goes: a story drawn from a seed, told round by round. Pure: no database, no clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from woonregie.intake.sample.words import ABOUT, CARRIED_ON, HELD_UP, SETBACKS
from woonregie_core.agreements.vocabulary import Course, Phase


@dataclass(frozen=True)
class Telling:
    """What a party says in one round; `share` is how much of a target was reached, between 0 and 1."""

    round: int
    on: date
    phase: Phase
    course: Course
    share: float
    text: str


@dataclass(frozen=True)
class Outline:
    """What a story starts from. What is `ongoing` has no last day: its `end` is only a horizon."""

    start: date
    end: date
    ongoing: bool
    rounds: Sequence[tuple[date, date]]


class Kind(StrEnum):
    """How things go."""

    SMOOTH = "smooth"
    BUMPY = "bumpy"
    LATE = "late"
    STALLED = "stalled"
    SILENT = "silent"
    POSTPONED = "postponed"


WEIGHTS = {Kind.SMOOTH: 62, Kind.BUMPY: 16, Kind.LATE: 6, Kind.STALLED: 8, Kind.SILENT: 4, Kind.POSTPONED: 4}
# What goes late does this part of what was planned; the rest does a little more or less than all of it.
_LATE_PACE = 0.5
_HALF_A_YEAR = timedelta(days=182)


def tell(outline: Outline, random: Random) -> list[Telling]:
    """A story: one telling for every round in which the party reports."""
    kind = random.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    return list(_Story(outline, kind, random).tell())


@dataclass
class _Story:
    """One story while it is told."""

    outline: Outline
    kind: Kind
    random: Random
    told: list[Telling] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.held_up = self.random.choice(HELD_UP)
        self.rhythm = self.random.randrange(3)

    def tell(self) -> Iterator[Telling]:
        rounds = [pair for pair in enumerate(self.outline.rounds) if pair[1][1] >= self.outline.start]
        turns_at = self.random.randint(1, 2)
        for turn, (number, (opens, closes)) in enumerate(rounds):
            if self.kind is Kind.SILENT and turn > turns_at:
                return
            on = opens + timedelta(days=self.random.randint(2, max(3, (closes - opens).days - 1)))
            stuck = turn > turns_at and bool(self.told)
            telling = (
                self._again(number, on) if stuck and self.kind is Kind.STALLED else self._next(number, on, stuck)
            )
            self.told.append(telling)
            yield telling
            if telling.phase is Phase.COMPLETED:
                return

    def _again(self, number: int, on: date) -> Telling:
        """Nothing moved since the last time."""
        last = self.told[-1]
        phase = Phase.PREPARING if last.phase is Phase.NOT_STARTED else last.phase
        return Telling(number, on, phase, Course.BEHIND, last.share, self.held_up)

    def _next(self, number: int, on: date, turned: bool) -> Telling:
        share = self._share(on)
        if self.kind is Kind.POSTPONED and turned:
            return Telling(
                number, on, Phase.POSTPONED, Course.ATTENTION, share, self._words(ABOUT[Phase.POSTPONED])
            )
        phase = self._phase(share, on)
        course = self._course(phase)
        if course is Course.ATTENTION:
            words = SETBACKS
        else:
            words = CARRIED_ON if self.outline.ongoing and phase is Phase.IN_PROGRESS else ABOUT[phase]
        return Telling(number, on, phase, course, 1.0 if phase is Phase.COMPLETED else share, self._words(words))

    def _share(self, on: date) -> float:
        length = max(self.outline.end - self.outline.start, timedelta(days=30))
        gone = max(0.0, (on - self.outline.start) / length)
        pace = _LATE_PACE if self.kind is Kind.LATE else self.random.uniform(0.96, 1.06)
        before = self.told[-1].share if self.told else 0.0
        return max(before, min(1.0, gone * pace))

    def _phase(self, share: float, on: date) -> Phase:
        """Finished in the last round before the end; what is late is not."""
        due_before_next_round = on + _HALF_A_YEAR > self.outline.end
        if due_before_next_round and not self.outline.ongoing and self.kind is not Kind.LATE:
            return Phase.COMPLETED
        before = self.told[-1].phase if self.told else None
        if before is Phase.IN_PROGRESS or share > 0.15 or before is Phase.PREPARING:
            return Phase.IN_PROGRESS
        return Phase.PREPARING if share > 0.02 else Phase.NOT_STARTED

    def _course(self, phase: Phase) -> Course:
        if phase is Phase.NOT_STARTED:
            return Course.NOT_YET_DUE
        if self.kind is Kind.LATE:
            return Course.BEHIND
        before = self.told[-1] if self.told else None
        if phase is Phase.COMPLETED or before is None or before.phase is not phase:
            return Course.ON_TRACK
        # Long work knows ups and downs: a setback is told, and the next time it is over.
        bumpy = self.kind is Kind.BUMPY or not self.outline.ongoing
        setback = bumpy and (len(self.told) + self.rhythm) % 3 == 0
        return Course.ATTENTION if setback and before.course is not Course.ATTENTION else Course.ON_TRACK

    def _words(self, known: Sequence[str]) -> str:
        """Other words than the last time."""
        before = self.told[-1].text if self.told else ""
        return self.random.choice([text for text in known if text != before])
