# SPDX-License-Identifier: EUPL-1.2
"""A look at real points of Maastricht, in a straight line: which areas come out on top.

`python -m benchmarks.proximity_maastricht FOLDER` wants a folder with open data: postcodes with coordinates (CBS),
shops and amenities (OSM 2023) and stops (GTFS); or the variable WOONREGIE_OPEN_DATA says where it is. The
programme speaks of thirteen areas with a high score (D001, section 4.1), on a map this product does not have; it
names none of them. This prints what our choices give, not that it is the same.
"""

import argparse
import csv
import json
import os
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from woonregie_core.policy.loader import load_policy
from woonregie_core.proximity.addition import additions
from woonregie_core.proximity.coordinates import Floats, to_rd
from woonregie_core.proximity.points import Points, Reached, in_a_straight_line, make_points
from woonregie_core.proximity.score import Scores, average, score
from woonregie_core.proximity.settings import Settings, Walker
from woonregie_core.proximity.tags import facility_rules
from woonregie_core.proximity.zones import ZoneFinder, walk_straight

POLICY = load_policy(Path(__file__).parents[1] / "profiles" / "maastricht" / "policy").on(date(2026, 1, 1))
OSM = facility_rules(POLICY)
FOLDER = "WOONREGIE_OPEN_DATA"
LATER = ("Nazareth", "Limmel")  # the only zones that the programme names (D001, 4.4, lines 690-691)
AREAS, NEEDED = 13, ("osm-voorzieningen", "ov-haltes", "kerncijfers-pc6", "grenzen")
Facilities = dict[str, tuple[list[str], Floats]]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a table."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_facilities(folder: Path) -> Facilities:
    """Points of every category that the data have, by the tags of the profile; others are missing, and stay so."""
    tags: dict[str, tuple[dict[str, str], list[float]]] = {}
    for path in sorted((folder / "osm-voorzieningen").glob("osm_*.geojson")):
        for one in json.loads(path.read_text(encoding="utf-8"))["features"]:
            tags[one["properties"]["@id"]] = one["properties"], one["geometry"]["coordinates"]
    found: Facilities = {}
    for category, rule in OSM.items():
        places = [place for its, place in tags.values() if rule.fits(its)]
        if places:
            found[category] = _named(category, [place[0] for place in places], [place[1] for place in places])
    stops = read_rows(next((folder / "ov-haltes").glob("gtfs_haltes_*.csv")))
    found["stop"] = _named(
        "stop", [float(row["stop_lon"]) for row in stops], [float(row["stop_lat"]) for row in stops]
    )
    return found


def _named(category: str, longitude: list[float], latitude: list[float]) -> tuple[list[str], Floats]:
    return [f"{category}-{n:04}" for n in range(len(longitude))], np.column_stack(to_rd(longitude, latitude))


def read_points(folder: Path) -> tuple[Points, list[str]]:
    """Postcodes with inhabitants, and the neighbourhood of each."""
    rows = read_rows(next((folder / "kerncijfers-pc6").glob("cbs_pc6_*.csv")))
    names = {
        row["buurtcode"]: row["buurtnaam"] for row in read_rows(next((folder / "grenzen").glob("buurten_*.csv")))
    }
    area = next(key for key in rows[0] if key.startswith("buurt"))
    x, y = to_rd([float(row["lon"]) for row in rows], [float(row["lat"]) for row in rows])
    people = [float(row["inwoners"] or "nan") for row in rows]
    homes = [float(row["woningen"] or "nan") for row in rows]
    points = make_points([row["pc6"] for row in rows], x, y, people, homes)
    return points, [names.get(row[area], row[area]) for row in rows]


def tell_zones(points: Points, areas: list[str], scores: Scores, reached: Reached) -> None:
    """The table of counts, and the zones at the threshold and radius of the policy."""
    finder = ZoneFinder(points, scores, walk_straight(points, scores.settings.detour))
    started = time.perf_counter()
    counts, zones = finder.counts(), finder.zones()
    print(f"Zones and the table of counts: {time.perf_counter() - started:.3f} s")
    rules = scores.settings.zone
    print("  threshold " + "".join(f"{radius:>14.0f} m" for radius in rules.radii))
    for threshold in rules.thresholds:
        row = [one for one in counts if one.threshold == threshold]
        print(f"  {threshold:9.0f} " + "".join(f"{one.zones:9d} ({one.share:3.0%})" for one in row))
    print(f"At {rules.threshold:.0f} points and {rules.radius:.0f} m: {len(zones)} zones; the programme: 13 areas")
    for zone in zones:
        where = Counter(areas[row] for row in zone.members).most_common(3)
        best = additions(zone, points, scores, reached, finder.from_point)
        lift = f"{best[0].category} +{best[0].gain:.1f}" if best else "nothing"
        missing = ", ".join(zone.missing) or "nothing"
        print(f"  {zone.score:5.1f} {zone.people:6.0f} people  {', '.join(name for name, _ in where)}; "
              f"missing: {missing}; lifts most: {lift}")  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    chosen: Any = parser.parse_args([] if arguments is None else arguments)
    folder = chosen.folder or Path(os.environ.get(FOLDER, ""))
    if any(not (folder / name).is_dir() for name in NEEDED):
        print(f"Skipped: real points of Maastricht. Give a folder with {', '.join(NEEDED)}, or set {FOLDER}.")
        return
    points, areas = read_points(folder)
    where = read_facilities(folder)
    print({category: len(ids) for category, (ids, _) in where.items()})
    for walker in Walker:
        settings = Settings.from_policy(POLICY, walker)
        reached = in_a_straight_line(points, where, settings.detour, settings.limit)
        started = time.perf_counter()
        scores = score(reached, settings)
        names = sorted(set(areas))
        group = np.array([names.index(area) for area in areas])
        mean = average(scores.total, points.people, group, len(names))
        seconds = time.perf_counter() - started
        whole = average(scores.total, points.people, np.zeros(points.size, np.int64), 1)[0]
        print(f"{walker}: mean {whole:.1f} per inhabitant; score, class and 44 means in {seconds * 1e3:.1f} ms")
        print(f"  left out for want of data: {', '.join(scores.left_out())}")
        best = np.argsort(-np.nan_to_num(mean), kind="stable")[:AREAS]
        print(f"  highest {AREAS} neighbourhoods: " + ", ".join(f"{names[n]} {mean[n]:.0f}" for n in best))
        order = np.argsort(np.argsort(-np.nan_to_num(mean), kind="stable")) + 1
        print("  named in the programme as zones for later: " + ", ".join(
            f"{name} {mean[names.index(name)]:.0f}, place {order[names.index(name)]} of {len(names)}"
            for name in LATER if name in names))  # fmt: skip
        if walker is Walker.STANDARD:
            tell_zones(points, areas, scores, reached)
    print(
        "Straight lines times the detour factor, OSM counts care too low: a look, no verdict, and not the scan of"
    )
    print("the programme: its thresholds and weights are not published.")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
