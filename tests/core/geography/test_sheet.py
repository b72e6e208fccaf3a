# SPDX-License-Identifier: EUPL-1.2
"""Boundaries on a flat sheet: inside the sheet, the right way up, neighbours still neighbours."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.geography.sheet import centre_of, draw_sheet


def square(west, south, size=0.01):
    corners = [
        (west, south),
        (west + size, south),
        (west + size, south + size),
        (west, south + size),
        (west, south),
    ]
    return {"type": "Polygon", "coordinates": [[list(corner) for corner in corners]]}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=20, unique=True))
def test_everything_lies_on_the_sheet(cells):
    shapes = {f"{x},{y}": square(5.6 + x / 100, 50.8 + y / 100) for x, y in cells}
    sheet = draw_sheet(shapes, width=800, margin=10)
    for outline in sheet.outlines.values():
        points = [point for ring in outline.rings for point in ring] + [outline.label]
        assert all(9.9 <= x <= 790.1 and 9.9 <= y <= sheet.height - 9.9 for x, y in points)


def test_north_is_up_and_east_is_right():
    sheet = draw_sheet({"sw": square(5.6, 50.8), "ne": square(5.62, 50.82)})
    (west, south), (east, north) = sheet.outlines["sw"].label, sheet.outlines["ne"].label
    assert west < east
    assert north < south


def test_a_square_on_the_ground_is_square_on_the_sheet():
    """At 60 degrees north a degree of longitude is half as long as one of latitude."""
    wide = {
        "type": "Polygon",
        "coordinates": [[[5, 59.99], [5.04, 59.99], [5.04, 60.01], [5, 60.01], [5, 59.99]]],
    }
    sheet = draw_sheet({"a": wide}, width=1000, margin=0)
    assert sheet.height == pytest.approx(1000, rel=0.001)


def test_simplified_neighbours_share_their_border():
    jagged = [[5.61 + (0.00003 if n % 2 else 0), 50.8 + n / 1000] for n in range(11)]
    west = {"type": "Polygon", "coordinates": [[*jagged, [5.6, 50.81], [5.6, 50.8], jagged[0]]]}
    east = {"type": "Polygon", "coordinates": [[*jagged, [5.62, 50.81], [5.62, 50.8], jagged[0]]]}
    sheet = draw_sheet({"w": west, "e": east}, width=1000, tolerance=30)
    rings = [sheet.outlines[key].rings[0] for key in ("w", "e")]
    one, other = (shapely.Polygon(ring) for ring in rings)
    assert all(len(ring) < 8 for ring in rings)
    assert one.intersection(other).area == pytest.approx(0, abs=0.1)
    assert one.intersection(other).length > 100


def test_the_label_stands_inside_a_bent_area():
    bent = [[5.6, 50.8], [5.63, 50.8], [5.63, 50.81], [5.61, 50.81], [5.61, 50.83], [5.6, 50.83], [5.6, 50.8]]
    sheet = draw_sheet({"a": {"type": "Polygon", "coordinates": [bent]}})
    outline = sheet.outlines["a"]
    assert shapely.Polygon(outline.rings[0]).contains(shapely.Point(outline.label))


def test_the_centre_lies_inside():
    longitude, latitude = centre_of(square(5.6, 50.8))
    assert 5.6 < longitude < 5.61
    assert 50.8 < latitude < 50.81


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [5, 51]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Polygon"},
        {},
    ],
)
def test_what_is_no_boundary_is_refused(geometry):
    with pytest.raises(ValueError, match="polygon"):
        draw_sheet({"a": geometry})


def test_nothing_to_draw():
    assert draw_sheet({}).outlines == {}
