# SPDX-License-Identifier: EUPL-1.2
"""From a map in PBF to streets and facilities: who may walk where, steps, the edge of the map, broken files."""

from datetime import date

import numpy as np
import pytest
from django.conf import settings

from intake.scan_files.maps import HOME, around, at, village, write_map
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.clip import EVERYWHERE, clip_around
from woonregie.intake.scan_files.osm_facilities import FacilityRules, read_facilities
from woonregie.intake.scan_files.osm_streets import read_streets
from woonregie_core.policy.loader import load_policy
from woonregie_core.proximity.tags import StreetRules, facility_rules

POLICY = load_policy(settings.PROFILES_DIR / "maastricht" / "policy").on(date(2026, 1, 1))
STREETS = StreetRules.from_policy(POLICY)
HOW = FacilityRules(facility_rules(POLICY), 50.0, 150.0, frozenset({"green"}))


def edges(streets):
    """{(id, id): (metres, steps)} with the lower id first."""
    rows = zip(np.sort(streets.ends).tolist(), streets.millimetres.tolist(), streets.steps.tolist(), strict=True)
    return {tuple(pair): (round(length / 1000), steps) for pair, length, steps in rows}


def test_a_village_by_hand(tmp_path):
    streets = read_streets(village(tmp_path / "v.osm.pbf"), STREETS, EVERYWHERE, 5.0)
    assert edges(streets) == {
        (1, 3): (200, False), (3, 5): (200, False), (5, 6): (100, False), (1, 7): (100, False),
        (7, 8): (200, False), (8, 9): (200, False), (5, 9): (100, False), (3, 8): (100, True),
    }  # fmt: skip
    assert (streets.before, streets.without_place) == (9, 0)


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "motorway"},
        {"highway": "residential", "foot": "no"},
        {"highway": "service", "access": "private"},
        {"route": "ferry"},
        {"highway": "trunk"},
        {"waterway": "river"},
    ],
)
def test_where_nobody_may_walk_there_is_no_street(tmp_path, tags):
    path = village(tmp_path / "v.osm.pbf", {30: (0, -500)}, [(9, [1, 30], tags)])
    assert 30 not in read_streets(path, STREETS, EVERYWHERE, 5.0).ids


def test_the_map_is_cut_at_the_boundary_and_the_strip_around_it(tmp_path):
    clip = clip_around(around(0, 0, 150), 100.0)
    streets = read_streets(village(tmp_path / "v.osm.pbf"), STREETS, clip, 5.0)
    assert set(streets.ids.tolist()) == {1, 3, 7, 8}
    assert 4 not in streets.ids
    assert edges(streets)[(7, 8)] == (200, False)
    found = read_facilities(tmp_path / "v.osm.pbf", HOW, clip)
    assert [one.id for one in found] == ["n20", "n21"]


def test_a_street_that_leaves_the_map_and_comes_back_has_no_short_cut(tmp_path):
    nodes = {1: (0, 0), 2: (100, 0), 3: (5000, 0), 4: (100, 50), 5: (0, 50)}
    write_map(tmp_path / "v.osm.pbf", nodes, [(1, [1, 2, 3, 4, 5], HOME)])
    streets = read_streets(tmp_path / "v.osm.pbf", STREETS, clip_around(around(0, 0, 200), 0.0), 5.0)
    assert edges(streets) == {(1, 2): (100, False), (4, 5): (100, False)}


def test_a_node_that_the_file_lacks_cuts_the_street_and_is_counted(tmp_path):
    write_map(tmp_path / "v.osm.pbf", {1: (0, 0), 2: (100, 0), 4: (300, 0)}, [(1, [1, 2, 3, 4], HOME)])
    streets = read_streets(tmp_path / "v.osm.pbf", STREETS, EVERYWHERE, 5.0)
    assert edges(streets) == {(1, 2): (100, False)}
    assert streets.without_place == 1


