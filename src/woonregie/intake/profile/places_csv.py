# SPDX-License-Identifier: EUPL-1.2
"""Read places.csv: one row per place, with row and column in every problem."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.place_cells import COLUMNS, cell_problems
from woonregie.intake.profile.texts import read_text

FILE = "places.csv"


@dataclass(frozen=True)
class PlaceRow:
    """One place as the file says it."""

    row: int
    code: str
    name: str
    kind: str
    parent: str
    also_in: tuple[str, ...]
    valid_from: int | None
    valid_to: int | None
    external_code: str
    aliases: tuple[str, ...]
    document: str
    section: str
    lines: str

    @property
    def outward(self) -> tuple[str, ...]:
        """Codes of the areas that the place lies in."""
        return tuple(filter(None, (self.parent, *self.also_in)))

    def problem(self, column: str, message: str, advice: str, value: str = "") -> Problem:
        """A problem with a cell of this row."""
        shown = value or str(getattr(self, column, ""))
        return Problem(FILE, message, advice, row=self.row, column=column, value=shown)


def read_places(path: Path) -> tuple[list[PlaceRow], list[Problem]]:
    """The rows of the file, or no rows and all problems."""
    text, problems = read_text(path, FILE)
    if problems:
        return [], problems
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    numbered = _careful(lines, problems)
    headings = next(numbered, (1, []))[1]
    problems += _heading_problems(headings)
    if problems:
        return [], problems
    rows = []
    for number, cells in numbered:
        if len(cells) != len(headings):
            advice = _('Elke regel heeft evenveel komma\'s als de kop. Zet tekst met een komma tussen " en ".')
            problems.append(Problem(FILE, _("Het aantal cellen klopt niet."), advice, row=number, column="code"))
            continue
        named = {heading: cell.strip() for heading, cell in zip(headings, cells, strict=True)}
        found = [
            Problem(FILE, message, advice, row=number, column=column, value=named[column])
            for column, message, advice in cell_problems(named)
        ]
        problems += found
        rows += [] if found else [_row(number, named)]
    return ([], problems) if problems else (rows, [])


def _careful(lines: Iterator[list[str]], problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line it begins on; stops at what is no CSV."""
    number = 1
    try:
        for cells in lines:
            if cells:
                yield number, cells
            number = lines.line_num + 1  # type: ignore[attr-defined]
    except csv.Error:
        advice = _("Kijk naar de aanhalingstekens op deze regel.")
        problems.append(Problem(FILE, _("Deze regel is geen CSV."), advice, row=number))


def _heading_problems(headings: list[str]) -> Iterator[Problem]:
    advice = _("Zet komma's tussen de kolommen en gebruik de kopregel uit profiles/README.md.")
    for name in COLUMNS:
        if name not in headings:
            message = _("De kolom ‘%(name)s’ ontbreekt.") % {"name": name}
            yield Problem(FILE, message, advice, row=1, column=name)
    for place, name in enumerate(headings):
        if name not in COLUMNS:
            message = _("De kolom ‘%(name)s’ is hier onbekend.") % {"name": name[:80]}
            yield Problem(FILE, message, advice, row=1, column=name[:80])
        elif name in headings[:place]:
            message = _("De kolom ‘%(name)s’ staat er twee keer.") % {"name": name}
            yield Problem(FILE, message, _("Houd er één over."), row=1, column=name)


def _row(number: int, cells: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        row=number,
        code=cells["code"],
        name=cells["name"],
        kind=cells["kind"],
        parent=cells["parent"],
        also_in=_parts(cells["also_in"]),
        valid_from=_year(cells["valid_from"]),
        valid_to=_year(cells["valid_to"]),
        external_code=cells["external_code"],
        aliases=_parts(cells["aliases"]),
        document=cells["document"],
        section=cells["section"],
        lines=cells["lines"],
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def _year(cell: str) -> int | None:
    return int(cell) if cell else None
