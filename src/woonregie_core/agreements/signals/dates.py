# SPDX-License-Identifier: EUPL-1.2
"""Signals about dates: a deadline, a start or a promised review that passed, and nobody who leads."""

from collections.abc import Iterator
from datetime import date, timedelta

from woonregie_core.agreements.signals.facts import Subject
from woonregie_core.agreements.signals.found import Evidence, Found, SignalRule
from woonregie_core.agreements.signals.settings import SignalSettings
from woonregie_core.agreements.vocabulary import Phase, Severity

_NOT_MOVING = (None, Phase.NOT_STARTED)


def deadline_passed(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """The agreed end passed and nobody reported it finished."""
    if subject.end is None or subject.ongoing:
        return
    since = subject.end + timedelta(days=settings.deadline_grace_days + 1)
    if since > on:
        return
    days = (on - subject.end).days
    yield Found(
        SignalRule.DEADLINE_PASSED,
        subject.key,
        Severity.HIGH if days > settings.deadline_high_days else Severity.MEDIUM,
        since,
        {"end": subject.end.isoformat(), "days": days, "phase": subject.phase_on(on)},
    )


def start_passed(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """The agreed start passed and nothing was reported to move.

    Where rounds ask for reports, the first one after the start has to close first: nobody was asked before.
    """
    if subject.start is None or subject.phase_on(on) not in _NOT_MOVING:
        return
    patience = subject.start + timedelta(days=settings.start_grace_days)
    asked = next((round_.closes for round_ in subject.rounds if round_.closes >= subject.start), patience)
    since = max(patience, asked) + timedelta(days=1)
    if since <= on:
        evidence: Evidence = {"start": subject.start.isoformat(), "days": (on - subject.start).days}
        yield Found(SignalRule.START_PASSED, subject.key, Severity.MEDIUM, since, evidence)


def review_passed(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """A promised evaluation did not come."""
    if subject.review_on is None:
        return
    promised = subject.review_on
    since = promised + timedelta(days=settings.review_grace_days + 1)
    if since <= on and not any(promised <= day <= on for day in subject.evaluated_on):
        evidence: Evidence = {"review_on": promised.isoformat(), "days": (on - promised).days}
        yield Found(SignalRule.REVIEW_PASSED, subject.key, Severity.MEDIUM, since, evidence)


def no_lead(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """Nobody is named to lead."""
    if subject.lead is None:
        yield Found(SignalRule.NO_LEAD, subject.key, Severity.LOW, None, {})
