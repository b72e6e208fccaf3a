# SPDX-License-Identifier: EUPL-1.2
"""Maps: every area drawn once, names that fit, districts kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie.looks.area_names import lines_of_name, short_names
from woonregie.looks.maps import Area, fill_of, map_of_tiles, map_with_borders
from woonregie_core.geography.sheet import draw_sheet
from woonregie_core.geography.tiles import Tile

WORDS = st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=25), min_size=1, max_size=3).map(" ".join)


def area(key, group=""):
    return Area(key, key.capitalize(), f"/{key}/", "12", "class-1", group)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Wyck", ["Wyck"]),
        ("De Heeg", ["De Heeg"]),
        ("Boschstraatkwartier", ["Boschstraat-", "kwartier"]),
        ("Sint Maartenspoort", ["Sint", "Maartens-", "poort"]),
        ("Dousberg-Hazendans", ["Dousberg-", "Hazendans"]),
        ("Wittevrouwenveld", ["Witte-", "vrouwenveld"]),
        ("Oud-Caberg", ["Oud-Caberg"]),
    ],
)
def test_a_name_breaks_where_dutch_breaks_it(name, lines):
    assert lines_of_name(name) == lines


@given(WORDS)
def test_no_letter_of_a_name_is_lost(name):
    assert "".join(lines_of_name(name)).replace("-", "").replace(" ", "") == name.replace(" ", "")
    assert all(len(line) <= 13 for line in lines_of_name(name))


@given(st.lists(WORDS, max_size=60, unique=True))
def test_short_names_are_short_and_different(names):
    short = short_names(names)
    assert len(set(short.values())) == len(names)
    assert all(1 <= len(each) <= 5 for each in short.values())


def test_a_tile_map_has_a_line_between_districts_only():
    tiles = {"a": Tile(0, 0), "b": Tile(1, 0), "c": Tile(2, 0)}
    drawn = map_of_tiles(tiles, [area("a", "west"), area("b", "west"), area("c", "east")])
    assert len(drawn.shapes) == 3
    assert drawn.borders.count("M") == 1


def test_an_empty_column_is_a_narrow_gap():
    wide = map_of_tiles({"a": Tile(0, 0), "b": Tile(1, 0)}, [area("a"), area("b")])
    gap = map_of_tiles({"a": Tile(0, 0), "b": Tile(2, 0)}, [area("a"), area("b")])
    assert wide.width < gap.width < wide.width * 1.5


def test_only_areas_with_a_border_are_drawn():
    square = {
        "type": "Polygon",
        "coordinates": [[[5.6, 50.8], [5.7, 50.8], [5.7, 50.9], [5.6, 50.9], [5.6, 50.8]]],
    }
    drawn = map_with_borders(draw_sheet({"a": square}), [area("a"), area("b")])
    assert [shape.area.key for shape in drawn.shapes] == ["a"]
    assert drawn.shapes[0].path.endswith("Z")
    assert drawn.shapes[0].names[0][0] == "A"


def test_fills_lie_as_far_apart_as_they_can():
    assert [fill_of(n, 5) for n in range(5)] == [f"class-{n}" for n in range(5)]
    assert [fill_of(n, 2) for n in range(2)] == ["class-0", "class-4"]
    assert fill_of(0, 1) == "class-2"


def test_an_area_without_a_number_has_a_pattern():
    assert Area("a", "A", "", "", "missing").pattern == "url(#map-missing)"
    assert area("a").pattern == ""


def test_nothing_to_draw():
    assert map_of_tiles({}, []).shapes == ()
