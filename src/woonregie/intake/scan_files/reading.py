# SPDX-License-Identifier: EUPL-1.2
"""Read a folder for the scan. Places are `lon` and `lat` in degrees, or `x` and `y` in metres (RD New)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows as csv_rows
from woonregie.intake.problems import Problem
from woonregie.intake.scan_files.differences import WHICH
from woonregie.intake.scan_files.guard import MOST_PROBLEMS, stop, too_large
from woonregie.intake.scan_files.located import number
from woonregie.intake.scan_files.streets import read_streets_of
from woonregie.intake.scan_files.words import told, told_of_rows
from woonregie_core.proximity.coordinates import Floats, check_degrees, check_metres, to_rd
from woonregie_core.proximity.network import Network
from woonregie_core.proximity.points import Points, make_points
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.settings import Walker

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
        step_free: the network without steps, for somebody with a rollator; None without streets.
        names: by category, the name and the source of each facility, "" where not given.
        differences: rows of `differences.csv`, where the folder has that; see `differences.COLUMNS`.
    """

    network: Network | None
    facilities: Spots
    points: Points
    places: tuple[str, ...]
    degrees: Floats | None
    safety: Floats | None
    remarks: tuple[Problem, ...]
    step_free: Network | None = None
    names: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    differences: tuple[Mapping[str, str], ...] = ()

    def network_for(self, walker: Walker) -> Network | None:
        """The streets that somebody can use: with a rollator those without steps."""
        if walker is Walker.ROLLATOR and self.step_free is not None:
            return self.step_free
        return self.network


def read_scan(folder: Path, known: Collection[str] | None = None) -> ScanFolder:
    """The folder of a scan, checked.

    Args:
        known: the categories that the profile has; left out, any category is read.

    Raises:
        Rejected: something cannot be used; every problem that was found, with its place.
    """
    problems: list[Problem] = []
    for name in ("facilities.csv", "points.csv"):
        too_large(folder / name)
    facilities = csv_rows(folder / "facilities.csv", ("facility_id", "category"), problems)
    points = csv_rows(folder / "points.csv", ("point_id", "people"), problems)
    stop(problems)
    spots, names = _facilities(facilities, known, problems)
    x, y, degrees = _places("points.csv", points, problems)
    people = _column(points, "people")
    addresses = _column(points, "addresses") if points and "addresses" in points[0].cells else None
    safety = _column(points, "safety") if points and "safety" in points[0].cells else None
    _check_points(points, people, safety)
    stop(problems)
    differences = _differences(folder / "differences.csv", problems)
    streets = read_streets_of(folder)
    network, step_free, remarks = streets or (None, None, ())
    try:
        made = make_points([row.code("point_id") for row in points], x, y, people, addresses)
    except ProximityError as refusal:
        problems += [told("points.csv", one) for one in refusal.problems]
    stop(problems)
    areas = tuple(row.text("place") for row in points)
    return ScanFolder(network, spots, made, areas, degrees, safety, remarks, step_free, names, differences)


def _differences(path: Path, problems: list[Problem]) -> tuple[Mapping[str, str], ...]:
    """What a list and the map make different, as the folder was made."""
    if not path.is_file():
        return ()
    too_large(path)
    found = csv_rows(path, WHICH, problems)
    stop(problems)
    return tuple(row.cells for row in found)


def _check_points(rows: list[Row], people: Floats, safety: Floats | None) -> None:
    """Note codes that stand twice, and numbers that cannot be."""
    seen: set[str] = set()
    for at, row in enumerate(rows):
        code = row.text("point_id")
        if code in seen:
            row.wrong("point_id", _("Een code staat er twee keer."), _("Houd er één over."))
        seen.add(code)
        if people[at] < 0:
            row.wrong("people", _("Een aantal inwoners is lager dan nul."), _("Laat leeg wat niet bekend is."))
        if safety is not None and not (np.isnan(safety[at]) or 0 <= safety[at] <= 1):
            row.wrong("safety", _("Veiligheid loopt van 0 tot en met 1."), _("Reken de schaal om."))
        if len(row.problems) > MOST_PROBLEMS:
            return


def _facilities(
    rows: list[Row], known: Collection[str] | None, problems: list[Problem]
) -> tuple[Spots, dict[str, list[tuple[str, str]]]]:
    x, y, _degrees = _places("facilities.csv", rows, problems)
    ids: dict[str, list[str]] = defaultdict(list)
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for at, row in enumerate(rows):
        category, code = row.text("category"), row.code("facility_id")
        if known is not None and category not in known:
            advice = _("Kies uit: %(known)s.") % {"known": ", ".join(known)}
            row.wrong("category", _("Een soort voorziening is niet bekend."), advice)
        if (category, code) in seen:
            row.wrong("facility_id", _("Deze voorziening staat er al."), _("Houd er één over."))
        seen.add((category, code))
        ids[category].append(code)
        places[category].append((float(x[at]), float(y[at])))
        names[category].append((row.text("name"), row.text("source")))
        if len(problems) > MOST_PROBLEMS:
            break
    return {category: (ids[category], np.array(places[category])) for category in ids}, dict(names)


def _places(file: str, rows: list[Row], problems: list[Problem]) -> tuple[Floats, Floats, Floats | None]:
    """Metres of every row, and degrees where those were given."""
    names = ("lon", "lat") if rows and "lon" in rows[0].cells else ("x", "y")
    if rows and not set(names) <= set(rows[0].cells):
        message = _("De plek ontbreekt: kolommen lon en lat, of x en y.")
        problems.append(Problem(file, message, _("Voeg de kolommen toe."), row=1))
        return np.zeros(len(rows)), np.zeros(len(rows)), None
    before = len(problems)
    first, second = (np.array([number(row, name) for row in rows], dtype=float) for name in names)
    if len(problems) > before or not rows:
        return first, second, None
    found = check_degrees(first, second) if names == ("lon", "lat") else check_metres(first, second)
    problems += told_of_rows(rows, found, names)
    if found or names == ("x", "y"):
        return first, second, None
    x, y = to_rd(first, second)
    return x, y, np.column_stack([first, second])


def _column(rows: list[Row], column: str) -> Floats:
    """A column of numbers; NaN where a cell is empty."""
    return np.array([number(row, column) if row.text(column) else np.nan for row in rows], dtype=float)
