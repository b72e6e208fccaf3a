# SPDX-License-Identifier: EUPL-1.2
"""Rows with a place, from a GeoPackage, GeoJSON or any map file, or from CSV; all in degrees."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows as csv_rows
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.extras import optional
from woonregie.intake.scan_files.guard import stop, too_large
from woonregie.intake.scan_files.words import told_of_rows
from woonregie_core.proximity.coordinates import Floats, check_degrees, check_metres
from woonregie_core.proximity.problems import Code
from woonregie_core.proximity.problems import Problem as Found

DEGREES, GRID = "EPSG:4326", "EPSG:28992"
MOST_FEATURES = 2_000_000
WHOLE = {".csv", ".geojson", ".json"}  # formats that can only be read from beginning to end
Shapes = Any  # an array of shapely geometries
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Located:
    """Rows with their cells, longitude and latitude of each, and its shape where the file has shapes."""

    rows: list[Row]
    lon: Floats
    lat: Floats
    shapes: Shapes | None = None


def read_located(
    path: Path,
    columns: Mapping[str, str],
    crs: str | None,
    problems: list[Problem],
    box: Box | None = None,
) -> Located:
    """The rows of a file, each at a place in degrees.

    Args:
        columns: our name of a column by its name in the file, where that differs.
        crs: the system of coordinates, for a file that does not say; `EPSG:28992`, for example.
        box: west, south, east and north in degrees: what lies elsewhere in a map is not read, so that a map of the
            whole country will do. A CSV is read whole.

    Raises:
        Rejected: the file as a whole cannot be used. What is wrong in a row is noted among the problems.
    """
    if path.suffix.lower() in WHOLE:
        too_large(path)
    if path.suffix.lower() == ".csv":
        return _from_csv(path, columns, problems)
    found, shapes, system = _read_shapes(path, crs, problems, box)
    rows = [Row(path.name, one.number, _renamed(one.cells, columns), problems) for one in found]
    lon, lat, shapes = _in_degrees(path.name, rows, shapes, system)
    return Located(rows, lon, lat, shapes)


def read_area(path: Path, crs: str | None = None) -> Any:
    """All surfaces of a map file together, as one shape in degrees.

    Raises:
        Rejected: it has no surface, or cannot be used.
    """
    problems: list[Problem] = []
    found = read_located(path, {}, crs, problems)
    stop(problems)
    parts = [] if found.shapes is None else [one for one in found.shapes if one.area > 0]
    if not parts:
        message = _("Hier staat geen vlak in.")
        raise Rejected([Problem(path.name, message, _("Geef de grens van de gemeente als vlak."))])
    return shapely.union_all([shapely.make_valid(one) for one in parts])


def _from_csv(path: Path, columns: Mapping[str, str], problems: list[Problem]) -> Located:
    found = csv_rows(path, (), problems)
    stop(problems)
    rows = [Row(path.name, one.number, _renamed(one.cells, columns), problems) for one in found]
    cells = rows[0].cells if rows else {"lon": "", "lat": ""}
    names = ("lon", "lat") if "lon" in cells else ("x", "y")
    if not set(names) <= set(cells):
        message = _("De plek ontbreekt: kolommen lon en lat, of x en y.")
        raise Rejected([Problem(path.name, message, _("Voeg de kolommen toe."), row=1)])
    first, second = (np.array([number(row, name) for row in rows], dtype=float) for name in names)
    stop(problems)
    if names == ("lon", "lat"):
        problems += told_of_rows(rows, check_degrees(first, second), names)
        return Located(rows, first, second)
    problems += told_of_rows(rows, check_metres(first, second), names)
    stop(problems)
    lon, lat = Transformer.from_crs(GRID, DEGREES, always_xy=True).transform(first, second)
    return Located(rows, np.asarray(lon), np.asarray(lat))


def number(row: Row, column: str) -> float:
    """A cell as a number that is one; 0 where it is not, with a note among the problems."""
    try:
        found = float(row.text(column).replace(",", "."))
    except ValueError:
        found = np.nan
    if np.isfinite(found):
        return found
    row.wrong(column, _("Dit is geen getal."), _("Schrijf alleen cijfers, met een punt of komma."))
    return 0.0


def _renamed(cells: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    own = {columns[name]: cell for name, cell in cells.items() if name in columns}
    return {**cells, **own}


def _read_shapes(
    path: Path, crs: str | None, problems: list[Problem], box: Box | None
) -> tuple[list[Row], Shapes, CRS]:
    vectors = optional("pyogrio", path.name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            wanted = _part(path, crs, vectors, box)
            meta, numbers, raw, fields = vectors.raw.read(path, return_fids=True, **wanted)
        shapes: Shapes = shapely.from_wkb(raw) if raw is not None else ()
    except Rejected:
        raise
    except (ValueError, OSError, RuntimeError, shapely.errors.GEOSException) as error:
        message = _("Dit is geen leesbare kaart: %(error)s.") % {"error": str(error).rstrip(".")[:200]}
        advice = _("Geef een GeoPackage, een GeoJSON of een CSV met lon en lat.")
        raise Rejected([Problem(path.name, message, advice)]) from error
    _check_count(path, shapes)
    names = [str(name) for name in meta["fields"]]
    cells = list(zip(*(map(_text, column) for column in fields), strict=True)) if names else [()] * len(shapes)
    first = 1 - _first_number(path)  # people count from one
    rows = [
        Row(path.name, int(at) + first, dict(zip(names, one, strict=True)), problems)
        for at, one in zip(numbers, cells, strict=True)
    ]
    return rows, shapes, _system(path, meta["crs"] or crs)


def _part(path: Path, crs: str | None, vectors: Any, box: Box | None) -> dict[str, Any]:
    """What to read of a map: no more than may be, and only within the box. It must have one layer."""
    layers = [str(name) for name, kind in vectors.list_layers(path) if kind is not None]
    if len(layers) > 1:
        message = _("Hier staan meer kaartlagen in: %(layers)s.") % {"layers": ", ".join(layers)}
        raise Rejected([Problem(path.name, message, _("Bewaar de laag die u bedoelt in een eigen bestand."))])
    if box is None:
        return {"max_features": MOST_FEATURES + 1}
    system = _system(path, vectors.read_info(path)["crs"] or crs)
    there = Transformer.from_crs(DEGREES, system, always_xy=True).transform_bounds(*box)
    return {"max_features": MOST_FEATURES + 1, "bbox": there}


def _first_number(path: Path) -> int:
    """What a map calls its first row: a GeoPackage and a database begin at one, other formats at zero."""
    return 1 if path.suffix.lower() in {".gpkg", ".sqlite"} else 0


def _check_count(path: Path, shapes: Shapes) -> None:
    if not len(shapes):
        raise Rejected([Problem(path.name, _("Er staat niets in."), _("Voeg plekken toe."))])
    if len(shapes) > MOST_FEATURES:
        message = _("Hier staan meer dan %(most)s plekken in.") % {"most": MOST_FEATURES}
        raise Rejected([Problem(path.name, message, _("Deel het gebied op, of geef een grens mee."))])


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float | np.floating) and np.isnan(value)):
        return ""
    if isinstance(value, float | np.floating):
        return f"{value:.15g}"
    return str(value).strip()


def _system(path: Path, crs: str | None) -> CRS:
    advice = _("Geef haar mee met --crs, bijvoorbeeld --crs EPSG:28992.")
    if not crs:
        raise Rejected([Problem(path.name, _("De kaart zegt niet in welk stelsel haar plekken staan."), advice)])
    try:
        return CRS.from_user_input(crs)
    except CRSError as error:
        message = _("Dit stelsel van plekken is niet bekend.")
        raise Rejected([Problem(path.name, message, advice, value=str(crs)[:80])]) from error


def _in_degrees(file: str, rows: Sequence[Row], shapes: Shapes, system: CRS) -> tuple[Floats, Floats, Shapes]:
    """A place inside each shape, and the shapes, in degrees."""
    for row, one in zip(rows, shapes, strict=True):
        if one is None or one.is_empty:
            row.wrong("geometry", _("De plek ontbreekt."), _("Vul haar aan, of haal de regel weg."))
    if rows:
        stop(rows[0].problems)
    inside = shapely.point_on_surface(shapes)
    problem = _wrong_plane(shapely.get_x(inside), shapely.get_y(inside), system)
    stop(told_of_rows(rows, problem, ("geometry", "geometry")))
    if system != CRS.from_user_input(DEGREES):
        to = Transformer.from_crs(system, DEGREES, always_xy=True)
        shapes = shapely.transform(shapes, lambda place: np.column_stack(to.transform(place[:, 0], place[:, 1])))
        inside = shapely.point_on_surface(shapes)
    lon, lat = shapely.get_x(inside), shapely.get_y(inside)
    stop(told_of_rows(rows, check_degrees(lon, lat), ("geometry", "geometry")))
    return lon, lat, shapes


def _wrong_plane(x: Floats, y: Floats, system: CRS) -> tuple[Found, ...]:
    """Metres where the map says degrees, or degrees where it says metres."""
    if not (np.isfinite(x) & np.isfinite(y)).all():
        return check_degrees(x, y)
    small = np.maximum(np.abs(x), np.abs(y)) <= 180
    if small.any() if system.is_geographic else not small.all():
        return ()
    code = Code.PROJECTED if system.is_geographic else Code.GEOGRAPHIC
    return (Found(code, {"first": 0, "x": float(x[0]), "y": float(y[0]), "count": len(x)}),)
