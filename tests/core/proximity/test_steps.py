# SPDX-License-Identifier: EUPL-1.2
"""With a rollator steps are closed: the way round is longer, and never shorter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.proximity.oracle import random_case
from woonregie_core.proximity import reach
from woonregie_core.proximity.facilities import at_nodes
from woonregie_core.proximity.network import from_metres, without_steps
from woonregie_core.proximity.problems import Code, ProximityError

# 1 -100- 2 -100- 3      2-3 has steps; the way round over 4 is 300 metres
KEYS, X, Y = [1, 2, 3, 4], [0.0, 100.0, 200.0, 150.0], [0.0, 0.0, 0.0, 100.0]
ENDS, METRES, STEPS = [(1, 2), (2, 3), (2, 4), (4, 3)], [100.0, 100.0, 150.0, 150.0], [False, True, False, False]


def metres_to(network, key):
    found = reach.nearest(network, {"gp": at_nodes(["gp"], network.nodes_of([key]))}, 1000.0).metres("gp")
    return dict(zip(network.keys.tolist(), found.tolist(), strict=True))


def test_the_way_round():
    whole, free = without_steps(KEYS, X, Y, ENDS, METRES, STEPS)
    assert metres_to(whole, 3) == {1: 200, 2: 100, 3: 0, 4: 150}
    assert metres_to(free, 3) == {1: 400, 2: 300, 3: 0, 4: 150}


def test_behind_steps_alone_nothing_is_within_reach():
    _, free = without_steps(KEYS[:3], X[:3], Y[:3], ENDS[:2], METRES[:2], STEPS[:2])
    assert metres_to(free, 3) == {1: np.inf, 2: np.inf, 3: 0}


def test_without_steps_both_are_one():
    whole, free = without_steps(KEYS, X, Y, ENDS, None, [False] * 4)
    assert whole is free


def test_one_answer_per_street_is_needed():
    with pytest.raises(ProximityError) as refused:
        without_steps(KEYS, X, Y, ENDS, METRES, [True])
    assert refused.value.problems[0].code is Code.SHAPE


@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_closing_steps_never_brings_anything_nearer(seed):
    case = random_case(seed)
    x, y = zip(*case.place, strict=True)
    steps = np.random.default_rng(seed).random(len(case.edges)) < 0.3
    whole, free = without_steps(case.keys, x, y, case.edges, case.lengths, steps)
    assert np.array_equal(whole.keys, free.keys)
    assert np.array_equal(whole.arcs, from_metres(case.keys, x, y, case.edges, case.lengths).arcs)
    near, far = (reach.nearest(one, {"a": case.sources(one)}, 500.0).millimetres["a"] for one in (whole, free))
    assert (far >= near).all()
