# SPDX-License-Identifier: EUPL-1.2
"""From metres in the Dutch grid (RD) back to longitude and latitude, for maps and GeoJSON.

The polynomials are those of Schreutelkamp and Strang van Hees (Geodesia 2001), as in `coordinates`: a few
decimetres off at most within the country.
"""

import numpy as np
from numpy.typing import ArrayLike

from woonregie_core.proximity.coordinates import Floats

_NORTH = ((0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
          (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033),
          (1, 1, -0.00012))  # fmt: skip
_EAST = ((1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
         (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022),
         (2, 0, -0.00022), (5, 0, 0.00026))  # fmt: skip


def to_degrees(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Longitude and latitude in WGS84 of metres east and north in RD New (EPSG:28992)."""
    east = (np.asarray(x, dtype=float) - 155000.0) * 1e-5
    north = (np.asarray(y, dtype=float) - 463000.0) * 1e-5

    def sum_of(terms: tuple[tuple[int, int, float], ...]) -> Floats:
        """The polynomial, in degrees; its factors are seconds."""
        return np.asarray(sum(factor * east**p * north**q for p, q, factor in terms), dtype=float) / 3600.0

    return 5.38720621 + sum_of(_EAST), 52.15517440 + sum_of(_NORTH)
