# SPDX-License-Identifier: EUPL-1.2
"""A network of six nodes by hand, points put on streets, and every input that cannot be used."""

import numpy as np
import pyproj
import pytest

from woonregie_core.proximity import reach
from woonregie_core.proximity.coordinates import to_rd
from woonregie_core.proximity.facilities import at_nodes, check_categories, on_streets, snap
from woonregie_core.proximity.network import from_degrees, from_metres, islands
from woonregie_core.proximity.problems import Code, ProximityError

# 10 -100- 20 -100- 30        60 lies apart
#  |                |
# 300              150
#  |                |
# 40 ------50------ 50
KEYS = [10, 20, 30, 40, 50, 60]
X, Y = [0.0, 100.0, 200.0, 0.0, 200.0, 900.0], [0.0, 0.0, 0.0, -150.0, -150.0, 900.0]
ENDS = [(10, 20), (20, 30), (10, 40), (30, 50), (40, 50)]
METRES = [100.0, 100.0, 300.0, 150.0, 50.0]


def six():
    return from_metres(KEYS, X, Y, ENDS, METRES)


def by_key(network, values):
    return {int(key): value for key, value in zip(network.keys, values.tolist(), strict=True)}


def test_distances_by_hand_on_six_nodes():
    network = six()
    sources = {"gp": at_nodes(["gp-b", "gp-a"], network.nodes_of([40, 20]))}
    far = np.inf
    found = reach.nearest(network, sources, 150.0)
    assert by_key(network, found.metres("gp")) == {10: 100, 20: 0, 30: 100, 40: 0, 50: 50, 60: far}
    assert by_key(network, reach.count_within(network, sources, 200.0)["gp"]) == {
        10: 1, 20: 1, 30: 2, 40: 1, 50: 1, 60: 0,
    }  # fmt: skip
    three = reach.three_of(network, sources["gp"], 300.0)
    assert three.ids == ("gp-a", "gp-b")
    assert by_key(network, three.metres()) == {
        10: [100, 300, far], 20: [0, 300, far], 30: [100, 200, far], 40: [0, 300, far], 50: [50, 250, far],
        60: [far, far, far],
    }  # fmt: skip
    assert by_key(network, three.numbers()[:, 0]) == {10: 0, 20: 0, 30: 0, 40: 1, 50: 1, 60: -1}


def test_of_two_as_far_away_the_first_id_is_the_nearer():
    network = from_metres([1, 2, 3], [0, 10, 20], [0, 0, 0], [(1, 2), (2, 3)])
    three = reach.three_of(network, at_nodes(["b", "a", "c"], network.nodes_of([1, 3, 3])), 100.0)
    assert by_key(network, three.numbers())[2] == [0, 1, 2]
    assert by_key(network, three.metres())[2] == [10.0, 10.0, 10.0]


def test_a_point_goes_to_its_street_and_both_ends_are_known():
    network = six()
    places = snap(network, [30.0, 100.0, 500.0], [20.0, 0.0, 500.0], at_most=100.0)
    assert places.inside.tolist() == [True, True, False]
    assert network.keys[places.ends[0]].tolist() == [10, 20]
    assert places.away[0].tolist() == [50_000, 90_000]
    assert places.beside[0] == pytest.approx(20.0)
    assert (places.along[0], places.length[0]) == (30_000, 100_000)
    assert places.away[1].min() == 0
    assert not snap(network, [500.0], [500.0], at_most=10.0).inside.any()


def test_a_facility_on_a_street_is_reached_over_both_ends_and_outsiders_are_named():
    network = six()
    sources, problems = on_streets(["near", "lost"], snap(network, [30.0, 500.0], [0.0, 500.0], at_most=100.0))
    assert sources.ids == ("near",)
    assert [(one.code, one.values, one.blocks) for one in problems] == [
        (Code.FACILITY_OUTSIDE, {"count": 1, "ids": ("lost",)}, False)
    ]
    found = by_key(network, reach.nearest(network, {"a": sources}, 1000.0).metres("a"))
    assert found == {10: 30, 20: 70, 30: 170, 40: 330, 50: 320, 60: np.inf}


def test_islands_are_kept_and_reported():
    number, problems = islands(six())
    assert [(one.code, one.values) for one in problems] == [(Code.ISLANDS, {"count": 2, "nodes": 1, "first": 60})]
    assert by_key(six(), number) == {10: 0, 20: 0, 30: 0, 40: 0, 50: 0, 60: 1}
    assert islands(from_metres([1, 2], [0, 1], [0, 0], [(1, 2)]))[1] == ()


