# SPDX-License-Identifier: EUPL-1.2
"""Read a boundary file of either kind, and see to it that its shapes can be used."""

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _

from woonregie.intake.boundaries.areas import RawArea
from woonregie.intake.boundaries.degrees import DEGREES, RD, misread
from woonregie.intake.boundaries.geojson import read_geojson
from woonregie.intake.boundaries.geopackage import read_geopackage
from woonregie.intake.problems import Problem, Rejected

SYSTEMS = {"wgs84": DEGREES, "rd": RD}
_GEOJSON = {".geojson", ".json"}
_POLYGONS = {shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON}


def read_boundaries(path: Path, layer: str = "", crs: str = "") -> list[RawArea]:
    """The areas of a GeoJSON or GeoPackage file, in degrees. Open water is among them.

    Args:
        layer: the table of a GeoPackage; all tables when left out.
        crs: "rd" or "wgs84", where the file does not say which coordinates it uses.

    Raises:
        Rejected: with every problem found.
    """
    kind = path.suffix.casefold()
    if kind in _GEOJSON:
        areas = read_geojson(path, SYSTEMS.get(crs))
    elif kind == ".gpkg":
        areas = read_geopackage(path, layer, SYSTEMS.get(crs))
    else:
        advice = _("Geef een bestand op dat eindigt op .geojson of .gpkg.")
        raise Rejected([Problem(path.name, _("Dit soort bestand lezen we niet als grenzen."), advice)])
    if not areas:
        raise Rejected([Problem(path.name, _("Er staat geen gebied in."), _("Kies een ander bestand."))])
    _refuse_other_coordinates(path.name, areas)
    return areas


def _refuse_other_coordinates(file: str, areas: list[RawArea]) -> None:
    bounds = shapely.total_bounds(np.array([area.shape for area in areas], dtype=object))
    if np.isnan(bounds).all():
        raise Rejected([Problem(file, _("Geen enkel gebied heeft een vorm."), _("Kies een ander bestand."))])
    wrong = misread(tuple(float(each) for each in bounds))  # type: ignore[arg-type]
    if wrong:
        raise Rejected([Problem(file, *wrong)])


def shape_problem(file: str, area: RawArea) -> Problem | None:
    """What is wrong with the shape of an area that we want to keep, or None."""
    if area.shape is None or area.shape.is_empty:
        return _problem(file, area, _("‘%(area)s’ heeft geen vorm.") % {"area": area.said}, _("Teken het gebied."))
    if shapely.GeometryType(shapely.get_type_id(area.shape)) not in _POLYGONS:
        message = _("‘%(area)s’ is geen vlak maar %(kind)s.") % {"area": area.said, "kind": area.shape.geom_type}
        return _problem(file, area, message, _("Grenzen zijn vlakken (Polygon of MultiPolygon)."))
    if not shapely.is_valid(area.shape):
        reason = shapely.is_valid_reason(area.shape)
        message = _("De grens van ‘%(area)s’ is ongeldig (%(reason)s).") % {"area": area.said, "reason": reason}
        return _problem(
            file, area, message, _("Herstel het vlak, bijvoorbeeld met ‘Geometrie repareren’ in QGIS.")
        )
    return None


def _problem(file: str, area: RawArea, message: str, advice: str) -> Problem:
    return Problem(file, message, advice, sheet=area.layer, row=area.number)


def as_geojson(shape: Any) -> dict[str, Any]:
    """A polygon as GeoJSON, rounded to about a decimetre."""
    rounded = shapely.set_precision(shape, 1e-6) if shape.area > 1e-10 else shape
    found: dict[str, Any] = shapely.geometry.mapping(rounded if not rounded.is_empty else shape)
    return {"type": found["type"], "coordinates": _lists(found["coordinates"])}


def _lists(coordinates: Any) -> Any:
    """Tuples become lists, so that what we store is what a database gives back."""
    if isinstance(coordinates, tuple | list):
        return [_lists(each) for each in coordinates]
    return round(float(coordinates), 6)