def test_large_files_keep_places_on_disk_and_say_the_same(tmp_path, monkeypatch):
    path = village(tmp_path / "v.osm.pbf")
    small = edges(read_streets(path, STREETS, EVERYWHERE, 5.0))
    monkeypatch.setattr("woonregie.intake.scan_files.osm_reading.IN_MEMORY", 10)
    assert edges(read_streets(path, STREETS, EVERYWHERE, 5.0)) == small


def test_surfaces_count_once_and_a_point_in_them_is_the_same(tmp_path):
    square = {n: (400 + 60 * (n % 2), 300 + 60 * (n // 2 % 2)) for n in range(40, 44)}
    nodes = square | {50: (430, 330, {"shop": "supermarket", "name": "Groot"}),
                      51: (900, 330, {"shop": "supermarket", "name": "Groot"}),
                      52: (430, 331, {"shop": "supermarket", "name": "Ander"})}  # fmt: skip
    ways = [(70, [40, 41, 43, 42, 40], {"shop": "supermarket", "name": "Groot"}), (71, [40, 41, 43], {}),
            (72, [43, 42, 40], {})]  # fmt: skip
    hospital = [(90, [("w", 71, "outer"), ("w", 72, "outer")], {"type": "multipolygon", "amenity": "pharmacy"})]
    write_map(tmp_path / "v.osm.pbf", nodes, ways, hospital)
    found = read_facilities(tmp_path / "v.osm.pbf", HOW, EVERYWHERE)
    assert [(one.id, one.category) for one in found] == [
        ("r90", "pharmacy"), ("n51", "supermarket"), ("n52", "supermarket"), ("w70", "supermarket"),
    ]  # fmt: skip
    middle = at(430, 330)
    assert (found[0].lon, found[0].lat) == pytest.approx(middle, abs=1e-6)


def test_a_park_is_entered_along_its_border(tmp_path):
    square = {n: (600 * (n % 2), 600 * (n // 2 % 2)) for n in range(40, 44)}
    write_map(tmp_path / "v.osm.pbf", square, [(70, [40, 41, 43, 42, 40], {"leisure": "park", "name": "Park"})])
    found = read_facilities(tmp_path / "v.osm.pbf", HOW, EVERYWHERE)
    assert len(found) == 2400 // 150
    assert {one.id for one in found} >= {"w70-1", "w70-16"}


BROKEN = {
    "empty.osm.pbf": b"",
    "text.osm.pbf": b"this is no map at all",
    "name.txt": b"nothing",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_map_is_told(tmp_path, name):
    (tmp_path / name).write_bytes(BROKEN[name])
    with pytest.raises(Rejected) as refused:
        read_streets(tmp_path / name, STREETS, EVERYWHERE, 5.0)
    assert f"{name}: Dit is geen leesbaar bestand van OpenStreetMap" in str(refused.value)


def test_a_map_that_was_cut_off_is_told(tmp_path):
    whole = village(tmp_path / "v.osm.pbf").read_bytes()
    (tmp_path / "half.osm.pbf").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Rejected, match="geen leesbaar bestand van OpenStreetMap"):
        read_streets(tmp_path / "half.osm.pbf", STREETS, EVERYWHERE, 5.0)


def test_a_map_without_streets_is_told(tmp_path):
    write_map(tmp_path / "v.osm.pbf", {1: (0, 0, {"shop": "supermarket"})})
    with pytest.raises(Rejected, match="geen straat waar iemand mag lopen"):
        read_streets(tmp_path / "v.osm.pbf", STREETS, EVERYWHERE, 5.0)


def test_elsewhere_there_is_no_street(tmp_path):
    village(tmp_path / "v.osm.pbf")
    with pytest.raises(Rejected, match="geen straat waar iemand mag lopen"):
        read_streets(tmp_path / "v.osm.pbf", STREETS, clip_around(around(50_000, 0, 150), 100.0), 5.0)
