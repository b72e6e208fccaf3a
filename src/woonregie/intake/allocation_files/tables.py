# SPDX-License-Identifier: EUPL-1.2
"""A CSV file as rows: comma or semicolon, UTF-8, columns by name."""

import csv
import io
from collections.abc import Collection
from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem


def rows(path: Path, needed: Collection[str], problems: list[Problem]) -> list[Row]:
    """The rows of a file; empty where it cannot be read, with the reason among the problems."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(path.name, _("Dit bestand is er niet."), _("Zet het in de map met invoer.")))
        return []
    return rows_in(path.name, data, needed, problems)[1]


def rows_in(
    file: str, data: bytes, needed: Collection[str], problems: list[Problem]
) -> tuple[list[str], list[Row]]:
    """The headings and rows of a table in memory; empty where it cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(file, _("Dit bestand is geen UTF-8."), _("Sla het op als CSV met UTF-8.")))
        return [], []
    heading = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if heading.count(";") > heading.count(",") else ","
    )
    try:
        names = [name.strip() for name in next(reader, [])]
        if not _columns_fit(file, names, needed, problems):
            return names, []
        return names, [
            Row(file, reader.line_num, dict(zip(names, map(str.strip, cells), strict=False)), problems)
            for cells in reader
            if any(cells) and _width_fits(file, reader.line_num, cells, names, problems)
        ]
    except csv.Error as error:
        message = _("Dit is geen leesbaar CSV-bestand: %(error)s.") % {"error": error}
        problems.append(Problem(file, message, _("Sla het opnieuw op als CSV."), row=reader.line_num))
        return [], []


def _columns_fit(file: str, names: list[str], needed: Collection[str], problems: list[Problem]) -> bool:
    missing = [name for name in needed if name not in names]
    double = sorted({name for name in names if name and names.count(name) > 1})
    for name in missing:
        problems.append(Problem(file, _("Deze kolom ontbreekt."), _("Voeg de kolom toe."), row=1, column=name))
    for name in double:
        message = _("Deze kolom staat er meer dan één keer.")
        problems.append(Problem(file, message, _("Houd er één over."), row=1, column=name))
    return not missing and not double


def _width_fits(file: str, number: int, cells: list[str], names: list[str], problems: list[Problem]) -> bool:
    if len(cells) == len(names):
        return True
    message = _("Deze regel heeft %(found)s cellen; de kop heeft er %(wanted)s.")
    said = message % {"found": len(cells), "wanted": len(names)}
    problems.append(
        Problem(file, said, _("Zet tekst met een scheidingsteken tussen aanhalingstekens."), row=number)
    )
    return False
