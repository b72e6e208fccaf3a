# SPDX-License-Identifier: EUPL-1.2
"""The schematic map: a tile for everyone, no two on one cell, west stays west."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woonregie_core.geography.tiles import Centre, Tile, loose_parts, tiles_from_centres, tiles_from_groups

DEGREES = st.tuples(st.floats(5.5, 5.9), st.floats(50.7, 51.0), st.sampled_from("abcd"))


def centres(points):
    return [Centre(f"p{n:03}", x, y, group) for n, (x, y, group) in enumerate(points)]


@settings(deadline=None)
@given(st.lists(DEGREES, max_size=40))
def test_every_area_has_a_cell_of_its_own(points):
    tiles = tiles_from_centres(centres(points))
    assert len(tiles) == len(points)
    assert len(set(tiles.values())) == len(points)
    assert all(tile.column >= 0 and tile.row >= 0 for tile in tiles.values())


@settings(deadline=None)
@given(st.lists(DEGREES, min_size=1, max_size=30, unique=True), st.randoms())
def test_the_order_of_the_list_does_not_matter(points, random):
    ordered = centres(points)
    shuffled = ordered[:]
    random.shuffle(shuffled)
    assert tiles_from_centres(ordered) == tiles_from_centres(shuffled)


def test_a_regular_grid_keeps_its_shape():
    grid = [Centre(f"{x}{y}", 5 + x / 100, 51 - y / 100) for x in range(5) for y in range(5)]
    tiles = tiles_from_centres(grid)
    for one in grid:
        for other in grid:
            if one.longitude < other.longitude and one.latitude == other.latitude:
                assert tiles[one.key].column < tiles[other.key].column


def test_districts_stay_together():
    """Two interleaved towns: each stays in one piece."""
    grid = [
        Centre(f"{x}{y}", 5 + x / 100 + (0.004 if y % 2 else 0), 51 - y / 100, "west" if x < 3 else "east")
        for x in range(6)
        for y in range(5)
    ]
    tiles = tiles_from_centres(grid)
    for group in ("west", "east"):
        assert loose_parts([tiles[c.key] for c in grid if c.group == group]) == 1


def test_two_areas_with_one_name_are_refused():
    with pytest.raises(ValueError, match="same key"):
        tiles_from_centres([Centre("a", 5, 51), Centre("a", 6, 51)])


def test_a_coordinate_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not a number"):
        tiles_from_centres([Centre("a", float("nan"), 51)])


def test_pieces_are_counted():
    assert loose_parts([]) == 0
    assert loose_parts([Tile(0, 0), Tile(1, 1), Tile(3, 3)]) == 2


@given(st.lists(st.integers(0, 12), max_size=8))
def test_without_geometry_each_district_is_a_block(sizes):
    groups = {f"d{n}": [f"d{n}p{k}" for k in range(size)] for n, size in enumerate(sizes)}
    tiles = tiles_from_groups(groups)
    assert set(tiles) == {key for keys in groups.values() for key in keys}
    assert len(set(tiles.values())) == len(tiles)
    for one, keys in groups.items():
        assert loose_parts([tiles[key] for key in keys]) == min(len(keys), 1)
        others = {tiles[key] for other, there in groups.items() if other != one for key in there}
        assert not any(
            abs(tiles[key].column - other.column) <= 1 and abs(tiles[key].row - other.row) <= 1
            for key in keys
            for other in others
        ), "a gap stands between districts"


def test_an_area_in_two_districts_is_refused():
    with pytest.raises(ValueError, match="two groups"):
        tiles_from_groups({"a": ["x"], "b": ["x"]})
