# SPDX-License-Identifier: EUPL-1.2
"""Areas added up: nothing made up, nothing lost."""

from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from woonregie_core.indicators.aggregate import Part, ratio, sum_of, weighted_mean

AMOUNTS = st.floats(min_value=0, max_value=1e6)
VALUES = st.none() | AMOUNTS
PARTS = st.lists(st.builds(Part, st.uuids().map(str), VALUES, AMOUNTS), min_size=1, max_size=12)


def test_a_sum_that_misses_a_part_is_not_told():
    found = sum_of([Part("a", 10, 100), Part("b", None, 300)], whole=50)
    assert (found.value, found.known, found.covered, found.missing) == (None, 10, 0.25, ("b",))
    assert found.unallocated == 40


def test_known_answers():
    assert sum_of([Part("a", 10), Part("b", 5)], whole=17).unallocated == 2
    assert weighted_mean([Part("a", 60, 1000), Part("b", 40, 3000)]).value == 45
    assert ratio([Part("a", 3, 10), Part("b", 1, 30)], factor=100).value == 10
    assert weighted_mean([Part("a", 60, 1000), Part("b", None, 3000)]).covered == 0.25


@pytest.mark.parametrize("rule", [sum_of, weighted_mean, ratio])
def test_nothing_known_gives_nothing(rule):
    for parts in ([], [Part("a", None, 10)]):
        assert rule(parts).value is None
        assert rule(parts).covered == 0


def test_a_zero_denominator_gives_no_ratio():
    assert ratio([Part("a", 0, 0)]).value is None
    assert weighted_mean([Part("a", 5, 0)]).value is None


@given(PARTS, AMOUNTS)
def test_the_parts_and_what_is_left_make_the_whole(parts, whole):
    found = sum_of(parts, whole)
    assert isclose((found.known or 0) + found.unallocated, whole, rel_tol=1e-9, abs_tol=1e-6)
    assert (found.value is None) == (not found.complete)


@given(PARTS)
def test_a_mean_lies_between_its_parts(parts):
    found = weighted_mean(parts)
    assume(found.value is not None)
    values = [part.value for part in parts if part.value is not None and part.weight]
    assert min(values) <= found.value <= max(values)
    assert 0 <= found.covered <= 1


@given(PARTS)
def test_the_order_of_the_parts_says_nothing(parts):
    for rule in (sum_of, weighted_mean, ratio):
        one, other = rule(parts), rule(parts[::-1])
        assert one.value == other.value
        assert set(one.missing) == set(other.missing)


@given(PARTS)
def test_a_part_without_a_value_does_not_count_as_zero(parts):
    known = [part for part in parts if part.known]
    for rule in (weighted_mean, ratio):
        assert rule(parts).value == rule(known).value
    assert sum_of(parts).known == sum_of(known).known
