# SPDX-License-Identifier: EUPL-1.2
"""Nodes between two streets go, distances stay to the millimetre, and the drawn line hardly shifts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from woonregie_core.proximity.contract import contract
from woonregie_core.proximity.problems import Code, ProximityError


def lengths(x, y, ends):
    """Whole millimetres of straight edges."""
    one, other = np.asarray(ends).reshape(-1, 2).T
    return np.rint(np.hypot(np.subtract(x[one], x[other]), np.subtract(y[one], y[other])) * 1000).astype(np.int64)


def table(size, ends, millimetres, chosen):
    """Distances between some nodes; the shortest of parallel edges."""
    best = {}
    for (one, other), length in zip(np.sort(ends, axis=1).tolist(), millimetres.tolist(), strict=True):
        best[one, other] = min(length + 1e-9, best.get((one, other), np.inf))
    rows = np.array(list(best) or [(0, 0)])
    graph = coo_array((list(best.values()) or [0.0], rows.T), shape=(size, size))
    return np.round(dijkstra(graph.tocsr(), directed=False, indices=chosen)[:, chosen])


def test_a_straight_street_keeps_its_ends_and_its_length():
    x, y = np.arange(5) * 10.0, np.zeros(5)
    ends = np.array([(0, 1), (1, 2), (2, 3), (3, 4)])
    found = contract(x, y, ends, [10_000, 10_000, 10_001, 10_000], [False] * 4, 5.0)
    assert found.kept.tolist() == [0, 4]
    assert found.ends.tolist() == [[0, 4]]
    assert found.millimetres.tolist() == [40_001]


def test_a_corner_stays_and_a_crossing_stays():
    x, y = np.array([0.0, 50, 100, 100, 100, 50]), np.array([0.0, 1, 0, 50, 100, 60])
    ends = np.array([(0, 1), (1, 2), (2, 3), (3, 4), (1, 5)])
    found = contract(x, y, ends, lengths(x, y, ends), [False] * 5, 5.0)
    assert found.kept.tolist() == [0, 1, 2, 4, 5]
    assert found.millimetres.sum() == lengths(x, y, ends).sum()


def test_where_steps_begin_and_end_nodes_stay():
    x, y = np.arange(6) * 10.0, np.zeros(6)
    ends = np.array([(n, n + 1) for n in range(5)])
    found = contract(x, y, ends, lengths(x, y, ends), [False, False, True, True, False], 5.0)
    assert found.kept.tolist() == [0, 2, 4, 5]
    assert sorted(zip(found.ends.tolist(), found.steps.tolist(), strict=True)) == [
        ([0, 2], False), ([2, 4], True), ([4, 5], False),
    ]  # fmt: skip


def test_a_ring_without_a_crossing_stays_a_ring():
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    x, y = 100 * np.cos(angle), 100 * np.sin(angle)
    ends = np.array([(n, (n + 1) % 40) for n in range(40)])
    found = contract(x, y, ends, lengths(x, y, ends), [False] * 40, 5.0)
    assert 4 <= len(found.kept) < 20
    assert found.millimetres.sum() == lengths(x, y, ends).sum()


def test_what_only_comes_back_to_itself_is_left_out():
    found = contract([0.0, 1.0], [0.0, 0.0], [(0, 0), (0, 1)], [500, 1000], [False, False], 5.0)
    assert found.ends.tolist() == [[0, 1]]


def test_nothing_gives_nothing():
    found = contract([], [], np.empty((0, 2)), [], [], 5.0)
    assert len(found.kept) == len(found.ends) == 0


@pytest.mark.parametrize(
    ("code", "change"), [(Code.SHAPE, {"millimetres": [1]}), (Code.UNKNOWN_NODE, {"ends": [(0, 5), (0, 1)]})]
)
def test_arrays_that_do_not_fit_are_refused(code, change):
    whole = {"x": [0.0, 1.0], "y": [0.0, 0.0], "ends": [(0, 1), (1, 0)], "millimetres": [1, 1]}
    with pytest.raises(ProximityError) as refused:
        contract(**{**whole, **change}, steps=[False, False], tolerance=5.0)
    assert refused.value.problems[0].code is code


@given(seed=st.integers(0, 10**6), tolerance=st.sampled_from([0.0, 5.0, 60.0]))
@settings(max_examples=150, deadline=None)
def test_distances_between_what_stays_do_not_change(seed, tolerance):
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 40))
    x, y = rng.uniform(0, 200, size).round(1), rng.uniform(0, 200, size).round(1)
    ends = rng.integers(0, size, (int(rng.integers(1, 2 * size)), 2))
    steps, length = rng.random(len(ends)) < 0.2, lengths(x, y, ends)
    found = contract(x, y, ends, length, steps, tolerance)
    assert set(found.ends.ravel().tolist()) == set(found.kept.tolist())
    for allowed in (np.array([True, True]), np.array([True, False])):  # with steps, and without
        before, after = allowed[steps.astype(int)], allowed[found.steps.astype(int)]
        chosen = found.kept
        if len(chosen):
            assert np.array_equal(
                table(size, ends[before], length[before], chosen),
                table(size, found.ends[after], found.millimetres[after], chosen),
            )
    real = ends[ends[:, 0] != ends[:, 1]]
    degree = np.bincount(real.ravel(), minlength=size)
    assert set(np.flatnonzero((degree != 2) & (degree > 0)).tolist()) <= set(found.kept.tolist())


@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_line_shifts_no_more_than_allowed(seed):
    rng = np.random.default_rng(seed)
    x, y = np.cumsum(rng.uniform(5, 15, 60)), np.cumsum(rng.uniform(-6, 6, 60))
    ends = np.array([(n, n + 1) for n in range(59)])
    found = contract(x, y, ends, lengths(x, y, ends), [False] * 59, 5.0)
    for one, other in np.sort(found.ends, axis=1).tolist():
        step = np.array([x[other] - x[one], y[other] - y[one]])
        between = np.column_stack([x[one : other + 1] - x[one], y[one : other + 1] - y[one]])
        share = np.clip(between @ step / (step @ step), 0, 1)
        assert np.hypot(*(between - share[:, None] * step).T).max() <= 5.0 + 1e-9
