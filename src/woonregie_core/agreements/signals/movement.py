# SPDX-License-Identifier: EUPL-1.2
"""Signals about movement: the same story round after round, or no story at all."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import takewhile

from woonregie_core.agreements.signals.facts import Report, Round, Subject
from woonregie_core.agreements.signals.found import Evidence, Found, SignalRule
from woonregie_core.agreements.signals.settings import SignalSettings
from woonregie_core.agreements.vocabulary import Phase, Severity


def same_state(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """Parties reported, but phase, course and amount stayed the same over n closed rounds.

    What is ongoing by agreement may keep its phase and course: there only an unchanged text counts too.
    """
    closed = _closed_rounds(subject, on)
    if not closed or _waits_by_plan(subject, on):
        return
    last = _last_report_by(subject, closed[-1])
    if last is None:
        return
    unchanged = _run_at_end(
        closed, lambda asked: _state(_last_report_by(subject, asked), subject) == _state(last, subject)
    )
    repeated = [asked for asked in unchanged[1:] if _reported_in(subject, asked)]
    if len(unchanged) > settings.same_state_rounds and repeated:
        evidence: Evidence = {
            "rounds": [asked.code for asked in unchanged],
            "phase": last.phase,
            "course": last.course,
        }
        since = unchanged[settings.same_state_rounds].closes + timedelta(days=1)
        yield Found(SignalRule.SAME_STATE, subject.key, Severity.MEDIUM, since, evidence)


def nothing_submitted(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """The last n closed rounds brought nothing substantive about a subject that should be moving."""
    if not subject.asks_reports or _waits_by_plan(subject, on):
        return
    silent = _run_at_end(_closed_rounds(subject, on), lambda asked: not _reported_in(subject, asked))
    if len(silent) < settings.silent_rounds:
        return
    known = subject.reports_until(on)
    evidence: Evidence = {
        "rounds": [asked.code for asked in silent],
        "last_report": known[-1].on.isoformat() if known else None,
    }
    since = silent[settings.silent_rounds - 1].closes + timedelta(days=1)
    yield Found(SignalRule.NOTHING_SUBMITTED, subject.key, Severity.MEDIUM, since, evidence)


def _run_at_end(rounds: list[Round], belongs: Callable[[Round], bool]) -> list[Round]:
    """The unbroken run of rounds at the end that all belong; a longer run later starts at the same round."""
    run = list(takewhile(belongs, reversed(rounds)))
    return run[::-1]


def _closed_rounds(subject: Subject, on: date) -> list[Round]:
    """Rounds that closed while the subject should have been moving."""
    begins = subject.start or date.min
    return [asked for asked in subject.rounds if asked.closes < on and asked.closes >= begins]


def _waits_by_plan(subject: Subject, on: date) -> bool:
    """Not due yet: its start lies ahead, or it was knowingly postponed."""
    if subject.start is not None and subject.start > on:
        return True
    return subject.phase_on(on) is Phase.POSTPONED


def _last_report_by(subject: Subject, asked: Round) -> Report | None:
    known = subject.reports_until(asked.closes)
    return known[-1] if known else None


def _reported_in(subject: Subject, asked: Round) -> bool:
    """Whether something substantive came in: a text, an amount, or another phase or course than before."""
    previous: Report | None = None
    for report in subject.reports:
        if asked.opens <= report.on <= asked.closes and _is_substantive(report, previous):
            return True
        previous = report
    return False


def _is_substantive(report: Report, previous: Report | None) -> bool:
    if previous is None or report.explanation.strip() or report.amount is not None:
        return True
    return (report.phase, report.course) != (previous.phase, previous.course)


def _state(report: Report | None, subject: Subject) -> tuple[object, ...] | None:
    if report is None:
        return None
    state = (report.phase, report.course, report.amount.value if report.amount else None)
    return (*state, report.explanation.strip().casefold()) if subject.ongoing else state
