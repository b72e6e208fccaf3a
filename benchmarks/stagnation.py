# SPDX-License-Identifier: EUPL-1.2
"""How well signals find stagnation, against the rule "not edited for n days", on the same histories."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.histories import History, make_histories
from woonregie_core.agreements.signals import SignalRule, SignalSettings, find_signals
from woonregie_core.policy.loader import load_policy

POLICY = Path(__file__).parents[1] / "profiles" / "maastricht" / "policy"
WATCHED_UNTIL = date(2026, 6, 30)
EDIT_LIMITS = (60, 90, 180, 365)
STUCK = {
    SignalRule.START_PASSED,
    SignalRule.SAME_STATE,
    SignalRule.NOTHING_SUBMITTED,
    SignalRule.BEHIND_PATH,
    SignalRule.DEADLINE_PASSED,
}
Detector = Callable[[History, date], bool]


@dataclass(frozen=True)
class Quality:
    """Detection over all histories.

    Attributes:
        recall: share of stalled histories that were found before they ended.
        false_alarms: share of all histories with an alarm in which nothing had stalled (yet).
        delay: median number of days from stalling to the first alarm after it.
    """

    recall: float
    false_alarms: float
    delay: float


def days_of_watching() -> Iterator[date]:
    """The first of every month."""
    day = date(2022, 2, 1)
    while day <= WATCHED_UNTIL:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def measure(histories: list[History], alarm: Detector) -> Quality:
    """Watch every history month by month and compare the first alarm with the truth."""
    found, false, alarms, delays = 0, 0, 0, []
    for history in histories:
        first = next((day for day in days_of_watching() if alarm(history, day)), None)
        too_early = first is not None and (history.stalled_on is None or first < history.stalled_on)
        alarms += first is not None
        false += too_early
        if history.stalled_on is not None and first is not None and not too_early:
            found += 1
            delays.append((first - history.stalled_on).days)
    stalled = sum(history.stalled_on is not None for history in histories)
    return Quality(found / stalled, false / max(alarms, 1), median(delays) if delays else float("nan"))


def by_signals() -> Detector:
    """Our signals, with the thresholds of the profile."""
    policy = load_policy(POLICY)

    def alarm(history: History, day: date) -> bool:
        settings = SignalSettings.from_policy(policy.on(day))
        return any(found.rule in STUCK for found in find_signals([history.subject], day, settings))

    return alarm


def by_edits(limit: int) -> Detector:
    """The usual rule: nobody saved the record for so many days, while it is not reported finished."""

    def alarm(history: History, day: date) -> bool:
        if history.subject.start is None or day < history.subject.start or history.subject.is_finished_on(day):
            return False
        edits = [edit for edit in history.edits if edit <= day]
        last = max(edits, default=history.subject.start)
        return (day - max(last, history.subject.start)).days > limit

    return alarm


def main() -> None:
    """Print recall, false alarms and delay of both."""
    histories = make_histories(1_000, seed=20220101)
    stalled = sum(history.stalled_on is not None for history in histories)
    print(f"Stagnation: {len(histories)} histories, {stalled} stalled, watched monthly")
    rules = {"signals": by_signals(), **{f"not edited for {n} days": by_edits(n) for n in EDIT_LIMITS}}
    for name, alarm in rules.items():
        quality = measure(histories, alarm)
        print(
            f"  {name:<24} recall {quality.recall:5.1%}  false alarms {quality.false_alarms:5.1%}"
            f"  median delay {quality.delay:4.0f} days"
        )


if __name__ == "__main__":
    main()
