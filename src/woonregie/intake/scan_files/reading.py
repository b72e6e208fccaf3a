# SPDX-License-Identifier: EUPL-1.2
"""Read a folder for the scan. Places are `lon` and `lat` in degrees, or `x` and `y` in metres (RD New)."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows as csv_rows
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.words import told
from woonregie_core.proximity.coordinates import Floats, check_degrees, to_rd
from woonregie_core.proximity.network import Network, from_metres, islands
from woonregie_core.proximity.points import Points, make_points
from woonregie_core.proximity.problems import ProximityError, stop_at

Spots = dict[str, tuple[list[str], Floats]]


@dataclass(frozen=True)
class ScanFolder:
    """What a scan needs.

    Attributes:
        network: None where the folder has no streets: then distances are straight lines.
        facilities: by category, ids and places (f, 2) in metres.
        places: name of the neighbourhood of each point, "" where not given.
        degrees: longitude and latitude of the points, (p, 2); None where the folder is in metres.
        safety: (p), 0 to 1; None without such a column.
        remarks: what is odd and does not stop the scan.
    """

    network: Network | None
    facilities: Spots
    points: Points
    places: tuple[str, ...]
    degrees: Floats | None
    safety: Floats | None
    remarks: tuple[Problem, ...]


def read_scan(folder: Path) -> ScanFolder:
    """The folder of a scan, checked.

    Raises:
        Rejected: something cannot be used; every problem that was found, with its place.
    """
    problems: list[Problem] = []
    facilities = csv_rows(folder / "facilities.csv", ("facility_id", "category"), problems)
    points = csv_rows(folder / "points.csv", ("point_id", "people"), problems)
    _stop(problems)
    spots = _facilities(facilities, problems)
    x, y, degrees = _places("points.csv", points, problems)
    people = _column(points, "people")
    addresses = _column(points, "addresses") if points and "addresses" in points[0].cells else None
    safety = _column(points, "safety") if points and "safety" in points[0].cells else None
    _stop(problems)
    network, remarks = _network(folder, problems)
    try:
        made = make_points([row.code("point_id") for row in points], x, y, people, addresses)
    except ProximityError as refusal:
        problems += [told("points.csv", one) for one in refusal.problems]
    _stop(problems)
    names = tuple(row.text("place") for row in points)
    return ScanFolder(network, spots, made, names, degrees, safety, remarks)


def _network(folder: Path, problems: list[Problem]) -> tuple[Network | None, tuple[Problem, ...]]:
    """The streets, if the folder has them; islands are a remark."""
    if not (folder / "nodes.csv").is_file():
        return None, ()
    nodes = csv_rows(folder / "nodes.csv", ("node_id",), problems)
    edges = csv_rows(folder / "edges.csv", ("from", "to"), problems)
    _stop(problems)
    x, y, _degrees = _places("nodes.csv", nodes, problems)
    keys = {row.code("node_id"): number for number, row in enumerate(nodes)}
    if len(keys) < len(nodes):
        problems.append(Problem("nodes.csv", _("Een code staat er twee keer."), _("Houd er één over.")))
    ends = [[keys.get(row.text(end), -1) for end in ("from", "to")] for row in edges]
    for row, pair in zip(edges, ends, strict=True):
        for end, number in zip(("from", "to"), pair, strict=True):
            if number < 0:
                row.wrong(
                    end, _("Deze kruising staat niet in nodes.csv."), _("Voeg haar toe of verbeter de code.")
                )
    metres = _column(edges, "metres") if edges and "metres" in edges[0].cells else None
    _stop(problems)
    try:
        network = from_metres(np.arange(len(nodes)), x, y, np.array(ends, np.int64).reshape(-1, 2), metres)
    except ProximityError as refusal:
        raise Rejected([told("edges.csv", one) for one in refusal.problems]) from refusal
    _numbers, apart = islands(network)
    return network, tuple(told("edges.csv", one) for one in apart)


def _facilities(rows: list[Row], problems: list[Problem]) -> Spots:
    x, y, _degrees = _places("facilities.csv", rows, problems)
    ids: dict[str, list[str]] = defaultdict(list)
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows):
        category, code = row.text("category"), row.code("facility_id")
        if (category, code) in seen:
            row.wrong("facility_id", _("Deze voorziening staat er al."), _("Houd er één over."))
        seen.add((category, code))
        ids[category].append(code)
        places[category].append((float(x[number]), float(y[number])))
    return {category: (ids[category], np.array(places[category])) for category in ids}


def _places(file: str, rows: list[Row], problems: list[Problem]) -> tuple[Floats, Floats, Floats | None]:
    """Metres of every row, and degrees where those were given."""
    names = ("lon", "lat") if rows and "lon" in rows[0].cells else ("x", "y")
    if rows and not set(names) <= set(rows[0].cells):
        message = _("De plek ontbreekt: kolommen lon en lat, of x en y.")
        problems.append(Problem(file, message, _("Voeg de kolommen toe."), row=1))
        return np.zeros(len(rows)), np.zeros(len(rows)), None
    first, second = (np.array([_number(row, name) for row in rows]) for name in names)
    if problems or names == ("x", "y"):
        return first, second, None
    found = check_degrees(first, second)
    try:
        stop_at(found)
    except ProximityError as refusal:
        problems += [told(file, one) for one in refusal.problems]
        return first, second, None
    x, y = to_rd(first, second)
    return x, y, np.column_stack([first, second])


def _number(row: Row, column: str) -> float:
    try:
        return float(row.text(column).replace(",", "."))
    except ValueError:
        row.wrong(column, _("Dit is geen getal."), _("Schrijf alleen cijfers, met een punt of komma."))
        return 0.0


def _column(rows: list[Row], column: str) -> Floats:
    """A column of numbers; NaN where a cell is empty."""
    return np.array([_number(row, column) if row.text(column) else np.nan for row in rows])


def _stop(problems: list[Problem]) -> None:
    if problems:
        raise Rejected(problems)
