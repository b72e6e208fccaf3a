# SPDX-License-Identifier: EUPL-1.2
"""Which coordinates a file uses, and those of the Dutch grid (RD) turned into degrees."""

from functools import cache
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from numpy.typing import NDArray
from pyproj import Transformer

DEGREES = 4326
RD = 28992
RD_WITH_HEIGHT = 7415
KNOWN_SYSTEMS = {DEGREES: DEGREES, 4258: DEGREES, 84: DEGREES, RD: RD, RD_WITH_HEIGHT: RD}
# Rough boxes around the Netherlands: enough to see that a file means something else than it says.
_LONGITUDES, _LATITUDES = (3.0, 7.5), (50.5, 54.0)
_RD_X, _RD_Y = (-10_000.0, 300_000.0), (295_000.0, 640_000.0)

Box = tuple[float, float, float, float]


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs(RD, DEGREES, always_xy=True)


def rd_to_degrees(shape: Any) -> Any:
    """A shapely geometry of EPSG:28992 in degrees (WGS84), within about a metre."""

    def convert(points: NDArray[np.float64]) -> NDArray[np.float64]:
        longitude, latitude = _transformer().transform(points[:, 0], points[:, 1])
        return np.column_stack([longitude, latitude])

    return shapely.transform(shapely.force_2d(shape), convert)


def to_degrees(shape: Any, system: int) -> Any:
    """A geometry in degrees, whatever known system it came in."""
    return rd_to_degrees(shape) if KNOWN_SYSTEMS.get(system) == RD else shapely.force_2d(shape)


def misread(box: Box) -> tuple[str, str] | None:
    """What is wrong with coordinates that should be degrees in the Netherlands: message and advice, or None.

    Args:
        box: west, south, east, north of everything in the file.
    """
    west, south, east, north = box
    if not all(map(np.isfinite, box)):
        return _("Een coördinaat is geen getal."), _("Schrijf het bestand opnieuw weg.")
    if _inside(west, east, _LONGITUDES) and _inside(south, north, _LATITUDES):
        return None
    if _inside(west, east, _LATITUDES) and _inside(south, north, _LONGITUDES):
        message = _("Lengte en breedte zijn verwisseld.")
        return message, _("Schrijf eerst de lengte (3 tot 8) en dan de breedte (50 tot 54).")
    if _inside(west, east, _RD_X) and _inside(south, north, _RD_Y):
        message = _("Dit lijken meters van het Rijksdriehoeksstelsel, maar het bestand zegt dat niet.")
        return message, _("Zeg het erbij met --crs rd, of schrijf het bestand weg in graden (WGS84).")
    message = _("De coördinaten liggen niet in Nederland.")
    return message, _("Kijk of het juiste bestand gekozen is, en in welk stelsel het staat.")


def _inside(low: float, high: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= low and high <= bounds[1]
