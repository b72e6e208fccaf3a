# SPDX-License-Identifier: EUPL-1.2
"""Parts of a whole fill exactly the whole."""

from hypothesis import given
from hypothesis import strategies as st

from woonregie.agreements import labels
from woonregie.agreements.states import course_look, phase_look, phase_segments, severity_look
from woonregie.looks.charts import Segment, bar_parts, ring_arcs

counts = st.lists(st.integers(0, 500), min_size=1, max_size=9)


def segments(numbers: list[int]) -> list[Segment]:
    return [Segment(f"deel {n}", number, "good") for n, number in enumerate(numbers)]


@given(counts)
def test_a_bar_is_filled_without_gap_or_overlap(numbers):
    parts = bar_parts(segments(numbers))
    assert len(parts) == sum(number > 0 for number in numbers)
    end = 0.0
    for part in parts:
        assert abs(float(part.x) - end) < 0.02
        end = float(part.x) + float(part.width)
    assert not parts or abs(end - 100) < 0.05


@given(counts)
def test_a_ring_shows_each_part_that_counts_something(numbers):
    arcs = ring_arcs(segments(numbers))
    assert [arc.segment.count for arc in arcs] == [number for number in numbers if number]
    assert all("nan" not in arc.path for arc in arcs)


def test_a_single_part_still_draws_a_ring_and_not_a_dot():
    (arc,) = ring_arcs(segments([7]))
    start, end = arc.path[1:].split("A")[0], arc.path.split("A")[1].split("L")[0].split(" 1 ")[1]
    assert start != end


def test_every_state_has_a_word_and_its_own_look():
    assert len({course_look(code).icon for code in labels.COURSE}) == len(labels.COURSE)
    assert len({severity_look(code).icon for code in labels.SEVERITY}) == len(labels.SEVERITY)
    assert len({phase_look(code).word for code in labels.PHASE}) == len(labels.PHASE)


def test_nothing_reported_is_not_the_same_as_not_started():
    assert phase_look("").kind != phase_look("not_started").kind
    assert phase_look("").word != phase_look("not_started").word


def test_no_commitment_is_lost_in_the_parts():
    numbers = {"": 4, **{phase.value: n for n, phase in enumerate(labels.PHASE)}}
    assert sum(segment.count for segment in phase_segments(numbers)) == sum(numbers.values())
