# SPDX-License-Identifier: EUPL-1.2
"""Metres back to degrees: there and back again, and beside an exact projection."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from woonregie_core.proximity.coordinates import to_rd
from woonregie_core.proximity.degrees import to_degrees

EAST, NORTH = st.floats(20_000, 275_000), st.floats(305_000, 615_000)


@settings(deadline=None)
@given(EAST, NORTH)
def test_there_and_back_is_within_half_a_metre(x, y):
    longitude, latitude = to_degrees(x, y)
    back = to_rd(longitude, latitude)
    assert np.hypot(back[0] - x, back[1] - y) < 0.5


def test_it_agrees_with_the_projection_around_maastricht():
    exact = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)
    x, y = np.meshgrid(np.linspace(170_000, 200_000, 7), np.linspace(306_000, 330_000, 7))
    wanted = exact.transform(x.ravel(), y.ravel())
    found = to_degrees(x.ravel(), y.ravel())
    assert np.abs(np.array(found) - np.array(wanted)).max() < 1e-5  # about a metre


def test_the_tower_of_amersfoort_is_the_origin():
    longitude, latitude = to_degrees(155_000, 463_000)
    assert (float(longitude), float(latitude)) == (5.38720621, 52.15517440)
