# SPDX-License-Identifier: EUPL-1.2
"""Signals about dependencies: something else has to be finished first, and it is not."""

from collections.abc import Iterator, Mapping
from datetime import date

from woonregie_core.agreements.signals.facts import Subject
from woonregie_core.agreements.signals.found import Found, SignalRule
from woonregie_core.agreements.vocabulary import Severity


def blocked(subject: Subject, on: date, others: Mapping[str, Subject]) -> Iterator[Found]:
    """What this subject waits for is late or stopped, or is unfinished while this one should have started."""
    for key in subject.needs:
        needed = others.get(key)
        since = _blocked_since(subject, needed, on) if needed is not None else None
        if needed is not None and since is not None:
            evidence = {
                "needs": key,
                "phase": needed.phase_on(on),
                "end": needed.end.isoformat() if needed.end else None,
            }
            yield Found(SignalRule.BLOCKED, subject.key, Severity.HIGH, since, evidence, anchor=key)


def _blocked_since(subject: Subject, needed: Subject, on: date) -> date | None:
    if needed.is_finished_on(on):
        return None
    moments = [day for day in (needed.end, subject.start) if day is not None and day < on]
    return min(moments) if moments else None
