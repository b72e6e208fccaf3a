# SPDX-License-Identifier: EUPL-1.2
"""Invented histories of actions of which we know when they stalled, seeded, for measuring detection.

Each action is reported on in half-yearly rounds, and on the day it is finished. A healthy one moves on every
round. A stalled one stops moving at a known date: its reporter falls silent, or keeps reporting the same state.
Somebody keeps saving the record all the while (a typing error, a reordered list), which blinds a "last edited"
rule.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from woonregie_core.agreements.signals import Amount, Report, Round, Subject, TargetFacts
from woonregie_core.agreements.vocabulary import Course, Phase

START = date(2022, 1, 1)
END = date(2026, 12, 31)
ROUNDS = tuple(
    Round(f"R{year}-{half}", day, day + timedelta(days=29))
    for year in range(2022, 2027)
    for half, day in ((1, date(year, 1, 15)), (2, date(year, 7, 1)))
)
WAYS_TO_STALL = ("silent", "same state", "never started")


@dataclass(frozen=True)
class History:
    """One action with the truth about it; `stalled_on` is None where it never stalled."""

    subject: Subject
    edits: tuple[date, ...]
    stalled_on: date | None
    way: str = ""


def make_histories(count: int, seed: int) -> list[History]:
    """Histories of which about a third stall; the same seed gives the same ones."""
    random = Random(f"histories:{seed}")
    return [_history(number, random) for number in range(count)]


def _history(number: int, random: Random) -> History:
    start = START + timedelta(days=random.randint(0, 500))
    end = min(END, start + timedelta(days=random.randint(500, 1300)))
    way = random.choice(WAYS_TO_STALL) if random.random() < 0.34 else ""
    asked = [round_ for round_ in ROUNDS if round_.closes >= start]
    stall_at = {"never started": 0, "": len(asked)}.get(way, random.randint(1, 4))
    reports = _reports(asked, start, end, stall_at, way, random)
    target = TargetFacts("t", "woningen", Decimal(100), "dwellings", start, end)
    subject = Subject(
        key=f"P/1#{number}",
        lead="een-partij",
        start=start,
        end=end,
        targets=(target,),
        reports=tuple(reports),
        rounds=ROUNDS,
    )
    edits = tuple(sorted(START + timedelta(days=random.randint(0, 1825)) for _ in range(random.randint(4, 14))))
    stalled_on = None if not way else asked[min(stall_at, len(asked) - 1)].opens if stall_at else start
    return History(subject, tuple(sorted({*edits, *(report.on for report in reports)})), stalled_on, way)


def _reports(asked: list[Round], start: date, end: date, stall_at: int, way: str, random: Random) -> list[Report]:
    reports: list[Report] = []
    for number, round_ in enumerate(asked):
        on = round_.opens + timedelta(days=random.randint(1, 28))
        if on >= end and number < stall_at:
            break
        if number >= stall_at:
            if way == "silent":
                break
            reports.append(_stuck(reports, on))
            continue
        reports.append(_moving(on, start, end, random))
    if way == "":
        finished = end - timedelta(days=random.randint(0, 20))
        reports = [report for report in reports if report.on < finished]
        reports.append(Report(finished, Phase.COMPLETED, Course.ON_TRACK, Amount("t", Decimal(100)), "Klaar."))
    return reports


def _stuck(reports: list[Report], on: date) -> Report:
    """The same story again; before any report that is "not started"."""
    if not reports:
        return Report(on, Phase.NOT_STARTED, None, None, "Volgt later.")
    last = reports[-1]
    return Report(on, last.phase, last.course, last.amount, last.explanation)


def _moving(on: date, start: date, end: date, random: Random) -> Report:
    """On path, give or take a tenth."""
    gone = (on - start) / (end - start)
    share = max(0.0, gone) * random.uniform(0.95, 1.1)
    phase = Phase.IN_PROGRESS if gone > 0.15 else Phase.PREPARING
    return Report(on, phase, Course.ON_TRACK, Amount("t", Decimal(int(100 * share))), f"Stand {on}.")
