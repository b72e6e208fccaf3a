# SPDX-License-Identifier: EUPL-1.2
"""Completeness, the calendar, versions, workflow and the overall phase."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.agreements.calendar import Duty, next_due, reminders_on, upcoming
from woonregie_core.agreements.completeness import Aspect, CommitmentFacts, assess
from woonregie_core.agreements.overall import overall_phase
from woonregie_core.agreements.versions import compare, word_difference
from woonregie_core.agreements.vocabulary import CommitmentType, Phase, RoundState
from woonregie_core.agreements.workflow import NotAllowed, next_phase, next_round_state


def facts(key, **about):
    full = {"type": CommitmentType.RESULT, "lead": "a", "contributors": frozenset({"a"}), "described": True}
    full |= {"measurable": True, "dated": True, "placed": True, "sourced": True}
    return CommitmentFacts(key, **(full | about))


def test_an_amount_is_asked_of_a_result_only():
    answer = assess(
        [facts("1", measurable=False), facts("2", measurable=False, type=CommitmentType.EFFORT)], {"a"}
    )
    assert answer.gaps == {"1": (Aspect.HOW_MUCH,)}
    assert (answer.measurable, answer.total) == (0, 2)


def test_a_party_that_brings_nothing_is_named():
    assert assess([facts("1")], {"a", "b"}).without_contribution == ("b",)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(CommitmentType)), max_size=20))
def test_covered_and_gaps_add_up(rows):
    commitments = [facts(str(i), dated=d, measurable=m, type=t) for i, (d, m, t) in enumerate(rows)]
    answer = assess(commitments, ())
    for aspect in Aspect:
        missing = sum(aspect in aspects for aspects in answer.gaps.values())
        assert answer.covered[aspect] + missing == answer.asked[aspect]


BID = Duty("bod", 6, 30, remind_days=(60, 30, 7))


@pytest.mark.parametrize(
    ("on", "due", "reminder"),
    [(date(2024, 4, 30), date(2024, 6, 30), None), (date(2024, 5, 1), date(2024, 6, 30), 60),
     (date(2024, 6, 30), date(2024, 6, 30), 7), (date(2024, 7, 1), date(2025, 6, 30), None)],
)  # fmt: skip
def test_the_bid_before_the_first_of_july(on, due, reminder):
    found = next_due(BID, on)
    assert (found.on, found.reminder) == (due, reminder)


def test_a_duty_ends_with_its_agreement():
    assert next_due(Duty("e", 12, 31, valid_to=date(2026, 12, 31)), date(2027, 1, 1)) is None


def test_a_leap_day_waits_for_its_year():
    assert next_due(Duty("x", 2, 29), date(2025, 3, 1)).on == date(2028, 2, 29)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_reminders_go_out_exactly_that_many_days_before(on):
    for due in reminders_on([BID], on):
        assert any(due.on - timedelta(days=days) == on for days in BID.remind_days)
    assert all(due.on >= on for due in upcoming([BID], on))


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_back_from_their_difference(before, after):
    pieces = word_difference(before, after)
    old = " ".join(piece.text for piece in pieces if piece.state != "added")
    new = " ".join(piece.text for piece in pieces if piece.state != "removed")
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_only_fields_that_differ_are_named():
    changes = compare({"title": "a b", "goal": "x"}, {"title": "a c", "goal": "x"}, ("title", "goal", "none"))
    assert [(change.field, change.before, change.after) for change in changes] == [("title", "a b", "a c")]


@pytest.mark.parametrize(("present", "wanted", "allowed"), [
    ("expected", "submitted", True), ("submitted", "settled", True), ("submitted", "returned", True),
    ("returned", "submitted", True), ("expected", "settled", False), ("settled", "returned", False),
])  # fmt: skip
def test_steps_of_a_round(present, wanted, allowed):
    present, wanted = RoundState(present), RoundState(wanted)
    if allowed:
        assert next_round_state(present, wanted) is wanted
    else:
        with pytest.raises(NotAllowed, match="kan niet"):
            next_round_state(present, wanted)


def test_what_merged_into_something_else_is_reported_there():
    with pytest.raises(NotAllowed):
        next_phase(Phase.MERGED, Phase.IN_PROGRESS)
    assert next_phase(None, Phase.PREPARING) is Phase.PREPARING


PARTS = st.lists(st.one_of(st.none(), st.sampled_from(Phase)), max_size=8)


@given(PARTS)
def test_a_whole_is_finished_only_when_every_part_is(parts):
    if overall_phase(parts) is Phase.COMPLETED:
        assert all(part is not None and part.is_final for part in parts)


@given(PARTS, st.randoms())
def test_the_order_of_parts_does_not_matter(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert overall_phase(parts) == overall_phase(shuffled)


def test_silence_is_not_a_phase():
    assert overall_phase([]) is None
    assert overall_phase([None, None]) is None
