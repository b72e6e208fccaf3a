# SPDX-License-Identifier: EUPL-1.2
"""Read boundaries from a GeoPackage (OGC 12-128), which is an SQLite database with shapes in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from django.utils.translation import gettext as _

from woonregie.intake.boundaries.areas import RawArea, code_and_name, is_water
from woonregie.intake.boundaries.degrees import KNOWN_SYSTEMS, to_degrees
from woonregie.intake.problems import Problem, Rejected

# How many bytes the box of a shape takes, by the number in its flags (12-128, clause 2.1.3).
_BOX_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_LAYERS = """
    SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
    FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.table_name
"""


@dataclass(frozen=True)
class _Layer:
    table: str
    column: str
    system: int


def read_geopackage(path: Path, layer: str = "", system: int | None = None) -> list[RawArea]:
    """The areas of one layer, or of all layers, in degrees.

    Raises:
        Rejected: the file is no GeoPackage, has no such layer, or names a coordinate system that we do not know.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.row_factory = sqlite3.Row
            layers = _layers(database, path.name, layer, system)
            return [area for each in layers for area in _areas(database, path.name, each)]
    except sqlite3.DatabaseError as error:
        advice = _("Haal het bestand opnieuw op. Een GeoPackage eindigt op .gpkg.")
        raise Rejected([Problem(path.name, _("Dit is geen leesbare GeoPackage."), advice)]) from error


def _layers(database: sqlite3.Connection, file: str, wanted: str, system: int | None) -> list[_Layer]:
    rows = database.execute(_LAYERS).fetchall()
    names = [row["table_name"] for row in rows]
    chosen = [row for row in rows if wanted in ("", row["table_name"])]
    if not chosen:
        message = _("De kaartlaag ‘%(layer)s’ is er niet.") if wanted else _("Er staat geen kaartlaag in.")
        advice = _("Kies uit: %(names)s.") % {"names": ", ".join(names)} if names else _("Kies een ander bestand.")
        raise Rejected([Problem(file, message % {"layer": wanted}, advice)])
    return [_Layer(row["table_name"], row["column_name"], system or _system(file, row)) for row in chosen]


def _system(file: str, row: sqlite3.Row) -> int:
    number = row["organization_coordsys_id"]
    if number in KNOWN_SYSTEMS:
        return int(number)
    name = f"{row['organization'] or '?'}:{number}"
    message = _("Het coördinatenstelsel ‘%(name)s’ is hier onbekend.") % {"name": name[:80]}
    advice = _("Gebruik graden (WGS84) of het Rijksdriehoeksstelsel (EPSG:28992).")
    raise Rejected([Problem(file, message, advice, sheet=row["table_name"])])


def _areas(database: sqlite3.Connection, file: str, layer: _Layer) -> Iterator[RawArea]:
    table = '"' + layer.table.replace('"', '""') + '"'
    rows = database.execute(f"SELECT * FROM {table}")  # noqa: S608 - the name is quoted, and comes from the file
    for number, row in enumerate(rows, start=1):
        named = {key: row[key] for key in row.keys() if key != layer.column}  # noqa: SIM118 - a row is no mapping
        code, name = code_and_name(named)
        try:
            shape = _shape(row[layer.column])
        except (TypeError, LookupError, ValueError, shapely.errors.ShapelyError) as error:
            message = _("De vorm van gebied %(number)s is niet te lezen.") % {"number": number}
            advice = _("Haal het bestand opnieuw op.")
            raise Rejected([Problem(file, message, advice, layer.table, number)]) from error
        degrees = None if shape is None else to_degrees(shape, layer.system)
        yield RawArea(number, layer.table, code, name, is_water(named), degrees)


def _shape(blob: bytes | None) -> Any:
    """The shape in a cell: a header with flags and a box, and then well-known binary. None where there is none."""
    if blob is None:
        return None
    if blob[:2] != b"GP":
        raise ValueError("no GeoPackage shape")
    flags = blob[3]
    if flags & 0b0001_0000:  # the flag of an empty shape
        return None
    return shapely.from_wkb(blob[8 + _BOX_BYTES[flags >> 1 & 0b111] :])
