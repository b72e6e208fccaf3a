# SPDX-License-Identifier: EUPL-1.2
"""The facts that signals are found in. Nothing here says when a record was edited: edits are no movement."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from woonregie_core.agreements.vocabulary import Course, Phase


@dataclass(frozen=True)
class Round:
    """A reporting round that asked for this subject's progress."""

    code: str
    opens: date
    closes: date


@dataclass(frozen=True)
class Amount:
    """What was realised of one target."""

    target: str
    value: Decimal


@dataclass(frozen=True)
class Report:
    """What a party said on one day about one subject."""

    on: date
    phase: Phase
    course: Course | None = None
    amount: Amount | None = None
    explanation: str = ""


@dataclass(frozen=True)
class TargetFacts:
    """An amount to reach. `start` is where its path begins (at zero); both dates may be unknown."""

    key: str
    label: str
    amount: Decimal
    unit: str
    start: date | None
    by: date | None


@dataclass(frozen=True)
class Subject:
    """A commitment or an action with all that was agreed and reported.

    Attributes:
        key: stable name, e.g. `PA2226/6a` or `PA2226/6a#6a.1`.
        reports: in order of date.
        rounds: the rounds that asked for this subject, in order of closing date.
        needs: keys of the subjects that have to be completed first.
        evaluated_on: dates on which it was evaluated.
        asks_reports: whether parties report on this subject itself (a commitment with actions is reported
            through them).
    """

    key: str
    lead: str | None
    start: date | None = None
    end: date | None = None
    ongoing: bool = False
    review_on: date | None = None
    targets: tuple[TargetFacts, ...] = ()
    reports: tuple[Report, ...] = ()
    rounds: tuple[Round, ...] = ()
    needs: tuple[str, ...] = ()
    evaluated_on: tuple[date, ...] = ()
    asks_reports: bool = True

    def reports_until(self, day: date) -> tuple[Report, ...]:
        """What had been said by the end of a day."""
        return tuple(report for report in self.reports if report.on <= day)

    def phase_on(self, day: date) -> Phase | None:
        """The phase last reported by a day; None where nothing was reported yet."""
        known = self.reports_until(day)
        return known[-1].phase if known else None

    def is_finished_on(self, day: date) -> bool:
        """Whether nothing more is expected by a day."""
        phase = self.phase_on(day)
        return phase is not None and phase.is_final
