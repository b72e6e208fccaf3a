# SPDX-License-Identifier: EUPL-1.2
"""Signals about amounts: behind the path to a target, or no recent figure at all."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile

from woonregie_core.agreements.signals.facts import Subject, TargetFacts
from woonregie_core.agreements.signals.found import Evidence, Found, SignalRule
from woonregie_core.agreements.signals.settings import SignalSettings
from woonregie_core.agreements.vocabulary import Severity


def behind_path(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """The realised amount lags a straight path by more than the tolerated share of the whole target.

    Only where an amount was reported: a missing figure is not zero (see `data_overdue`). An amount is held
    against the path on the day it was reported, so that time passing after it does not make it worse.
    """
    for target in subject.targets:
        amounts = _amounts(subject, target, on)
        behind = [
            (day, value, share) for day, value in amounts if (share := _missing(target, day, value)) is not None
        ]
        run = list(takewhile(lambda point: point[2] > settings.path_tolerance_share, reversed(behind)))
        if run:
            yield _behind(subject, target, run, settings)


def _behind(
    subject: Subject, target: TargetFacts, run: list[tuple[date, Decimal, Decimal]], settings: SignalSettings
) -> Found:
    """The signal for an unbroken run of amounts behind the path, newest first."""
    measured_on, realised, missing = run[0]
    evidence: Evidence = {
        "target": target.label,
        "unit": target.unit,
        "amount": float(target.amount),
        "by": target.by.isoformat() if target.by else None,
        "realised": float(realised),
        "expected": float(round(expected_amount(target, measured_on) or Decimal(0), 1)),
        "measured_on": measured_on.isoformat(),
    }
    severity = Severity.HIGH if missing > settings.path_high_share else Severity.MEDIUM
    return Found(SignalRule.BEHIND_PATH, subject.key, severity, run[-1][0], evidence, anchor=target.key)


def _missing(target: TargetFacts, on: date, realised: Decimal) -> Decimal | None:
    """How far the amount lags, as a share of the whole target; None where the path is unknown.

    Not as a share of what is expected so far: early on that would make one dwelling too few look grave.
    """
    expected = expected_amount(target, on)
    return None if expected is None or target.amount <= 0 else (expected - realised) / target.amount


def data_overdue(subject: Subject, on: date, settings: SignalSettings) -> Iterator[Found]:
    """The last realised amount of a running target is too old, or never came."""
    for target in subject.targets:
        if target.start is None or target.start > on:
            continue
        amounts = _amounts(subject, target, on)
        last_amount_on = amounts[-1][0] if amounts else None
        counted_from = last_amount_on or target.start
        since = counted_from + timedelta(days=settings.data_max_age_days + 1)
        if since <= on:
            evidence: Evidence = {
                "target": target.label,
                "last_amount_on": last_amount_on.isoformat() if last_amount_on else None,
                "days": (on - counted_from).days,
            }
            yield Found(SignalRule.DATA_OVERDUE, subject.key, Severity.LOW, since, evidence, anchor=target.key)


def expected_amount(target: TargetFacts, on: date) -> Decimal | None:
    """What a straight path from zero at the start to the full amount at the end asks for on a day.

    Returns:
        The expected amount in the target's unit; None where start or end of the path is unknown.
    """
    if target.start is None or target.by is None or target.by <= target.start:
        return None
    gone = Decimal((on - target.start).days) / Decimal((target.by - target.start).days)
    return target.amount * min(max(gone, Decimal(0)), Decimal(1))


def _amounts(subject: Subject, target: TargetFacts, on: date) -> list[tuple[date, Decimal]]:
    """Every amount reported for a target by a day, oldest first."""
    return [
        (report.on, report.amount.value)
        for report in subject.reports_until(on)
        if report.amount is not None and report.amount.target == target.key
    ]
