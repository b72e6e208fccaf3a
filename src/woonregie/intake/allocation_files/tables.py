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
    text = _text(path, problems)
    if text is None:
        return []
    heading = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if heading.count(";") > heading.count(",") else ","
    )
    try:
        names = [name.strip() for name in next(reader, [])]
        if not _columns_fit(path.name, names, needed, problems):
            return []
        return [
            Row(path.name, reader.line_num, dict(zip(names, map(str.strip, cells), strict=False)), problems)
            for cells in reader
            if any(cells) and _width_fits(path.name, reader.line_num, cells, names, problems)
        ]
    except csv.Error as error:
        message = _("Dit is geen leesbaar CSV-bestand: %(error)s.") % {"error": error}
        problems.append(Problem(path.name, message, _("Sla het opnieuw op als CSV."), row=reader.line_num))
        return []


def _text(path: Path, problems: list[Problem]) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(path.name, _("Dit bestand is er niet."), _("Zet het in de map met invoer.")))
    except UnicodeDecodeError:
        problems.append(Problem(path.name, _("Dit bestand is geen UTF-8."), _("Sla het op als CSV met UTF-8.")))
    return None


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
