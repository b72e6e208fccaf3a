# SPDX-License-Identifier: EUPL-1.2
"""A list goes before the map, per category; and every facility is told as same, moved, or in one of both."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intake.scan_files.maps import at
from woonregie.intake.scan_files.differences import Nearness, count_differences, differences, override
from woonregie.intake.scan_files.osm_facilities import Facility

NEAR = Nearness(near=75.0, named=1000.0, moved=50.0)


def some(code, east, name="", category="gp", north=0.0, source="OpenStreetMap"):
    lon, lat = at(east, north)
    return Facility(code, category, name, lon, lat, source)


def told(before, given):
    rows = differences(before, given, {one.category for one in given}, NEAR)
    return {(row["osm_id"], row["list_id"]): row["difference"] for row in rows}


def test_by_hand():
    before = [some("n1", 0, "Praktijk A"), some("n2", 500, "Praktijk B"), some("n3", 1000), some("n4", 3000)]
    given = [some("1", 10, "praktijk a."), some("2", 900, "Praktijk B"), some("3", 1060), some("4", 5000)]
    assert told(before, given) == {
        ("n1", "1"): "same", ("n2", "2"): "moved", ("n3", "3"): "moved", ("n4", ""): "only_osm",
        ("", "4"): "only_list",
    }  # fmt: skip


def test_one_name_goes_before_nearness_and_each_is_used_once():
    before = [some("n1", 0, "A"), some("n2", 30, "B")]
    given = [some("1", 29, "A"), some("2", 31)]
    assert told(before, given) == {("n1", "1"): "same", ("n2", "2"): "same"}
    assert told([some("n1", 0)], [some("1", 5), some("2", 3)]) == {("n1", "2"): "same", ("", "1"): "only_list"}


def test_too_far_apart_is_not_the_same_whatever_its_name():
    assert told([some("n1", 0, "A")], [some("1", 1500, "A")]) == {("n1", ""): "only_osm", ("", "1"): "only_list"}


def test_only_the_categories_of_the_list_are_replaced():
    before = [some("n1", 0), some("n2", 0, category="pharmacy")]
    given = [some("1", 10)]
    assert [one.id for one in override(before, given, {"gp"})] == ["1", "n2"]
    rows = differences(before, given, {"gp"}, NEAR)
    assert {row["category"] for row in rows} == {"gp"}
    assert count_differences(rows) == {"gp": {"only_osm": 0, "only_list": 0, "moved": 0, "same": 1}}


def test_an_empty_list_replaces_too():
    assert override([some("n1", 0)], [], {"gp"}) == []
    assert [row["difference"] for row in differences([some("n1", 0)], [], {"gp"}, NEAR)] == ["only_osm"]


PLACE = st.tuples(st.integers(0, 400), st.integers(0, 200), st.sampled_from(["", "A", "B"]))


@given(old=st.lists(PLACE, max_size=12), new=st.lists(PLACE, max_size=12))
def test_each_stands_in_one_row_and_no_order_changes_anything(old, new):
    before = [some(f"n{n:02}", x, name, north=y) for n, (x, y, name) in enumerate(old)]
    after = [some(f"m{n:02}", x, name, north=y, source="list") for n, (x, y, name) in enumerate(new)]
    rows = differences(before, after, {"gp"}, NEAR)
    assert sorted(row["osm_id"] for row in rows if row["osm_id"]) == [one.id for one in before]
    assert sorted(row["list_id"] for row in rows if row["list_id"]) == [one.id for one in after]
    assert differences(before[::-1], after[::-1], {"gp"}, NEAR) == rows


@given(old=st.lists(PLACE, min_size=1, max_size=12))
def test_a_list_equal_to_the_map_has_no_differences(old):
    before = [some(f"n{n:02}", x, name, north=y) for n, (x, y, name) in enumerate(dict.fromkeys(old))]
    rows = differences(before, [replace(one, id=f"m{one.id}") for one in before], {"gp"}, NEAR)
    assert {row["difference"] for row in rows} == {"same"}
