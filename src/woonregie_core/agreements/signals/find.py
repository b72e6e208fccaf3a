# SPDX-License-Identifier: EUPL-1.2
"""Find all signals on one reference date."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from woonregie_core.agreements.signals import dates, movement, targets
from woonregie_core.agreements.signals.blocked import blocked
from woonregie_core.agreements.signals.facts import Subject
from woonregie_core.agreements.signals.found import Found
from woonregie_core.agreements.signals.settings import SignalSettings

Finder = Callable[[Subject, date, SignalSettings], Iterator[Found]]

FINDERS: tuple[Finder, ...] = (
    dates.deadline_passed,
    dates.start_passed,
    dates.review_passed,
    dates.no_lead,
    movement.same_state,
    movement.nothing_submitted,
    targets.behind_path,
    targets.data_overdue,
)


def find_signals(subjects: Iterable[Subject], on: date, settings: SignalSettings) -> list[Found]:
    """All signals that the facts show at the end of a day, ordered by subject and rule.

    What is finished gives no signals, and neither order nor repetition of the subjects matters.
    """
    by_key = {subject.key: subject for subject in subjects}
    found = [signal for subject in by_key.values() for signal in _of_subject(subject, on, settings, by_key)]
    return sorted(found, key=lambda signal: (signal.subject, signal.rule, signal.anchor))


def _of_subject(
    subject: Subject, on: date, settings: SignalSettings, others: dict[str, Subject]
) -> Iterator[Found]:
    if subject.is_finished_on(on):
        return
    for finder in FINDERS:
        yield from finder(subject, on, settings)
    yield from blocked(subject, on, others)
