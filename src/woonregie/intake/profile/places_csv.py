# SPDX-License-Identifier: EUPL-1.2
"""Read places.csv: one row per place, with row and column in every problem."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.texts import read_text
from woonregie.places.models import PlaceKind

COLUMNS = (
    "code", "name", "kind", "parent", "also_in", "valid_from", "valid_to", "external_code", "aliases",
    "document", "section", "lines",
)  # fmt: skip


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

    def problem(self, column: str, message: str, advice: str) -> Problem:
        """A problem with a cell of this row."""
        value = str(getattr(self, column, ""))
        return Problem("places.csv", message, advice, row=self.row, column=column, value=value)


def read_places(path: Path) -> tuple[list[PlaceRow], list[Problem]]:
    """The rows of the file, or no rows and all problems."""
    if not path.is_file():
        advice = _("Maak het aan; profiles/README.md zegt wat erin hoort.")
        return [], [Problem("places.csv", _("Dit bestand ontbreekt."), advice)]
    text, problems = read_text(path, "places.csv")
    if problems:
        return [], problems
    reader = csv.DictReader(io.StringIO(text))
    headings = reader.fieldnames or []
    problems = [_column_problem(name) for name in COLUMNS if name not in headings]
    if problems:
        return [], problems
    rows = []
    for number, cells in enumerate(reader, start=2):
        found = _cell_problems(number, cells)
        problems += found
        if not found:
            rows.append(_row(number, cells))
    return ([], problems) if problems else (rows, [])


def _column_problem(name: str) -> Problem:
    message = _("De kolom ‘%(name)s’ ontbreekt.") % {"name": name}
    advice = _("Zet komma's tussen de kolommen en gebruik de kopregel uit profiles/README.md.")
    return Problem("places.csv", message, advice, row=1, column=name)


def _cell_problems(number: int, cells: dict[str, str]) -> list[Problem]:
    problems = []

    def add(column: str, message: str, advice: str) -> None:
        problems.append(
            Problem("places.csv", message, advice, row=number, column=column, value=str(cells.get(column)))
        )

    if None in cells or None in cells.values():
        advice = _("Elke regel heeft evenveel komma's als de kop.")
        return [Problem("places.csv", _("Het aantal cellen klopt niet."), advice, row=number, column="code")]
    if not cells["code"].strip() or not cells["code"].replace("-", "").isalnum():
        add("code", _("Dit is geen code."), _("Gebruik kleine letters, cijfers en streepjes."))
    if not cells["name"].strip():
        add("name", _("De naam ontbreekt."), _("Vul de naam in."))
    if cells["kind"] not in PlaceKind.values:
        add(
            "kind",
            _("Deze soort bestaat niet."),
            _("Kies uit: %(known)s.") % {"known": ", ".join(PlaceKind.values)},
        )
    for column in ("valid_from", "valid_to"):
        if cells[column] and not (cells[column].isdecimal() and len(cells[column]) == 4):
            add(column, _("Dit is geen jaar."), _("Schrijf vier cijfers, bijvoorbeeld 2022."))
    return problems


def _row(number: int, cells: dict[str, str]) -> PlaceRow:
    year = {column: int(cells[column]) if cells[column] else None for column in ("valid_from", "valid_to")}
    return PlaceRow(
        row=number,
        code=cells["code"].strip(),
        name=cells["name"].strip(),
        kind=cells["kind"],
        parent=cells["parent"].strip(),
        also_in=tuple(filter(None, cells["also_in"].split("|"))),
        valid_from=year["valid_from"],
        valid_to=year["valid_to"],
        external_code=cells["external_code"].strip(),
        aliases=tuple(alias.strip() for alias in cells["aliases"].split("|") if alias.strip()),
        document=cells["document"].strip(),
        section=cells["section"].strip(),
        lines=cells["lines"].strip(),
    )
