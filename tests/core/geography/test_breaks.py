# SPDX-License-Identifier: EUPL-1.2
"""Classes of a map: every value in one class, none empty, bounds that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.geography.breaks import Method, class_breaks
from woonregie_core.geography.round_numbers import roundest_between

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3) + 0.0)
VALUES = st.lists(NUMBERS, min_size=1, max_size=60)


@given(VALUES, st.sampled_from(Method), st.integers(1, 6))
def test_every_value_is_in_exactly_the_class_whose_bounds_hold_it(values, method, most):
    found = class_breaks(values, method, most)
    counts = [0] * len(found.classes)
    for value in values:
        index = found.index_of(value)
        each = found.classes[index]
        last = index == len(found.classes) - 1
        assert each.low <= value <= each.high
        assert last or value < each.high
        counts[index] += 1
    assert counts == [each.count for each in found.classes]
    assert all(counts)


@given(VALUES, st.sampled_from(Method))
def test_there_are_no_more_classes_than_different_values(values, method):
    found = class_breaks(values, method).classes
    assert 1 <= len(found) <= min(5, len(set(values)))
    assert [each.low for each in found] == sorted({each.low for each in found})
    assert all(before.high == after.low for before, after in zip(found, found[1:], strict=False))


@given(VALUES, st.sampled_from(Method), st.randoms())
def test_the_order_of_the_values_does_not_matter(values, method, random):
    shuffled = values[:]
    random.shuffle(shuffled)
    assert class_breaks(values, method) == class_breaks(shuffled, method)


def test_natural_breaks_find_the_gaps():
    """Worked out by hand: four clumps, and rounding makes the bounds easy to read."""
    values = [1, 2, 3, 21, 22, 23, 51, 52, 90, 91]
    found = class_breaks(values, Method.NATURAL, 4).classes
    assert [(each.least, each.greatest) for each in found] == [(1, 3), (21, 23), (51, 52), (90, 91)]
    assert [each.low for each in found] == [1, 20, 50, 80]


@given(st.lists(st.integers(0, 40), min_size=6, max_size=12, unique=True))
def test_natural_breaks_are_the_best_cut_there_is(values):
    """Beside every possible cut in three."""

    def spread(part):
        mean = sum(part) / len(part)
        return sum((x - mean) ** 2 for x in part)

    ordered = sorted(values)
    best = min(
        spread(ordered[:i]) + spread(ordered[i:j]) + spread(ordered[j:])
        for i in range(1, len(ordered) - 1)
        for j in range(i + 1, len(ordered))
    )
    found = class_breaks(values, Method.NATURAL, 3)
    parts = [[x for x in ordered if found.index_of(x) == n] for n in range(len(found.classes))]
    assert sum(map(spread, parts)) == pytest.approx(best, abs=1e-6)


def test_quantile_classes_hold_about_as_many_each():
    assert [each.count for each in class_breaks(list(range(100)), Method.QUANTILE).classes] == [20] * 5


def test_equal_classes_are_equally_wide_and_never_empty():
    assert [each.count for each in class_breaks([0, 1, 2, 3, 4, 5, 100], Method.EQUAL).classes] == [6, 1]


def test_no_values_no_classes():
    assert class_breaks([]).classes == ()


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        class_breaks([1.0, float("nan")])


@given(NUMBERS, NUMBERS)
def test_a_round_number_lies_between_its_neighbours(one, other):
    if one == other:
        with pytest.raises(ValueError, match="nothing lies"):
            roundest_between(one, other)
    else:
        low, high = sorted((one, other))
        assert low < roundest_between(low, high) <= high


@pytest.mark.parametrize(
    ("above", "upto", "round_number"),
    [
        (12.3, 15.2, 15),
        (98, 103, 100),
        (0.121, 0.139, 0.13),
        (-3, 4, 0),
        (1234, 1987, 1500),
        (7, 8, 8),
        (-9, -6, -6),
    ],
)
def test_the_roundest_number(above, upto, round_number):
    assert roundest_between(above, upto) == round_number
