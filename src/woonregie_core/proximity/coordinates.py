# SPDX-License-Identifier: EUPL-1.2
"""From longitude and latitude to metres in the Dutch grid (RD), and the mistakes people make with coordinates.

The polynomials are those of Schreutelkamp and Strang van Hees ("Benaderingsformules voor de transformatie tussen
RD- en WGS84-kaartcoördinaten", Geodesia 2001): a few decimetres off at most within the country. Lengths of streets
do not hang on them.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from woonregie_core.proximity.problems import Code, Problem

Floats = NDArray[np.float64]

LONGITUDES, LATITUDES = (3.0, 7.5), (50.5, 53.8)  # the Netherlands, with a margin for shops over the border
EAST, NORTH = (-20_000.0, 310_000.0), (275_000.0, 660_000.0)  # the same in metres of the grid
_X = ((0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705),
      (3, 1, -2.340), (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148))  # fmt: skip
_Y = ((1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788), (0, 1, 0.433),
      (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054))  # fmt: skip


def to_rd(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Floats, Floats]:
    """Metres east and north in RD New (EPSG:28992) of degrees in WGS84."""
    east = 0.36 * (np.asarray(longitude, dtype=float) - 5.38720621)
    north = 0.36 * (np.asarray(latitude, dtype=float) - 52.15517440)

    def sum_of(terms: tuple[tuple[int, int, float], ...]) -> Floats:
        """The polynomial, in ten-thousands of seconds."""
        return np.asarray(sum(factor * north**p * east**q for p, q, factor in terms), dtype=float)

    return 155000.0 + sum_of(_X), 463000.0 + sum_of(_Y)


def check_degrees(longitude: Floats, latitude: Floats) -> tuple[Problem, ...]:
    """What is wrong with degrees: no number, swapped, metres in their place, or outside the country."""
    if longitude.shape != latitude.shape or longitude.ndim != 1:
        return (Problem(Code.SHAPE, {"longitude": longitude.shape, "latitude": latitude.shape}),)
    real = np.isfinite(longitude) & np.isfinite(latitude)
    if not real.all():
        return (_about(Code.NOT_A_NUMBER, ~real, longitude, latitude),)
    outside = ~(_within(longitude, LONGITUDES) & _within(latitude, LATITUDES))
    if not outside.any():
        return ()
    if (_within(latitude, LONGITUDES) & _within(longitude, LATITUDES))[outside].all():
        return (_about(Code.SWAPPED, outside, longitude, latitude),)
    if (np.maximum(np.abs(longitude), np.abs(latitude)) > 180).all():
        return (_about(Code.PROJECTED, outside, longitude, latitude),)
    return (_about(Code.OUTSIDE_COUNTRY, outside, longitude, latitude),)


def check_metres(x: Floats, y: Floats) -> tuple[Problem, ...]:
    """What is wrong with metres in RD: no number, swapped, degrees in their place, or outside the country."""
    if x.shape != y.shape or x.ndim != 1:
        return (Problem(Code.SHAPE, {"x": x.shape, "y": y.shape}),)
    real = np.isfinite(x) & np.isfinite(y)
    if not real.all():
        return (_about(Code.NOT_A_NUMBER, ~real, x, y, ("x", "y")),)
    outside = ~(_within(x, EAST) & _within(y, NORTH))
    if not outside.any():
        return ()
    if (np.maximum(np.abs(x), np.abs(y)) <= 180).all():
        return (_about(Code.GEOGRAPHIC, outside, x, y, ("x", "y")),)
    if (_within(y, EAST) & _within(x, NORTH))[outside].all():
        return (_about(Code.SWAPPED_METRES, outside, x, y, ("x", "y")),)
    return (_about(Code.OUTSIDE_GRID, outside, x, y, ("x", "y")),)


def _within(values: Floats, bounds: tuple[float, float]) -> NDArray[np.bool_]:
    return (values >= bounds[0]) & (values <= bounds[1])


def _about(
    code: Code,
    wrong: NDArray[np.bool_],
    one: Floats,
    other: Floats,
    names: tuple[str, str] = ("longitude", "latitude"),
) -> Problem:
    first = int(np.flatnonzero(wrong)[0])
    values = {"first": first, names[0]: float(one[first]), names[1]: float(other[first])}
    return Problem(code, {**values, "count": int(wrong.sum())})
