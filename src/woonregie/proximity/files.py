# SPDX-License-Identifier: EUPL-1.2
"""Files of a scan: zones as GeoJSON (RFC 7946: WGS84, longitude first), CSV and a workbook; scores as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.looks.cells import safe_text
from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie.looks.wording import date_words
from woonregie.proximity.labels import ZONE_KIND, ZONE_STATE
from woonregie.proximity.models import DesignatedZone
from woonregie.proximity.queries.loading import Scored, scored
from woonregie.proximity.queries.zones import ZoneRow, ZonesPage
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.degrees import to_degrees
from woonregie_core.proximity.score import letter

SIDE = 100.0  # metres: a zone is drawn as the squares in which its points lie
DECIMALS = 6


def zones_geojson(page: ZonesPage) -> bytes:
    """The computed zones as polygons, in the order of the table; the same scan gives the same bytes."""
    points = scored(page.chosen).town.points
    features = [
        {
            "type": "Feature",
            "id": row.zone.number,
            "properties": _properties(page, row),
            "geometry": _geometry(np.column_stack([points.x, points.y])[row.zone.members]),
        }
        for row in page.rows
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, sort_keys=True)
    return (text + "\n").encode()


def zones_csv(page: ZonesPage) -> bytes:
    """The computed zones as a table with semicolons, as a Dutch spreadsheet opens it."""
    return _csv(_headings(page), (_line(page, row) for row in page.rows))


def zones_workbook(page: ZonesPage) -> bytes:
    """Computed and named zones on sheets of their own, with an explanation."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_table(book, _("Berekende zones"), _headings(page), [_line(page, row) for row in page.rows])
    named = (_("Naam"), _("Stand"), _("Buurten"), _("Besloten op"), _("Besloten door"), _("Bron"))
    add_table(book, _("Aangewezen zones"), named, [_named(zone) for zone in page.designated])
    add_table(book, _("Zones van het Deltaplan"), named, [_named(zone) for zone in page.deltaplan])
    add_table(book, _("Toelichting"), (_("Onderwerp"), _("Uitleg")), _notes(page))
    return workbook_bytes(book, datetime.combine(page.chosen.scan.on, time(), UTC))


def scores_csv(found: Scored) -> bytes:
    """One line per point with its score; people are left out, since few live at one point."""
    points, scores = found.town.points, found.scores
    headings = (
        _("Punt"), _("Buurt"), _("Lengtegraad"), _("Breedtegraad"), _("Score"), _("Score zonder veiligheid"),
        _("Klasse"), _("Houdt stand"),
    )  # fmt: skip
    lines = (
        (
            points.ids[row],
            found.town.places[row],
            *(round(float(one), DECIMALS) for one in found.town.degrees[row]),
            _rounded(scores.total[row]),
            _rounded(scores.without_safety[row]),
            letter(int(scores.classes[row])) or "",
            _rounded(found.stability[row], 3),
        )
        for row in range(points.size)
    )
    return _csv(headings, lines)


def _headings(page: ZonesPage) -> list[str]:
    return [
        _("Zone"), _("Naam"), _("Buurten"), _("Inwoners"), _("Adressen"), _("Score"), _("Score zonder veiligheid"),
        _("Houdt stand"), _("Ontbreekt"), _("Beste toevoeging"), _("Punten erbij"),
        *(_("Woningen %(level)s (geschat)") % {"level": level.upper()} for level in page.levels),
        _("Genoemd als"),
    ]  # fmt: skip


def _line(page: ZonesPage, row: ZoneRow) -> list[Any]:
    zone = row.zone
    return [
        zone.number, zone.name, ", ".join(row.places), row.people, row.addresses, round(zone.score, 1),
        None if zone.without_safety is None else round(zone.without_safety, 1),
        None if row.stability is None else round(row.stability, 3),
        ", ".join(row.missing), row.addition,
        None if zone.addition_gain is None else round(zone.addition_gain, 2),
        *(row.dwellings.get(level, "") for level in page.levels),
        ", ".join(f"{one.name} ({ZONE_KIND[one.kind]})" for one in row.named),
    ]  # fmt: skip


def _named(zone: DesignatedZone) -> list[Any]:
    places = ", ".join(place.name for place in zone.places.all())
    return [
        zone.name,
        str(ZONE_STATE[zone.state]),
        places,
        zone.decided_on,
        zone.decided_by,
        str(zone.passage or zone.source),
    ]


def _notes(page: ZonesPage) -> list[tuple[str, str]]:
    scan = page.chosen.scan
    told = [
        (_("Scan"), scan.name),
        (_("Wie loopt"), page.chosen.walker_words),
        (_("Gewichten"), page.chosen.weighing_words),
        (_("Regels van"), date_words(scan.on)),
        (_("Afstanden"), _("rechte lijn met een omweg") if scan.straight else _("langs straten")),
        (
            _("Let op"),
            _("Een berekende zone is een signaal en geen oordeel. Zij is geen aangewezen woonzorgzone."),
        ),
        (_("Woningen"), _("Geschat: woningen van de buurt, naar het deel van de inwoners dat in de zone woont.")),
    ]
    if scan.synthetic:
        told.append((_("Verzonnen"), _("Inwoners, voorzieningen en veiligheid zijn verzonnen.")))
    return told


def _properties(page: ZonesPage, row: ZoneRow) -> dict[str, Any]:
    zone = row.zone
    return {
        "zone": zone.number,
        "naam": zone.name,
        "soort": "berekend",
        "buurten": row.places,
        "inwoners": row.people,
        "score": round(zone.score, 1),
        "score_zonder_veiligheid": None if zone.without_safety is None else round(zone.without_safety, 1),
        "ontbreekt": list(zone.missing),
        "beste_toevoeging": zone.addition or None,
        "scan": page.chosen.scan.number,
        "verzonnen": page.chosen.scan.synthetic,
    }


def _geometry(place: Floats) -> dict[str, Any]:
    """The squares of these points together, in degrees; outer rings run against the clock."""
    corners = np.unique(np.floor(place / SIDE).astype(int), axis=0) * SIDE
    whole = shapely.union_all(shapely.box(*corners.T, *(corners + SIDE).T))
    parts = list(getattr(whole, "geoms", [whole]))
    degrees = [[_ring(ring) for ring in (part.exterior, *part.interiors)] for part in parts]
    polygons = [shapely.orient_polygons(shapely.Polygon(rings[0], rings[1:])) for rings in degrees]
    rings = [[_pairs(ring) for ring in (one.exterior, *one.interiors)] for one in polygons]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings[0]}
    return {"type": "MultiPolygon", "coordinates": rings}


def _ring(ring: Any) -> Floats:
    metres = np.array(ring.coords)
    pairs: Floats = np.column_stack(to_degrees(metres[:, 0], metres[:, 1])).astype(np.float64)
    return pairs.round(DECIMALS)


def _pairs(ring: Any) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]


def _csv(headings: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(headings)
    writer.writerows([[_cell(value) for value in line] for line in lines])
    return ("\ufeff" + text.getvalue()).encode()


def _cell(value: Any) -> Any:
    return str(value).replace(".", ",") if isinstance(value, float) else safe_text(value)


def _rounded(value: float, decimals: int = 1) -> float | None:
    return None if np.isnan(value) else round(float(value), decimals)