def test_degrees_become_metres_of_the_dutch_grid():
    longitude, latitude = np.array([5.69, 4.89, 6.57, 3.6]), np.array([50.85, 52.37, 53.22, 51.44])
    to = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    wanted = to.transform(longitude, latitude)
    assert np.abs(np.array(to_rd(longitude, latitude)) - np.array(wanted)).max() < 1.5
    network = from_degrees([1, 2], [5.69, 5.70], [50.85, 50.85], [(1, 2)])
    assert network.longest == pytest.approx(704_000, abs=2_000)


TWO = {"keys": [1, 2], "ends": [(1, 2)]}


@pytest.mark.parametrize(
    ("code", "values", "arguments"),
    [
        (Code.SWAPPED, {"first": 0, "count": 2}, {"longitude": [50.8, 50.9], "latitude": [5.7, 5.7]}),
        (Code.PROJECTED, {"count": 2}, {"longitude": [176_000, 176_100], "latitude": [317_000, 317_000]}),
        (Code.OUTSIDE_COUNTRY, {"first": 1, "count": 1}, {"longitude": [5.7, 2.3], "latitude": [50.8, 48.9]}),
        (Code.NOT_A_NUMBER, {"first": 1}, {"longitude": [5.7, float("nan")], "latitude": [50.8, 50.8]}),
        (Code.SHAPE, {}, {"longitude": [5.7, 5.7], "latitude": [50.8]}),
    ],
)
def test_degrees_that_are_none_are_refused(code, values, arguments):
    with pytest.raises(ProximityError) as refused:
        from_degrees(**TWO, **arguments)
    assert refused.value.problems[0].code is code
    assert values.items() <= refused.value.problems[0].values.items()


@pytest.mark.parametrize(
    ("code", "values", "change"),
    [
        (Code.EMPTY, {"what": "nodes"}, {"keys": [], "x": [], "y": [], "ends": [], "metres": None}),
        (Code.SHAPE, {}, {"x": [0.0, 1.0]}),
        (Code.SHAPE, {"edges": 5}, {"metres": [1.0]}),
        (Code.NOT_A_NUMBER, {"first": 20}, {"x": [0.0, float("inf"), 200.0, 0.0, 200.0, 900.0]}),
        (Code.NOT_A_NUMBER, {"first": 2}, {"metres": [1, 1, float("nan"), 1, 1]}),
        (Code.DUPLICATE_NODE, {"first": 10, "count": 1}, {"keys": [10, 20, 30, 40, 50, 10]}),
        (Code.UNKNOWN_NODE, {"first": 70, "count": 1}, {"ends": [*ENDS[:4], (10, 70)]}),
        (Code.UNKNOWN_NODE, {"first": 10**9}, {"ends": [*ENDS[:4], (10, 10**9)]}),
        (Code.NEGATIVE_LENGTH, {"first": 4, "length": -1.0}, {"metres": [100, 100, 300, 150, -1]}),
        (Code.TOO_LONG, {"first": 0}, {"metres": [1e9, 100, 300, 150, 50]}),
    ],
)
def test_a_network_that_is_none_is_refused(code, values, change):
    arguments = {"keys": KEYS, "x": X, "y": Y, "ends": ENDS, "metres": METRES, **change}
    with pytest.raises(ProximityError) as refused:
        from_metres(**arguments)
    assert refused.value.problems[0].code is code
    assert values.items() <= refused.value.problems[0].values.items()
    assert str(code) in str(refused.value)


def test_numbers_of_nodes_far_apart_are_found_as_well():
    network = from_metres([10**12, 5], [0, 1], [0, 0], [(5, 10**12)])
    assert network.keys[network.nodes_of([5, 10**12])].tolist() == [5, 10**12]
    with pytest.raises(ProximityError):
        network.nodes_of([6])


def test_facilities_that_are_none_are_refused():
    cases = [
        (Code.DUPLICATE_FACILITY, lambda: at_nodes(["a", "a"], [0, 1])),
        (Code.SHAPE, lambda: at_nodes(["a"], [0, 1])),
        (Code.NOT_A_NUMBER, lambda: snap(six(), [float("nan")], [0.0], 10.0)),
        (Code.UNKNOWN_CATEGORY, lambda: check_categories({"zoo": at_nodes([], [])}, ["gp"])),
    ]
    for code, work in cases:
        with pytest.raises(ProximityError) as refused:
            work()
        assert refused.value.problems[0].code is code
