# SPDX-License-Identifier: EUPL-1.2
"""Squares on a sheet: every one drawn once, north up, and outlines around the right ones."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from woonregie.looks.squares import MARGIN, Group, square_map

SQUARES = st.dictionaries(
    st.tuples(st.integers(-20, 20), st.integers(-20, 20)), st.sampled_from(["a", "b"]), min_size=1
)


def drawn(path: str) -> set[tuple[int, int]]:
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path)
    listed = [(int(x) + step, int(y)) for x, y, many in bars for step in range(int(many))]
    assert len(listed) == len(set(listed))
    return set(listed)


@settings(deadline=None)
@given(SQUARES)
def test_every_square_is_drawn_once_on_the_sheet(fills):
    found = square_map(fills, ["a", "b"])
    west, north = min(x for x, _y in fills) - MARGIN, max(y for _x, y in fills) + MARGIN
    by_fill = {one.name: drawn(one.path) for one in found.fills}
    for name, squares in by_fill.items():
        assert squares == {(x - west, north - y) for (x, y), fill in fills.items() if fill == name}
        assert all(MARGIN <= x < found.width - MARGIN and MARGIN <= y < found.height - MARGIN for x, y in squares)


def test_nothing_gives_an_empty_sheet():
    assert square_map({}, ["a"]).fills == ()


def test_north_is_up_and_names_stand_in_the_middle_of_their_square():
    found = square_map({(0, 0): "a", (0, 9): "a"}, ["a"], names=[("Noord", (0, 9))])
    assert (found.names[0].x, found.names[0].y) == ("3.5", "3.5")
    assert found.height == 10 + 2 * MARGIN


def test_an_outline_goes_around_its_squares_and_closes_small_gaps():
    block = {(x, y) for x in range(8) for y in range(8)} - {(4, 4)}
    group = Group("1", "Zone 1", "/x/", "1")
    found = square_map(dict.fromkeys(block, "a"), ["a"], [(group, block)])
    assert found.groups[0].path.count("M") == 1
    assert 3 <= float(found.groups[0].x) <= 11


def test_a_group_of_one_square_still_has_an_outline():
    found = square_map({(0, 0): "a"}, ["a"], [(Group("1", "t", "/", "1"), [(0, 0)])])
    assert found.groups[0].path.startswith("M")
