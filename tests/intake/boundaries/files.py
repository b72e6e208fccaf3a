# SPDX-License-Identifier: EUPL-1.2
"""Small boundary files of the true shape, made here."""

import json
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer

from factories import make_place
from woonregie.places.models import Place, PlaceAlias
from woonregie.places.names import folded

TO_RD = Transformer.from_crs(4326, 28992, always_xy=True)


def make_town() -> dict[str, Place]:
    """A municipality with a district and two neighbourhoods, known by code and by name."""
    town = make_place("dorp", name="Dorp", kind="municipality", external_code="GM0999")
    district = make_place("midden", name="Midden", kind="district", parent=town, external_code="WK099900")
    places = {
        "GM0999": town,
        "WK099900": district,
        "BU09990000": make_place("kerk", name="Kerk", parent=district, external_code="BU09990000"),
        "BU09990001": make_place("molen", name="Molen", parent=district, external_code="BU09990001"),
    }
    for place in places.values():
        PlaceAlias.objects.get_or_create(folded=folded(place.name), defaults={"place": place, "name": place.name})
    return places


def square(west: float, south: float = 50.85, size: float = 0.01) -> dict[str, Any]:
    """A square of about a kilometre, in degrees."""
    east, north = round(west + size, 6), round(south + size, 6)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str = "", name: str = "", geometry: Any = None, **more: Any) -> dict[str, Any]:
    """One area as PDOK writes it."""
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": name, **more},
        "geometry": geometry or square(5.70),
    }


def write_geojson(folder: Path, features: list[Any], name: str = "buurten.geojson", **more: Any) -> Path:
    """A FeatureCollection in a file."""
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}), encoding="utf-8")
    return path


def in_metres(geometry: dict[str, Any]) -> dict[str, Any]:
    """The same polygon in the Dutch grid."""
    ring = [list(TO_RD.transform(x, y)) for x, y in geometry["coordinates"][0]]
    return {"type": "Polygon", "coordinates": [ring]}


def write_geopackage(folder: Path, rows: list[tuple[str, str, str, Any]], system: int = 28992) -> Path:
    """A GeoPackage with the table and columns of the CBS file: rows are code, name, water and a geometry."""
    path = folder / "wijkenbuurten.gpkg"
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(
            f"""
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT,
                organization_coordsys_id INTEGER, definition TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('x', {system}, 'EPSG', {system}, '');
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
                srs_id INTEGER, z TINYINT, m TINYINT);
            INSERT INTO gpkg_geometry_columns VALUES ('buurten', 'geom', 'MULTIPOLYGON', {system}, 0, 0);
            CREATE TABLE buurten (id INTEGER PRIMARY KEY, buurtcode TEXT, buurtnaam TEXT, wijkcode TEXT,
                water TEXT, geom BLOB);
            """
        )
        for code, name, water, geometry in rows:
            blob = None if geometry is None else _blob(geometry, system)
            database.execute(
                "INSERT INTO buurten (buurtcode, buurtnaam, wijkcode, water, geom)"
                " VALUES (?, ?, 'WK099900', ?, ?)",
                (code, name, water, blob),
            )
    return path


def _blob(geometry: dict[str, Any], system: int) -> bytes:
    """A shape with a header that holds its box, as PDOK writes it."""
    shape = shapely.geometry.shape(geometry)
    west, south, east, north = shape.bounds
    header = (
        b"GP" + bytes([0, 0b0000_0011]) + struct.pack("<i", system) + struct.pack("<4d", west, east, south, north)
    )
    return header + shapely.to_wkb(shape)
