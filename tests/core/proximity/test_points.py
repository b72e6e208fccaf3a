# SPDX-License-Identifier: EUPL-1.2
"""Distances from a place on a street, not from its corner; and the straight line that says it is one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.proximity.oracle import Case, distances_from, random_case, snap_one
from core.proximity.world import town
from woonregie_core.proximity.facilities import at_nodes, on_streets, snap
from woonregie_core.proximity.network import from_metres
from woonregie_core.proximity.points import along_streets, in_a_straight_line, make_points
from woonregie_core.proximity.problems import Code, ProximityError

LINE = {"keys": [1, 2, 3], "x": [0, 100, 200], "y": [0, 0, 0], "ends": [(1, 2), (2, 3)]}


def test_on_the_same_street_the_way_over_the_corners_does_not_win():
    network = from_metres(**LINE, metres=[100, 100])
    sources, _ = on_streets(["a", "b"], snap(network, [40.0, 190.0], [0.0, 0.0], 50.0))
    places = snap(network, [45.0, 20.0, 150.0, 900.0], [0.0, 10.0, 0.0, 0.0], 50.0)
    reached, problems = along_streets(network, places, {"gp": sources}, 130.0)
    far = np.inf
    np.testing.assert_array_equal(
        reached.metres["gp"], [[5, far, far], [30, far, far], [40, 110, far], [np.nan] * 3]
    )
    assert reached.numbers["gp"].tolist() == [[0, -1, -1], [0, -1, -1], [1, 0, -1], [-1, -1, -1]]
    assert [(one.code, one.values) for one in problems] == [(Code.POINT_OUTSIDE, {"count": 1, "rows": (3,)})]
    assert not reached.straight


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_distances_between_streets_equal_a_network_with_the_places_as_nodes(seed):
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, 600, 12).round(3), rng.uniform(0, 600, 12).round(3)
    pairs = {tuple(sorted(int(n) for n in rng.choice(12, 2, replace=False))) for _ in range(16)}
    ends = sorted(pairs)
    metres = [round(float(np.hypot(x[a] - x[b], y[a] - y[b])) + 1, 3) for a, b in ends]
    network = from_metres(range(12), x, y, ends, metres)
    spot = snap(network, rng.uniform(0, 600, 5), rng.uniform(0, 600, 5), 1000.0)
    home = snap(network, rng.uniform(0, 600, 4), rng.uniform(0, 600, 4), 1000.0)
    sources, _ = on_streets(list("abcde"), spot)
    reached, _ = along_streets(network, home, {"gp": sources}, 50_000.0)
    edges, lengths = list(ends), list(metres)
    for first, places in ((100, spot), (200, home)):
        for n in range(len(places.ends)):
            for end in (0, 1):
                edges.append((first + n, int(network.keys[places.ends[n, end]])))
                lengths.append(places.away[n, end] / 1000)
    for n in range(4):
        for k in range(5):
            if (home.ends[n] == spot.ends[k]).all() and home.length[n] == spot.length[k]:
                beside = round((home.beside[n] + spot.beside[k]) * 1000)
                edges.append((200 + n, 100 + k))
                lengths.append((abs(int(home.along[n]) - int(spot.along[k])) + beside) / 1000)
    keys = [*range(12), *range(100, 105), *range(200, 204)]
    case = Case(keys, [(0.0, 0.0)] * len(keys), edges, lengths, {})
    for n in range(4):
        found = distances_from(case, 200 + n)
        wanted = sorted((found[100 + k] / 1000, k) for k in range(5) if 100 + k in found)[:3]
        here = [(m, int(k)) for m, k in zip(reached.metres["gp"][n], reached.numbers["gp"][n], strict=True)]
        assert [one for one in here if one[1] >= 0] == wanted


def test_a_straight_line_takes_the_detour_and_says_so():
    points = make_points(["a", "b"], [0, 0], [0, 300], [10, 20])
    where = {"gp": (["z", "y", "x"], [(0, 100), (0, -100), (0, 1000)]), "stop": ([], [])}
    reached = in_a_straight_line(points, where, 1.3, 600.0)
    assert reached.straight
    assert reached.ids == {"gp": ("x", "y", "z"), "stop": ()}
    assert reached.metres["gp"].tolist() == [[130, 130, np.inf], [260, 520, np.inf]]
    assert reached.numbers["gp"].tolist() == [[1, 2, -1], [2, 1, -1]]
    assert np.isinf(reached.metres["stop"]).all()
    assert (reached.numbers["stop"] == -1).all()


def test_streets_are_never_shorter_than_the_straight_line():
    city, points, places, reached = town()
    network = city.network
    for category, sources in city.sources.items():
        spots = np.column_stack([network.x[sources.seeds[:, 0]], network.y[sources.seeds[:, 0]]])
        ids = [sources.ids[n] for n in sources.seeds[:, 2]]
        straight = in_a_straight_line(points, {category: (ids, spots)}, 1.0, reached.limit)
        inside = places.inside
        assert (reached.metres[category][inside] >= straight.metres[category][inside] - 0.1).all()


@pytest.mark.parametrize(
    ("code", "change"),
    [
        (Code.EMPTY, {"ids": [], "x": [], "y": [], "people": []}),
        (Code.SHAPE, {"x": [1.0]}),
        (Code.DUPLICATE_NODE, {"ids": ["a", "a"]}),
        (Code.NOT_A_NUMBER, {"y": [0.0, float("nan")]}),
        (Code.NEGATIVE_PEOPLE, {"people": [1, -1]}),
        (Code.NEGATIVE_PEOPLE, {"addresses": [-1, 1]}),
    ],
)
def test_points_that_are_none_are_refused(code, change):
    with pytest.raises(ProximityError) as refused:
        make_points(**{"ids": ["a", "b"], "x": [0, 1], "y": [0, 1], "people": [1, 2], **change})
    assert refused.value.problems[0].code is code


def test_a_category_without_facilities_is_far_for_all():
    network = from_metres(**LINE)
    empty = {"gp": at_nodes([], []), "stop": on_streets([], snap(network, [], [], 10.0))[0]}
    reached, _ = along_streets(network, snap(network, [0.0], [0.0], 10.0), empty, 100.0)
    assert np.isinf(reached.metres["gp"]).all()
    assert np.isinf(reached.metres["stop"]).all()


@given(st.integers(0, 10**6))
@settings(max_examples=80, deadline=None)
def test_a_place_on_a_street_equals_the_plain_search(seed):
    case, rng = random_case(seed), np.random.default_rng(seed)
    network = case.network()
    x, y = rng.integers(0, 500, 15).astype(float), rng.uniform(0, 500, 15).round(2)
    x[:4], y[:4] = network.x[:1], network.y[:1]  # exactly at a crossing, where all its streets are as near
    found = snap(network, x, y, 60.0)
    for row in range(15):
        wanted = snap_one(network, float(x[row]), float(y[row]), 60.0)
        assert (*found.ends[row], *found.away[row]) == wanted[:4]
        assert found.beside[row] == pytest.approx(wanted[4], abs=1e-9)
        assert (found.along[row], found.length[row]) == wanted[5:]


def test_nobody_to_snap_gives_nothing():
    network = from_metres(**LINE)
    assert snap(network, [], [], 50.0).inside.tolist() == []
