# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a workbook to rows with a raw value per known column."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from woonregie.exports.action_columns import COLUMNS, LISTS_SHEET, REFERENCE_DATE, REQUIRED_KEYS, SHEET
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.workbook.guard import check_file
from woonregie.intake.workbook.marks import Mark, SheetFacts, sheet_facts
from woonregie.places.names import folded

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_HEADING_WITHIN = 10
_KEYS = {folded(column.heading): column.key for column in COLUMNS}


@dataclass(frozen=True)
class SheetRow:
    """One row that is not empty; `marks` names the cells that cannot be taken as they stand."""

    number: int
    cells: Mapping[str, Any]
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class ActionSheet:
    """The sheet as it came in; `columns` says which keys it has, `on` on which date it was made."""

    file: str
    rows: list[SheetRow]
    columns: Mapping[str, int]
    heading_row: int
    on: date | None


def read_sheet(name: str, data: bytes) -> ActionSheet:
    """The rows of the sheet with actions.

    Raises:
        Rejected: this is no workbook, or not one with an action list.
    """
    check_file(name, data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if SHEET not in book.sheet_names:
            raise Rejected([_no_sheet(name, book.sheet_names)])
        facts = sheet_facts(data, SHEET)
        _check_reach(name, facts)
        if LISTS_SHEET in book.sheet_names:
            _check_reach(name, sheet_facts(data, LISTS_SHEET))
        table = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
        on = _reference_date(book)
    except (CalamineError, PasswordError, zipfile.BadZipFile, ValueError, KeyError, SyntaxError) as error:
        if isinstance(error, Rejected):
            raise
        raise Rejected([_unreadable(name)]) from error
    heading_row, columns = _columns(name, table)
    rows = list(_rows(table, heading_row, columns, facts))
    if not rows:
        message, advice = _("Er staat geen enkele actie in."), _("Vul de lijst in en lees hem opnieuw in.")
        raise Rejected([Problem(name, message, advice, sheet=SHEET)])
    return ActionSheet(name, rows, columns, heading_row, on)


def _unreadable(name: str) -> Problem:
    message = _("Het bestand is geen Excel-werkmap, of het is beschadigd.")
    return Problem(name, message, _("Open het in Excel, sla het opnieuw op als .xlsx en lees dat in."))


def _no_sheet(name: str, found: list[str]) -> Problem:
    message = _("Het blad ‘%(sheet)s’ ontbreekt. Wel gevonden: %(found)s.")
    advice = _("Geef het blad met de acties de naam ‘%(sheet)s’.") % {"sheet": SHEET}
    return Problem(name, message % {"sheet": SHEET, "found": ", ".join(found)[:200]}, advice, sheet=SHEET)


def _check_reach(name: str, facts: SheetFacts) -> None:
    if facts.last_row > MOST_ROWS or facts.last_column > MOST_COLUMNS:
        message = _("Het blad heeft meer dan %(rows)s regels of %(columns)s kolommen.")
        message %= {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        raise Rejected([Problem(name, message, _("Verwijder wat buiten de lijst staat."), sheet=SHEET)])


def _columns(name: str, table: list[list[Any]]) -> tuple[int, dict[str, int]]:
    """The row with headings, from 1, and where each known column stands, from 0."""
    for number, row in enumerate(table[:_HEADING_WITHIN], start=1):
        found = [(_KEYS[key], place) for place, cell in enumerate(row) if (key := folded(str(cell))) in _KEYS]
        if len(found) >= 3:  # fewer is a sentence that happens to hold a heading
            _check_columns(name, number, [key for key, _place in found])
            return number, dict(found)
    headings = ", ".join(column.heading for column in COLUMNS if column.key in REQUIRED_KEYS)
    message = _("De regel met kolomnamen ontbreekt.")
    advice = _("Zet bovenaan in elk geval deze kolommen: %(headings)s.") % {"headings": headings}
    raise Rejected([Problem(name, message, advice, sheet=SHEET, row=1)])


def _check_columns(name: str, row: int, keys: list[str]) -> None:
    counts = Counter(keys)
    problems = []
    for column in COLUMNS:
        if counts[column.key] > 1:
            words = _("Deze kolom staat er vaker in."), _("Laat er één staan.")
        elif not counts[column.key] and column.key in REQUIRED_KEYS:
            words = _("Deze kolom ontbreekt."), _("Download de lijst opnieuw en neem uw wijzigingen over.")
        else:
            continue
        problems.append(Problem(name, *words, sheet=SHEET, row=row, column=column.heading))
    if problems:
        raise Rejected(problems)


def _rows(table: list[list[Any]], heading: int, columns: dict[str, int], facts: SheetFacts) -> Iterator[SheetRow]:
    marked_rows = {row for row, _column in facts.marks}
    for number, row in enumerate(table[heading:], start=heading + 1):
        cells = {key: row[place] for key, place in columns.items()}
        marks = {}
        if number in marked_rows:
            marks = {key: mark for key, at in columns.items() if (mark := facts.marks.get((number, at + 1)))}
        if marks or any(cell not in ("", None) for cell in cells.values()):
            yield SheetRow(number, cells, marks)


def _reference_date(book: CalamineWorkbook) -> date | None:
    """The date on which the list was made, which export left beside the word lists."""
    if LISTS_SHEET not in book.sheet_names:
        return None
    for row in book.get_sheet_by_name(LISTS_SHEET).to_python(skip_empty_area=False, nrows=2)[:2]:
        if len(row) > 4 and row[4] and row[4] != REFERENCE_DATE:
            try:
                return date.fromisoformat(str(row[4])[:10])
            except ValueError:
                return None
    return None
