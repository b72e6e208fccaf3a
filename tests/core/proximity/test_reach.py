# SPDX-License-Identifier: EUPL-1.2
"""Distances equal a plain Dijkstra, and nothing but the network and the facilities changes them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.proximity.oracle import Case, distances_from, random_case, ranked
from woonregie_core.proximity import reach
from woonregie_core.proximity.city import make_city
from woonregie_core.proximity.facilities import at_nodes
from woonregie_core.proximity.problems import Code, ProximityError
from woonregie_core.proximity.whatif import Trial, add_to_three, with_nearest

LIMITS = (0.0, 60.0, 140.0, 400.0)
SEEDS = st.integers(0, 10**6)


def answers(case: Case, limit: float):
    """Nearest, count and three nearest by the caller's number of the node."""
    network = case.network()
    sources = {"shop": case.sources(network)}
    near = reach.nearest(network, sources, limit).metres("shop")
    many = reach.count_within(network, sources, limit)["shop"]
    three = reach.three_nearest(network, sources, limit)["shop"]
    metres, numbers = three.metres(), three.numbers()
    return {
        int(key): (
            float(near[n]),
            int(many[n]),
            [(float(metres[n, k]), three.ids[numbers[n, k]]) for k in range(3) if numbers[n, k] != reach.NOBODY],
        )
        for n, key in enumerate(network.keys)
    }


@pytest.mark.parametrize("block", range(10))
def test_distances_equal_a_plain_dijkstra_on_a_thousand_networks(block):
    for seed in range(100 * block, 100 * block + 100):
        case, limit = random_case(seed), LIMITS[seed % len(LIMITS)]
        wanted = ranked(case, limit)
        for key, (near, many, three) in answers(case, limit).items():
            assert near == (wanted[key][0][0] if wanted[key] else np.inf)
            assert many == len(wanted[key])
            assert three == wanted[key][:3]


@given(seed=SEEDS, shuffle=SEEDS)
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_changes_nothing(seed, shuffle):
    case, rng = random_case(seed), np.random.default_rng(shuffle)
    nodes, ways = rng.permutation(len(case.keys)), rng.permutation(len(case.edges))
    names = list(case.facilities)
    turned = Case(
        [case.keys[n] for n in nodes],
        [case.place[n] for n in nodes],
        [case.edges[n][::-1] for n in ways],
        [case.lengths[n] for n in ways],
        {names[n]: case.facilities[names[n]] for n in rng.permutation(len(names))},
    )
    assert answers(case, 200.0) == answers(turned, 200.0)


@given(seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_one_more_facility_only_brings_it_nearer_and_equals_computing_again(seed):
    case = random_case(seed)
    network = case.network()
    before = {"shop": case.sources(network)}
    extra = replace(case, facilities={**case.facilities, "zz-new": case.keys[seed % len(case.keys)]})
    after = {"shop": extra.sources(network)}
    new = at_nodes(["zz-new"], network.nodes_of([extra.facilities["zz-new"]])).seeds
    trial, old = Trial(network), reach.nearest(network, before, 250.0)
    fresh = reach.nearest(network, after, 250.0)
    change = trial.nearer(old, "shop", new)
    assert np.array_equal(with_nearest(old, "shop", change).millimetres["shop"], fresh.millimetres["shop"])
    assert (fresh.millimetres["shop"] <= old.millimetres["shop"]).all()
    assert (change.millimetres < old.millimetres["shop"][change.nodes]).all()
    many = [reach.count_within(network, one, 250.0)["shop"] for one in (before, after)]
    assert (many[1] >= many[0]).all()
    grown = add_to_three(reach.three_of(network, before["shop"], 250.0), "zz-new", trial.around(new, 250.0))
    again = reach.three_of(network, after["shop"], 250.0)
    assert grown.ids == again.ids
    assert np.array_equal(grown.metres(), again.metres())
    assert np.array_equal(grown.numbers(), again.numbers())


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_there_is_as_far_as_back_and_no_street_is_a_detour(seed):
    case = random_case(seed)
    network = case.network()
    table = np.stack(
        [
            reach.nearest(network, {"a": at_nodes(["a"], [node])}, 90_000.0).metres("a")
            for node in range(network.size)
        ]
    )
    assert np.array_equal(table, table.T)
    assert (np.diag(table) == 0).all()
    for node in range(network.size):
        for arc in range(network.start[node], network.start[node + 1]):
            other, length = network.arcs[arc]
            assert (table[node] <= table[other] + length / 1000 + 1e-9).all()


@given(seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_what_nodes_count_is_what_facilities_reach(seed):
    case = random_case(seed)
    network = case.network()
    total = 0
    for reached in (0.0, 80.0, 160.0, 320.0):
        many = reach.count_within(network, {"shop": case.sources(network)}, reached)["shop"].sum()
        found = [distances_from(case, node).values() for node in case.facilities.values()]
        assert many == sum(metres <= reached * 1000 for one in found for metres in one)
        assert many >= total
        total = many


@pytest.mark.parametrize("batch", [1, 3, 1000])
def test_batches_room_and_threads_change_nothing(batch, monkeypatch):
    city = make_city(40)
    near = reach.nearest(city.network, city.sources, 1500.0)
    three = reach.three_nearest(city.network, city.sources, 1500.0)
    many = reach.count_within(city.network, city.sources, 800.0)
    monkeypatch.setattr(reach, "_batch", lambda network, seeds: batch)
    monkeypatch.setattr(reach, "BATCH_OF_THREE", batch)
    monkeypatch.setattr(reach, "_room", lambda batch: 4)
    for category in city.sources:
        again = reach.nearest(city.network, {category: city.sources[category]}, 1500.0)
        assert np.array_equal(again.millimetres[category], near.millimetres[category])
        assert np.array_equal(three[category].metres()[:, 0], near.metres(category))
        counted = reach.count_within(city.network, {category: city.sources[category]}, 800.0)
        assert np.array_equal(counted[category], many[category])
    streamed = {name: one.labels.copy() for name, one in reach.stream_three(city.network, city.sources, 1500.0)}
    assert streamed.keys() == three.keys()
    assert all(np.array_equal(labels, three[name].labels) for name, labels in streamed.items())


def test_counting_goes_on_when_the_lowest_base_is_passed():
    city = make_city(12)
    nodes = np.arange(144)
    sources = {"bench": at_nodes([f"{n:04}" for n in nodes], nodes)}
    many = reach.count_within(city.network, sources, 95_000.0)["bench"]
    near = [
        np.isfinite(reach.nearest(city.network, {"a": at_nodes(["a"], [n])}, 95_000.0).metres("a")) for n in nodes
    ]
    assert np.array_equal(many, np.sum(near, axis=0))


def test_a_reach_that_is_no_distance_is_refused():
    city = make_city(3)
    for metres in (-1.0, float("nan"), 1e9):
        with pytest.raises(ProximityError) as refused:
            reach.nearest(city.network, city.sources, metres)
        assert refused.value.problems[0].code is Code.REACH


def test_a_trial_refuses_a_node_that_is_not_there():
    trial = Trial(make_city(3).network)
    with pytest.raises(ProximityError) as refused:
        trial.around(np.array([[9, 0, 0]], np.int32), 100.0)
    assert refused.value.problems[0].code is Code.UNKNOWN_NODE
