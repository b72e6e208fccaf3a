# SPDX-License-Identifier: EUPL-1.2
"""The part of the map that a scan looks at: the municipality and a strip around it, where people shop as well."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from woonregie_core.proximity.coordinates import LATITUDES, LONGITUDES, Floats, to_rd


@dataclass(frozen=True)
class Clip:
    """A part of the map.

    Attributes:
        inside: the boundary; None where there is none, and all of the country and its rim counts.
        around: the same with the strip, in metres.
        west, south, east, north: a box in degrees around it, to leave out quickly what lies elsewhere.
    """

    inside: Any | None
    around: Any | None
    west: float
    south: float
    east: float
    north: float

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north in degrees; None without a boundary."""
        return None if self.inside is None else (self.west, self.south, self.east, self.north)

    def holds(self, lon: Floats, lat: Floats) -> NDArray[np.bool_]:
        """Which places lie in the part or the strip around it."""
        near = (lon >= self.west) & (lon <= self.east) & (lat >= self.south) & (lat <= self.north)
        if self.around is not None:
            near[near] = shapely.contains_xy(self.around, *to_rd(lon[near], lat[near]))
        return near

    def within(self, lon: Floats, lat: Floats) -> NDArray[np.bool_]:
        """Which places lie within the boundary itself."""
        if self.inside is None:
            return self.holds(lon, lat)
        return np.asarray(shapely.intersects_xy(self.inside, *to_rd(lon, lat)))


EVERYWHERE = Clip(None, None, LONGITUDES[0], LATITUDES[0], LONGITUDES[1], LATITUDES[1])


def clip_around(area: Any, margin: float) -> Clip:
    """The part within a boundary in degrees, and so many metres around it."""
    inside = shapely.transform(area, lambda place: np.column_stack(to_rd(place[:, 0], place[:, 1])))
    around = inside.buffer(margin)
    shapely.prepare(inside)
    shapely.prepare(around)
    middle = (area.bounds[1] + area.bounds[3]) / 2
    tall = (margin + 10) / 110_500
    wide = tall / np.cos(np.radians(middle)) * 1.02
    west, south, east, north = area.bounds
    return Clip(inside, around, west - wide, south - tall, east + wide, north + tall)
