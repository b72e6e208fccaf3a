# SPDX-License-Identifier: EUPL-1.2
"""Read boundaries from GeoJSON (RFC 7946), also the older kind that names its coordinate system."""

import json
import re
from pathlib import Path
from typing import Any

import shapely
from django.utils.translation import gettext as _

from woonregie.intake.boundaries.areas import RawArea, code_and_name, is_water
from woonregie.intake.boundaries.degrees import DEGREES, KNOWN_SYSTEMS, to_degrees
from woonregie.intake.problems import Problem, Rejected

MOST_BYTES = 250 * 1024 * 1024


def read_geojson(path: Path, system: int | None = None) -> list[RawArea]:
    """The areas of a FeatureCollection, in degrees.

    Args:
        system: EPSG number of the coordinates, where the file itself does not say it.

    Raises:
        Rejected: the file is no GeoJSON, or names a coordinate system that we do not know.
    """
    content = _content(path)
    features = content.get("features") if content.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        advice = _('Een grensbestand begint met "type": "FeatureCollection" en heeft een lijst "features".')
        raise Rejected([Problem(path.name, _("Dit is geen verzameling gebieden."), advice)])
    used = system or _named_system(path.name, content.get("crs"))
    problems: list[Problem] = []
    areas = [_area(path.name, number, each, used, problems) for number, each in enumerate(features, start=1)]
    if problems:
        raise Rejected(problems)
    return [area for area in areas if area is not None]


def _content(path: Path) -> dict[str, Any]:
    if path.stat().st_size > MOST_BYTES:
        limit = _("Dit bestand is groter dan %(most)s MB.") % {"most": MOST_BYTES // 1024**2}
        raise Rejected([Problem(path.name, limit, _("Knip er uw gemeente uit, of gebruik een GeoPackage."))])
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        row = getattr(error, "lineno", None)
        advice = _("Schrijf het bestand opnieuw weg als GeoJSON.")
        raise Rejected([Problem(path.name, _("Dit is geen JSON."), advice, row=row)]) from error
    return content if isinstance(content, dict) else {}


def _named_system(file: str, crs: Any) -> int:
    """The system that an older file names; none means degrees."""
    if crs is None:
        return DEGREES
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    number = re.search(r"(\d+)$", name)
    if number and int(number[1]) in KNOWN_SYSTEMS:
        return int(number[1])
    message = _("Het coördinatenstelsel ‘%(name)s’ is hier onbekend.") % {"name": name[:80]}
    raise Rejected(
        [Problem(file, message, _("Gebruik graden (WGS84) of het Rijksdriehoeksstelsel (EPSG:28992)."))]
    )


def _area(file: str, number: int, feature: Any, system: int, problems: list[Problem]) -> RawArea | None:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    properties = feature.get("properties") if isinstance(feature, dict) else None
    named = properties if isinstance(properties, dict) else {}
    code, name = code_and_name(named)
    try:
        shape = None if geometry is None else to_degrees(shapely.geometry.shape(geometry), system)
    except (TypeError, ValueError, LookupError, AttributeError, shapely.errors.ShapelyError):
        message = _("De vorm van gebied %(number)s is niet te lezen.") % {"number": number}
        problems.append(
            Problem(file, message, _("Schrijf het gebied opnieuw weg."), value=f"{code} {name}".strip())
        )
        return None
    return RawArea(number, "", code, name, is_water(named), shape)
