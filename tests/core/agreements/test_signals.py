# SPDX-License-Identifier: EUPL-1.2
"""Each way of being stuck, by hand; and what holds for all of them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from benchmarks.histories import make_histories
from benchmarks.stagnation import by_edits, by_signals, measure
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.agreements.signals import (
    Amount,
    Report,
    Round,
    SignalRule,
    SignalSettings,
    Subject,
    TargetFacts,
    find_signals,
)
from woonregie_core.agreements.vocabulary import Course, Phase, Severity

SETTINGS = SignalSettings(
    start_grace_days=31,
    deadline_grace_days=0,
    deadline_high_days=183,
    same_state_rounds=2,
    silent_rounds=1,
    path_tolerance_share=D("0.15"),
    path_high_share=D("0.3"),
    review_grace_days=31,
    data_max_age_days=400,
)
ROUNDS = tuple(
    Round(f"R{n}", date(2022 + n // 2, 1 + 6 * (n % 2), 1), date(2022 + n // 2, 1 + 6 * (n % 2), 28))
    for n in range(8)
)
RUNNING = Report(date(2022, 1, 10), Phase.IN_PROGRESS, Course.ON_TRACK, None, "Loopt.")


def rules(subject, on, **others):
    return {
        signal.rule
        for signal in find_signals([subject, *others.values()], on, SETTINGS)
        if signal.subject == subject.key
    }


def subject(**about):
    return Subject(**({"key": "P/1", "lead": "een-partij"} | about))


@pytest.mark.parametrize(
    ("day", "severity"), [(date(2022, 7, 1), None), (date(2022, 7, 2), "medium"), (date(2023, 1, 1), "high")]
)
def test_a_deadline_counts_from_the_day_after(day, severity):
    """An end on 1 July 2022: the day itself is in time; more than 183 days later it weighs heavily."""
    found = [
        s
        for s in find_signals([subject(end=date(2022, 7, 1), reports=(RUNNING,))], day, SETTINGS)
        if s.rule == "deadline_passed"
    ]
    assert [s.severity for s in found] == ([Severity(severity)] if severity else [])


def test_what_is_finished_gives_no_signal():
    done = subject(end=date(2022, 2, 1), reports=(replace(RUNNING, phase=Phase.COMPLETED),), lead=None)
    assert rules(done, date(2026, 1, 1)) == set()


def test_an_ongoing_commitment_has_no_deadline():
    assert SignalRule.DEADLINE_PASSED not in rules(subject(end=date(2022, 2, 1), ongoing=True), date(2026, 1, 1))


def test_a_start_without_movement_waits_for_the_first_round_to_close():
    late = subject(start=date(2022, 2, 1), rounds=ROUNDS)
    assert SignalRule.START_PASSED not in rules(late, date(2022, 7, 28))
    assert SignalRule.START_PASSED in rules(late, date(2022, 7, 29))
    assert SignalRule.START_PASSED not in rules(replace(late, reports=(RUNNING,)), date(2022, 7, 29))


def test_an_edit_is_no_movement():
    """The same report every round: phase, course and amount never change, whatever is saved in between."""
    reports = tuple(replace(RUNNING, on=asked.opens, explanation="Nieuw woord.") for asked in ROUNDS)
    assert SignalRule.SAME_STATE in rules(subject(rounds=ROUNDS, reports=reports), date(2023, 2, 1))


def test_ongoing_work_may_keep_its_phase_while_its_story_goes_on():
    reports = tuple(replace(RUNNING, on=asked.opens, explanation=f"Ronde {asked.code}.") for asked in ROUNDS)
    assert SignalRule.SAME_STATE not in rules(
        subject(ongoing=True, rounds=ROUNDS, reports=reports), date(2024, 2, 1)
    )


def test_silence_counts_after_a_round_closed():
    quiet = subject(start=date(2022, 1, 1), rounds=ROUNDS, reports=(RUNNING,))
    assert SignalRule.NOTHING_SUBMITTED not in rules(quiet, date(2022, 7, 28))
    assert SignalRule.NOTHING_SUBMITTED in rules(quiet, date(2022, 7, 29))


def test_what_was_postponed_may_be_silent():
    waiting = subject(rounds=ROUNDS, reports=(replace(RUNNING, phase=Phase.POSTPONED),))
    assert SignalRule.NOTHING_SUBMITTED not in rules(waiting, date(2023, 1, 1))


@pytest.mark.parametrize(("realised", "severity"), [(35, None), (34, Severity.MEDIUM), (19, Severity.HIGH)])
def test_behind_the_path(realised, severity):
    """100 dwellings in 2022-2023: 50 are expected half-way. 35 is within 15 % of the target, 34 is not."""
    target = TargetFacts("t", "woningen", D(100), "dwellings", date(2022, 1, 1), date(2024, 1, 1))
    said = Report(date(2023, 1, 1), Phase.IN_PROGRESS, None, Amount("t", D(realised)), "Stand.")
    found = [
        s
        for s in find_signals([subject(targets=(target,), reports=(said,))], date(2023, 1, 1), SETTINGS)
        if s.rule == "behind_path"
    ]
    assert [s.severity for s in found] == ([severity] if severity else [])


def test_a_missing_amount_is_not_zero():
    target = TargetFacts("t", "woningen", D(100), "dwellings", date(2022, 1, 1), date(2024, 1, 1))
    unmeasured = subject(targets=(target,), reports=(RUNNING,))
    assert SignalRule.BEHIND_PATH not in rules(unmeasured, date(2023, 6, 1))
    assert SignalRule.DATA_OVERDUE in rules(unmeasured, date(2023, 6, 1))


def test_blocked_by_something_late():
    first = subject(key="P/1#1", end=date(2022, 6, 1), reports=(RUNNING,))
    second = subject(key="P/1#2", start=date(2022, 7, 1), needs=("P/1#1",))
    assert SignalRule.BLOCKED in rules(second, date(2022, 6, 2), first=first)
    finished = replace(first, reports=(replace(RUNNING, phase=Phase.COMPLETED),))
    assert SignalRule.BLOCKED not in rules(second, date(2022, 6, 2), first=finished)


def test_nobody_leads_and_a_review_that_did_not_come():
    lonely = subject(lead=None, review_on=date(2022, 5, 1))
    assert {SignalRule.NO_LEAD, SignalRule.REVIEW_PASSED} <= rules(lonely, date(2022, 6, 2))
    assert SignalRule.REVIEW_PASSED not in rules(
        replace(lonely, evaluated_on=(date(2022, 5, 20),)), date(2022, 6, 2)
    )


HISTORIES = make_histories(60, seed=7)
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@given(DAYS, st.permutations(range(60)))
def test_the_order_of_subjects_does_not_matter(day, order):
    subjects = [history.subject for history in HISTORIES]
    assert find_signals(subjects, day, SETTINGS) == find_signals([subjects[i] for i in order], day, SETTINGS)


@given(DAYS, st.integers(1, 27))
def test_the_same_facts_give_the_same_signal(day, later):
    """A signal that is still there some days later keeps its key, unless something was reported in between."""
    for history in HISTORIES[:10]:
        until = day + timedelta(days=later)
        if any(day < report.on <= until for report in history.subject.reports):
            continue
        before, after = ({s.key for s in find_signals([history.subject], on, SETTINGS)} for on in (day, until))
        assert before <= after


@given(DAYS)
def test_the_future_changes_nothing(day):
    """Reports and evaluations after the reference date are not known yet."""
    for history in HISTORIES[:10]:
        known = replace(history.subject, reports=tuple(r for r in history.subject.reports if r.on <= day))
        assert find_signals([known], day, SETTINGS) == find_signals([history.subject], day, SETTINGS)


def test_detection_beats_days_since_the_last_edit():
    """On histories of which we know when they stalled; the benchmark prints the same on more of them."""
    histories = make_histories(400, seed=99)
    ours = measure(histories, by_signals())
    assert ours.recall >= 0.9
    assert ours.false_alarms <= 0.1
    for limit in (60, 90, 180, 365):
        theirs = measure(histories, by_edits(limit))
        assert ours.recall > theirs.recall
