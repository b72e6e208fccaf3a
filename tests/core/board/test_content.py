# SPDX-License-Identifier: EUPL-1.2
"""One canonical form, one fingerprint, and an empty difference with oneself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.board.content import (
    CommitmentLine,
    DecisionLine,
    DutyLine,
    ReportContent,
    SignalLine,
    canonical_json,
    from_json,
)
from woonregie_core.board.difference import difference
from woonregie_core.fingerprints import fingerprint

TEXT = st.text(max_size=12)
SIGNALS = st.builds(SignalLine, *[TEXT] * 9)
COMMITMENTS = st.builds(
    CommitmentLine, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, st.integers(0, 9), st.integers(0, 9), TEXT
)
CONTENTS = st.builds(
    ReportContent,
    reference_date=st.dates().map(lambda d: d.isoformat()),
    municipality=TEXT,
    has_samples=st.booleans(),
    signals=st.lists(SIGNALS, max_size=4, unique_by=lambda s: s.key).map(tuple),
    decisions=st.lists(st.builds(DecisionLine, *[TEXT] * 5), max_size=3).map(tuple),
    themes=st.just(()),
    commitments=st.lists(COMMITMENTS, max_size=4, unique_by=lambda c: (c.plan, c.code)).map(tuple),
    adjustments=st.just(()),
    notifications=st.just(()),
    duties=st.lists(st.builds(DutyLine, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple)), max_size=2).map(tuple),
    findings=st.dictionaries(st.sampled_from(["wrong", "rounding"]), st.integers(0, 99)),
    documents=st.lists(TEXT, max_size=2).map(tuple),
)


@given(CONTENTS)
def test_what_is_written_down_can_be_read_back(content):
    assert from_json(canonical_json(content)) == content


@given(CONTENTS)
def test_the_same_content_has_the_same_fingerprint(content):
    again = replace(content, findings=dict(reversed(list(content.findings.items()))))
    assert fingerprint(canonical_json(again)) == fingerprint(canonical_json(content))


@given(CONTENTS)
def test_nothing_differs_from_itself(content):
    assert difference(content, content).is_empty


@given(CONTENTS, CONTENTS)
def test_what_is_new_one_way_is_gone_the_other_way(one, two):
    there, back = difference(one, two), difference(two, one)
    assert there.new_signals == back.resolved_signals
    assert len(there.moved) == len(back.moved)
