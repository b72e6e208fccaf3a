# SPDX-License-Identifier: EUPL-1.2
"""Zones: apart from each other, within their radius, the same in any order; and what would lift them most."""

from dataclasses import replace

import numpy as np
import pytest

from core.proximity.world import settings, town
from woonregie_core.proximity.addition import additions
from woonregie_core.proximity.facilities import at_nodes, snap
from woonregie_core.proximity.network import from_metres
from woonregie_core.proximity.points import along_streets, in_a_straight_line, make_points
from woonregie_core.proximity.score import score
from woonregie_core.proximity.zones import ZoneFinder, walk_straight, walk_streets

RULES = replace(settings().zone, people=300.0)
CHOICES = replace(settings(), zone=RULES)


def town_finder(straight=False):
    city, points, places, reached = town()
    walk = walk_straight(points, 1.3) if straight else walk_streets(city.network, places, 1000.0)
    return points, ZoneFinder(points, score(reached, CHOICES), walk)


@pytest.mark.parametrize("straight", [False, True])
def test_zones_lie_apart_and_within_their_radius(straight):
    points, finder = town_finder(straight)
    for threshold, radius in ((60.0, 500.0), (70.0, 800.0), (40.0, 1000.0)):
        zones = finder.zones(replace(RULES, threshold=threshold, radius=radius))
        members = np.concatenate([zone.members for zone in zones]) if zones else np.array([])
        assert len(members) == len(set(members.tolist()))
        for zone in zones:
            assert zone.anchor in zone.members
            assert (finder.scores.total[zone.members] >= threshold).all()
            assert (finder.from_point(zone.anchor)[zone.members] <= radius).all()
            assert zone.people == points.people[zone.members].sum() >= RULES.people
            assert zone.addresses == len(zone.members)
            assert threshold <= zone.score <= 100
    assert zones


def test_the_table_counts_what_the_zones_are():
    points, finder = town_finder()
    table = finder.counts()
    assert len(table) == len(RULES.thresholds) * len(RULES.radii)
    for one in table:
        zones = finder.zones(replace(RULES, threshold=one.threshold, radius=one.radius))
        assert one.zones == len(zones)
        assert one.share == pytest.approx(sum(zone.people for zone in zones) / points.people.sum())


def test_zones_do_not_hang_on_the_order_of_the_points():
    city, points, _, _ = town()
    turn = np.random.default_rng(1).permutation(points.size)

    def found(order):
        ids = [points.ids[n] for n in order]
        moved = make_points(ids, points.x[order], points.y[order], points.people[order])
        places = snap(city.network, moved.x, moved.y, 100.0)
        reached, _ = along_streets(city.network, places, city.sources, 2400.0)
        zones = ZoneFinder(moved, score(reached, CHOICES), walk_streets(city.network, places, 800.0)).zones()
        return [(ids[zone.anchor], sorted(ids[n] for n in zone.members)) for zone in zones]

    assert found(np.arange(points.size)) == found(turn)


def test_walking_to_all_points_equals_searching_from_each():
    city, points, places, _ = town()
    walk = walk_streets(city.network, places, 1500.0)
    rows = np.flatnonzero(places.inside)[:8]
    for row in rows:
        away = walk(int(row))
        assert away[row] == 0
        assert np.isinf(away[~places.inside]).all()
        for other in rows:
            assert away[other] == pytest.approx(walk(int(other))[row])
    assert np.isinf(walk(int(np.flatnonzero(~places.inside)[0]))).all() if not places.inside.all() else True


def village(with_gp=False):
    """Five homes 200 m apart along one street of 800 m; all but a doctor at the first."""
    network = from_metres(range(5), [0, 200, 400, 600, 800], [0] * 5, [(n, n + 1) for n in range(4)])
    points = make_points([f"h{n}" for n in range(5)], network.x, network.y, [200, 10, 10, 10, 200])
    codes = [code for code in settings().codes if code != "gp"]
    sources = {code: at_nodes(["one"], network.nodes_of([0])) for code in codes}
    sources["gp"] = at_nodes(["gp"], network.nodes_of([0])) if with_gp else at_nodes([], [])
    places = snap(network, points.x, points.y, 10.0)
    reached, _ = along_streets(network, places, sources, 1500.0)
    rules = replace(RULES, threshold=0.0, radius=2000.0, people=1.0)
    scores = score(reached, replace(settings(), zone=rules))
    return points, reached, scores, walk_streets(network, places, 2000.0)


def test_the_facility_that_lifts_a_zone_most_by_hand():
    points, reached, scores, walk = village(with_gp=True)
    zone = ZoneFinder(points, scores, walk).zones()[0]
    assert zone.members.tolist() == [0, 1, 2, 3]  # the last has no stop within 800 m, which is a must-have
    everyone = replace(zone, members=np.arange(5))
    best = additions(everyone, points, scores, reached, walk)
    assert best[0].category == "stop"
    # to the stop: 0, 200, 400, 600 and 800 m, so values 1, 1, 1, 0.5 and 0; one at h2, h3 or h4 gives all 1
    # 0.25 of the known weight: (10 x 0.5 + 200 x 1) x 25 points over 430 people
    assert best[0].gain == pytest.approx((10 * 0.5 + 200) * 25 / 430)
    assert points.ids[best[0].row] == "h2"  # from here everybody is within 400 m; the first id wins
    assert best[0].people == 210


def test_what_is_missing_in_a_zone_is_named_and_the_best_place_follows():
    points, reached, scores, walk = village()
    scores = replace(scores, must=np.ones(5, dtype=bool))
    zone = ZoneFinder(points, scores, walk).zones()[0]
    assert "gp" in zone.missing
    best = {one.category: one for one in additions(zone, points, scores, reached, walk)}
    assert best["gp"].people == 430
    assert best["gp"].gain == pytest.approx(100 * 0.05 / 0.8)
    only = additions(zone, points, scores, reached, walk, places=[0])
    assert {one.row for one in only} == {0}
    assert "supermarket" not in {one.category for one in only}


def test_an_addition_gives_the_score_that_computing_again_gives():
    city, points, places, reached = town()
    points, finder = town_finder()
    zone = finder.zones()[0]
    best = additions(zone, points, finder.scores, reached, finder.from_point, zone.members[:3].tolist())[0]
    column = finder.scores.settings.codes.index(best.category)
    away = finder.from_point(best.row)
    metres = {**reached.metres}
    metres[best.category] = np.sort(np.column_stack([metres[best.category], away]), axis=1)[:, :3]
    again = score(replace(reached, metres=metres), CHOICES)
    weight = points.people[zone.members]
    change = (again.total - finder.scores.total)[zone.members]
    assert best.gain == pytest.approx((change * weight).sum() / weight.sum())
    assert (again.values[:, column] >= finder.scores.values[:, column] - 1e-12)[zone.members].all()


def test_straight_zones_say_so():
    points = make_points(["a", "b"], [0, 10], [0, 0], [1000, 900])
    where = {code: (["f"], [(0.0, 0.0)]) for code in settings().codes}
    scores = score(in_a_straight_line(points, where, 1.3, 1500.0), settings())
    zones = ZoneFinder(points, scores, walk_straight(points, 1.3)).zones()
    assert [zone.straight for zone in zones] == [True]
    assert zones[0].people == 1900
