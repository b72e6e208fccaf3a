# SPDX-License-Identifier: EUPL-1.2
"""The way of a bid as a table and as walks through it; and how two years are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.bids.difference import ChangeKind, compare
from woonregie_core.bids.workflow import BidStatus, BidStep, Stance, after, missing_for_agreement, steps_from

STEPS = st.lists(st.sampled_from(list(BidStep)), max_size=30)


class TestWorkflow:
    def test_the_whole_table(self):
        leads_to = {
            (status, step): to
            for status in BidStatus
            for step in BidStep
            if (to := after(status, step)) is not None
        }
        assert leads_to == {
            ("draft", "submit"): "submitted", ("draft", "withdraw"): "withdrawn",
            ("submitted", "react"): "reaction", ("submitted", "reopen"): "draft",
            ("submitted", "withdraw"): "withdrawn", ("reaction", "react"): "reaction",
            ("reaction", "reopen"): "draft", ("reaction", "agree"): "agreed",
            ("reaction", "withdraw"): "withdrawn",
        }  # fmt: skip

    @pytest.mark.parametrize("status", [BidStatus.AGREED, BidStatus.WITHDRAWN])
    def test_from_the_end_nothing_goes_on(self, status):
        assert steps_from(status) == frozenset()

    @given(STEPS)
    def test_agreed_is_only_reached_after_sending_and_an_answer_to_that(self, steps):
        status, walked = BidStatus.DRAFT, []
        for step in steps:
            to = after(status, step)
            if to is not None:
                status = to
                walked.append(step)
        if status is BidStatus.AGREED:
            assert walked[-1] is BidStep.AGREE
            last_sent = len(walked) - 1 - walked[::-1].index(BidStep.SUBMIT)
            assert set(walked[last_sent + 1 : -1]) == {BidStep.REACT}

    @given(STEPS)
    def test_a_bid_is_never_in_an_unknown_status(self, steps):
        status = BidStatus.DRAFT
        for step in steps:
            status = after(status, step) or status
            assert steps_from(status) == {s for s in BidStep if after(status, s) is not None}


@pytest.mark.parametrize(
    ("municipality", "tenants", "invited", "missing"),
    [
        ([], [], True, ["municipality_silent", "tenants_silent"]),
        ([Stance.AGREES], [], True, ["tenants_silent"]),
        ([Stance.AGREES], [], False, []),
        ([Stance.REMARKS], [Stance.OBJECTS], True, []),
        ([Stance.OBJECTS], [Stance.AGREES], True, ["municipality_objects"]),
    ],
)
def test_what_is_missing_for_an_agreement(municipality, tenants, invited, missing):
    assert missing_for_agreement(municipality, tenants, invited) == missing


LINES = st.dictionaries(
    st.sampled_from("abcdef"), st.fixed_dictionaries({"t": st.integers(0, 2), "n": st.none() | st.integers(0, 2)})
)


class TestDifference:
    def test_by_hand(self):
        before = {"a": {"n": 20}, "b": {"n": 5}, "c": {"n": None}}
        after_ = {"b": {"n": 7}, "c": {"n": None}, "d": {"n": 1}}
        found = [(x.code, x.kind, dict(x.fields)) for x in compare(before, after_)]
        assert found == [
            ("b", ChangeKind.CHANGED, {"n": (5, 7)}),
            ("c", ChangeKind.SAME, {}),
            ("d", ChangeKind.NEW, {}),
            ("a", ChangeKind.DROPPED, {}),
        ]

    @given(LINES)
    def test_the_same_year_is_the_same(self, lines):
        assert all(change.kind is ChangeKind.SAME for change in compare(lines, lines))

    @given(LINES, LINES)
    def test_every_line_of_both_years_is_told_once_and_backwards_the_roles_turn(self, before, after_):
        there, back = compare(before, after_), compare(after_, before)
        assert sorted(change.code for change in there) == sorted({*before, *after_})
        turned = {ChangeKind.NEW: ChangeKind.DROPPED, ChangeKind.DROPPED: ChangeKind.NEW}
        kinds = {change.code: turned.get(change.kind, change.kind) for change in back}
        assert {change.code: change.kind for change in there} == kinds
