# SPDX-License-Identifier: EUPL-1.2
"""Invented stories: the same from the same seed, never before the start or after the reference date."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from woonregie.intake.sample.stories import Outline, tell
from woonregie_core.agreements.vocabulary import Course, Phase

ROUNDS = [
    (day, day + timedelta(days=29))
    for day in (date(2022, 6, 1), date(2023, 1, 1), date(2023, 6, 1), date(2024, 1, 1), date(2024, 6, 1))
]
outlines = st.builds(
    lambda start, days, ongoing: Outline(start, start + timedelta(days=days), ongoing, ROUNDS),
    st.dates(date(2021, 1, 1), date(2025, 12, 31)),
    st.integers(0, 3000),
    st.booleans(),
)


@given(outlines, st.integers(0, 10**6))
def test_a_story_runs_forward_and_says_that_it_is_one(outline, seed):
    told = tell(outline, Random(seed))
    assert told == tell(outline, Random(seed))
    assert all(telling.text.startswith("Voorbeeld: ") for telling in told)
    for telling in told:
        opens, closes = ROUNDS[telling.round]
        assert opens <= telling.on <= closes
        assert closes >= outline.start
    assert [t.on for t in told] == sorted(t.on for t in told)
    assert [t.share for t in told] == sorted(t.share for t in told)
    assert all(0 <= t.share <= 1 for t in told)


@given(outlines, st.integers(0, 10**6))
def test_nothing_follows_after_the_end_of_a_story(outline, seed):
    told = tell(outline, Random(seed))
    assert all(telling.phase is not Phase.COMPLETED for telling in told[:-1])
    assert all(t.course is Course.NOT_YET_DUE for t in told if t.phase is Phase.NOT_STARTED)
    if outline.ongoing:
        assert all(telling.phase is not Phase.COMPLETED for telling in told)
