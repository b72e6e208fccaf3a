# SPDX-License-Identifier: EUPL-1.2
"""Boundaries in degrees on a flat sheet for SVG: projected, simplified without tearing, with a label point."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Geometry = Mapping[str, Any]
Point = tuple[float, float]
LABEL_PRECISION = 1.0  # units of the sheet
LEAST_SPAN = 1e-6  # degrees; a place of one point still gets a sheet


@dataclass(frozen=True)
class Outline:
    """One area on the sheet: its rings (outer and holes alike, for the even-odd rule) and where its name fits."""

    rings: tuple[tuple[Point, ...], ...]
    label: Point


@dataclass(frozen=True)
class Sheet:
    """A map of `width` by `height` units; x grows to the east, y to the south."""

    width: float
    height: float
    outlines: dict[str, Outline]


def draw_sheet(
    shapes: Mapping[str, Geometry], width: float = 1000, margin: float = 10, tolerance: float = 2.0
) -> Sheet:
    """Boundaries on one sheet, in a local equirectangular projection (a city is small enough for it).

    Args:
        shapes: GeoJSON Polygon or MultiPolygon for each key, in degrees, longitude first.
        width: of the sheet, in its own units; the height follows from the shapes.
        tolerance: corners whose triangle is smaller than its square go (Visvalingam); shared borders stay shared.

    Raises:
        ValueError: a geometry is not a polygon, is empty, or cannot be read.
    """
    if not shapes:
        return Sheet(width, 0.0, {})
    keys = list(shapes)
    degrees = np.array([polygon_of(shapes[key]) for key in keys], dtype=object)
    project, height = _projection(shapely.total_bounds(degrees), width, margin)
    flat = shapely.transform(degrees, project)
    simple = shapely.coverage_simplify(flat, tolerance) if tolerance else flat
    kept = [
        new if new is not None and not new.is_empty and new.area > 0 else old
        for new, old in zip(simple, flat, strict=True)
    ]
    return Sheet(width, height, {key: _outline(area) for key, area in zip(keys, kept, strict=True)})


def polygon_of(geometry: Geometry) -> Any:
    """A GeoJSON geometry as a shapely Polygon or MultiPolygon.

    Raises:
        ValueError: it is something else, empty, or unreadable.
    """
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"a boundary is a polygon, not {geometry.get('type')!r}")
    try:
        shape = shapely.geometry.shape(geometry)
    except (TypeError, ValueError, LookupError, AttributeError, shapely.errors.ShapelyError) as error:
        raise ValueError("the coordinates of the polygon cannot be read") from error
    if shape.is_empty:
        raise ValueError("the polygon is empty")
    return shape


def _projection(
    bounds: NDArray[np.float64], width: float, margin: float
) -> tuple[Callable[[NDArray[np.float64]], NDArray[np.float64]], float]:
    """A function from degrees to the sheet, and the height of that sheet."""
    west, south, east, north = (float(each) for each in bounds)
    squeeze = math.cos(math.radians((south + north) / 2))
    span = max((east - west) * squeeze, LEAST_SPAN)
    scale = (width - 2 * margin) / span
    height = max(north - south, LEAST_SPAN) * scale + 2 * margin

    def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Degrees, shape (n, 2), on the sheet."""
        x = margin + (points[:, 0] - west) * squeeze * scale
        y = margin + (north - points[:, 1]) * scale
        return np.column_stack([x, y])

    return project, height


def _outline(area: Any) -> Outline:
    parts = list(getattr(area, "geoms", [area]))
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    widest = max(parts, key=lambda part: part.area)
    return Outline(
        rings=tuple(tuple((round(x, 1), round(y, 1)) for x, y in ring.coords) for ring in rings),
        label=_label(widest),
    )


def _label(part: Any) -> Point:
    """The middle of the largest circle inside: a name fits best there."""
    try:
        point = shapely.maximum_inscribed_circle(part, LABEL_PRECISION).coords[0]
    except (shapely.errors.GEOSException, IndexError):
        point = part.representative_point().coords[0]
    return round(float(point[0]), 1), round(float(point[1]), 1)


def centre_of(geometry: Geometry) -> Point:
    """A point inside a boundary, in degrees, longitude first.

    Raises:
        ValueError: as `polygon_of`.
    """
    point = polygon_of(geometry).representative_point()
    return float(point.x), float(point.y)
