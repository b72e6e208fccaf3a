# SPDX-License-Identifier: EUPL-1.2
"""What was made of the sources, and how it is written as a folder for the scan."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.scan_files.differences import COLUMNS
from woonregie.intake.scan_files.osm_facilities import Facility
from woonregie.intake.scan_files.osm_streets import Streets
from woonregie.intake.scan_files.saving import all_or_nothing, plain, write_table

OURS = ("nodes.csv", "edges.csv", "facilities.csv", "points.csv", "differences.csv", "build.json")
POINT = ("point_id", "lon", "lat", "people", "addresses", "safety", "place")


@dataclass
class Made:
    """A folder for the scan, before it is written.

    Attributes:
        streets: None without OpenStreetMap. points: None where no file with points was given.
        replaced: categories of which only a list counts, even an empty one. said: what stands in build.json.
    """

    streets: Streets | None = None
    facilities: list[Facility] = field(default_factory=list)
    points: list[dict[str, str]] | None = None
    differences: list[dict[str, str]] | None = None
    replaced: set[str] = field(default_factory=set)
    remarks: list[Problem] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)

    def remark(self, file: str, message: str, advice: str) -> None:
        """Note what is odd and does not stop the work."""
        self.remarks.append(Problem(file, message, advice))


def write(made: Made, out: Path) -> None:
    """Write the folder: all of it, or nothing.

    Raises:
        Rejected: there can be no such folder.
    """
    with all_or_nothing(out, OURS) as stage:
        if made.streets is not None:
            write_table(stage / "nodes.csv", ("node_id", "lon", "lat"), _nodes(made.streets))
            write_table(stage / "edges.csv", ("from", "to", "metres", "steps"), _edges(made.streets))
        columns = ("facility_id", "category", "name", "lon", "lat", "source")
        write_table(stage / "facilities.csv", columns, map(_facility, made.facilities))
        if made.points is not None:
            write_table(stage / "points.csv", _columns(made.points), made.points)
        if made.differences is not None:
            safe = ({name: plain(cell) for name, cell in row.items()} for row in made.differences)
            write_table(stage / "differences.csv", COLUMNS, safe)
        (stage / "build.json").write_text(_told(made), encoding="utf-8")


def _columns(points: list[dict[str, str]]) -> list[str]:
    """The columns in which anything stands; a column that is empty everywhere is not one that was given."""
    return [name for name in POINT if name in POINT[:4] or any(row[name] for row in points)]


def _nodes(streets: Streets) -> Iterator[dict[str, str]]:
    for code, lon, lat in zip(streets.ids.tolist(), streets.lon.tolist(), streets.lat.tolist(), strict=True):
        yield {"node_id": str(code), "lon": f"{lon:.7f}", "lat": f"{lat:.7f}"}


def _edges(streets: Streets) -> Iterator[dict[str, str]]:
    columns = (streets.ends.tolist(), streets.millimetres.tolist(), streets.steps.tolist())
    for (first, last), length, steps in zip(*columns, strict=True):
        yield {"from": str(first), "to": str(last), "metres": f"{length / 1000:.3f}", "steps": str(int(steps))}


def _facility(one: Facility) -> dict[str, str]:
    return {
        "facility_id": one.id, "category": one.category, "name": plain(one.name),
        "lon": f"{one.lon:.7f}", "lat": f"{one.lat:.7f}", "source": plain(one.source),
    }  # fmt: skip


def _told(made: Made) -> str:
    said = {
        **made.said,
        "distances": "streets" if made.streets is not None else "straight_lines",
        "points": None if made.points is None else len(made.points),
        "remarks": [one.as_row() for one in made.remarks],
        "licence": _licence(made),
    }
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _licence(made: Made) -> str:
    """What must be said of the data."""
    if made.streets is None:
        return ""
    return _("Kaartgegevens © OpenStreetMap-bijdragers, ODbL 1.0: noem de bron, en deel een afgeleide onder ODbL.")
