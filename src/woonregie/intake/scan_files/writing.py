# SPDX-License-Identifier: EUPL-1.2
"""What a scan writes: scores, zones with what is missing, the table of counts, GeoJSON and a summary."""

import json
from typing import Any

import numpy as np

from woonregie.intake.scan_files.running import Scan
from woonregie.looks.csv_rows import registry_csv
from woonregie_core.proximity.addition import additions
from woonregie_core.proximity.score import letter
from woonregie_core.proximity.zones import Zone

SCORE = ("point_id", "place", "score", "class", "without_safety", "known_share", "people", "distances")
ZONE = ("zone", "anchor", "place", "people", "addresses", "score", "missing", "best_addition", "gain", "distances")
OURS = ("scores.csv", "zones.csv", "counts.csv", "summary.json", "zones.geojson")
COUNT = ("threshold", "radius", "zones", "share_of_people", "distances")


def scan_files(scan: Scan) -> dict[str, bytes]:
    """The files by name; the same scan gives the same bytes."""
    zones = scan.finder.zones()
    rows = zone_rows(scan, zones)
    files = {
        "scores.csv": registry_csv(SCORE, _scores(scan)),
        "zones.csv": registry_csv(ZONE, rows),
        "counts.csv": registry_csv(COUNT, count_rows(scan)),
        "summary.json": _json(summary(scan, zones)),
    }
    if scan.folder.degrees is not None:
        files["zones.geojson"] = _json(_geojson(scan, zones, rows))
    return files


def summary(scan: Scan, zones: tuple[Zone, ...]) -> dict[str, Any]:
    """What the scan says as a whole, and what it is made of."""
    scores, settings = scan.scores, scan.scores.settings
    known = ~np.isnan(scores.total)
    return {
        "points": scan.folder.points.size,
        "scored": int(known.sum()),
        "straight_lines": scores.straight,
        "distances": distances(scan),
        "walker": str(settings.walker),
        "weighing": str(settings.weighing),
        "made_of": list(scores.made_of()),
        "left_out": list(scores.left_out()),
        "zones": len(zones),
        "threshold": settings.zone.threshold,
        "radius": settings.zone.radius,
        "remarks": [one.as_row() for one in scan.remarks],
    }


def distances(scan: Scan) -> str:
    """How distances were measured; it stands in every file, as a file travels alone."""
    return "straight_lines" if scan.scores.straight else "streets"


def zone_rows(scan: Scan, zones: tuple[Zone, ...]) -> list[dict[str, str]]:
    """One row per computed zone, with the one facility that would lift it most."""
    return [_zone_row(scan, number, zone) for number, zone in enumerate(zones, start=1)]


def _zone_row(scan: Scan, number: int, zone: Zone) -> dict[str, str]:
    points = scan.folder.points
    better = additions(zone, points, scan.scores, scan.reached, scan.walk, places=[zone.anchor])
    return {
        "zone": str(number),
        "anchor": points.ids[zone.anchor],
        "place": scan.folder.places[zone.anchor],
        "people": f"{zone.people:.0f}",
        "addresses": "" if np.isnan(points.addresses[zone.members]).all() else f"{zone.addresses:.0f}",
        "score": f"{zone.score:.1f}",
        "missing": " ".join(zone.missing),
        "best_addition": better[0].category if better else "",
        "gain": f"{better[0].gain:.2f}" if better else "",
        "distances": distances(scan),
    }


def count_rows(scan: Scan) -> list[dict[str, str]]:
    """How many zones there are for every threshold and radius: any one number is a point in this range."""
    return [
        {
            "threshold": f"{one.threshold:g}",
            "radius": f"{one.radius:g}",
            "zones": str(one.zones),
            "share_of_people": f"{one.share:.3f}",
            "distances": distances(scan),
        }
        for one in scan.finder.counts()
    ]


def _scores(scan: Scan) -> list[dict[str, str]]:
    points, scores = scan.folder.points, scan.scores
    return [
        {
            "point_id": points.ids[row],
            "place": scan.folder.places[row],
            "score": _number(scores.total[row]),
            "class": letter(int(scores.classes[row])) or "",
            "without_safety": _number(scores.without_safety[row]),
            "known_share": _number(scores.known[row], 3),
            "people": _number(points.people[row], 0),
            "distances": distances(scan),
        }
        for row in range(points.size)
    ]


def _geojson(scan: Scan, zones: tuple[Zone, ...], rows: list[dict[str, str]]) -> dict[str, Any]:
    """Zones as the points in them (RFC 7946, longitude first)."""
    degrees = scan.folder.degrees
    assert degrees is not None
    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": {"type": "MultiPoint", "coordinates": np.round(degrees[zone.members], 6).tolist()},
        }
        for zone, row in zip(zones, rows, strict=True)
    ]
    return {"type": "FeatureCollection", "distances": distances(scan), "features": features}


def _number(value: float, decimals: int = 1) -> str:
    return "" if np.isnan(value) else f"{value:.{decimals}f}"


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
