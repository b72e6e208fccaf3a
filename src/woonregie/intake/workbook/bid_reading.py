# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a bid's workbook to its lines, with every problem that was found."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from woonregie.bids.columns import ABOUT, BID_KEY, REVISION_KEY, SHEETS, Column, SheetColumns
from woonregie.bids.lines import Line
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.workbook.bid_cells import cell_value, mark_words
from woonregie.intake.workbook.guard import check_file
from woonregie.intake.workbook.marks import Mark, SheetFacts, sheet_facts
from woonregie.intake.workbook.parsing import WrongCell
from woonregie.places.names import folded

MOST_ROWS = 2_000
MOST_COLUMNS = 100
_HEADING_WITHIN = 10

Stored = Mapping[type[Line], Mapping[str, Mapping[str, Any]]]


@dataclass
class BidLines:
    """What a workbook says: which revision it was made of, and its lines with their codes ("" for a new one)."""

    revision: int
    lines: list[tuple[str, Line]] = field(default_factory=list)


@dataclass(frozen=True)
class _Sheet:
    """One sheet of the file with where its columns stand."""

    file: str
    wanted: SheetColumns
    table: list[list[Any]]
    facts: SheetFacts
    heading: int
    places: Mapping[str, int]

    def problem(self, row: int, column: Column | None, words: tuple[str, str], value: object = "") -> Problem:
        heading = column.heading if column else ""
        return Problem(
            self.file, *words, self.wanted.title, row, heading, "" if value is None else str(value)[:100]
        )


def read_bid(name: str, data: bytes, bid: int, stored: Stored) -> BidLines:
    """The lines in a workbook of this bid. Columns that are left out keep what is `stored` for a line.

    Raises:
        Rejected: with every problem found; no line of it is used.
    """
    check_file(name, data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(name, data, book, wanted) for wanted in SHEETS]
        found = _about(name, book, bid)
    except (CalamineError, PasswordError, zipfile.BadZipFile, ValueError, KeyError, SyntaxError) as error:
        if isinstance(error, Rejected):
            raise
        message = _("Het bestand is geen Excel-werkmap, of het is beschadigd.")
        advice = _("Open het in Excel, sla het opnieuw op als .xlsx en lees dat in.")
        raise Rejected([Problem(name, message, advice)]) from error
    problems: list[Problem] = []
    for sheet in sheets:
        problems += _read_lines(sheet, stored.get(sheet.wanted.line, {}), found)
    if problems:
        raise Rejected(problems)
    return found


def _about(name: str, book: CalamineWorkbook, bid: int) -> BidLines:
    rows = book.get_sheet_by_name(ABOUT).to_python(nrows=50) if ABOUT in book.sheet_names else []
    said = {str(row[0]): row[1] for row in rows if len(row) > 1}
    found = [said.get(key) for key in (BID_KEY, REVISION_KEY)]
    numbers = [int(number) for number in found if isinstance(number, float | int) and 0 < number < 2**31]
    if len(numbers) < len(found):
        message = _("Op het blad ‘%(sheet)s’ ontbreekt het nummer of de versie van het bod.") % {"sheet": ABOUT}
        raise Rejected([Problem(name, message, _("Download het bod opnieuw en vul dat bestand in."), ABOUT)])
    if numbers[0] != bid:
        message = _("Dit bestand hoort bij een ander bod.")
        raise Rejected([Problem(name, message, _("Download dit bod en vul dat bestand in."), ABOUT)])
    return BidLines(numbers[1])


def _sheet(name: str, data: bytes, book: CalamineWorkbook, wanted: SheetColumns) -> _Sheet:
    if wanted.title not in book.sheet_names:
        message = _("Het blad ‘%(sheet)s’ ontbreekt.") % {"sheet": wanted.title}
        raise Rejected(
            [Problem(name, message, _("Download het bod opnieuw en vul dat bestand in."), wanted.title)]
        )
    facts = sheet_facts(data, wanted.title)
    if facts.last_row > MOST_ROWS or facts.last_column > MOST_COLUMNS:
        message = _("Het blad heeft meer dan %(rows)s regels of %(columns)s kolommen.")
        message %= {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        raise Rejected([Problem(name, message, _("Verwijder wat buiten de lijst staat."), wanted.title)])
    table = book.get_sheet_by_name(wanted.title).to_python(skip_empty_area=False)
    heading, places = _headings(name, wanted, table)
    return _Sheet(name, wanted, table, facts, heading, places)


def _headings(name: str, wanted: SheetColumns, table: list[list[Any]]) -> tuple[int, dict[str, int]]:
    """The row with headings, from 1, and where each known column stands, from 0."""
    keys = {folded(column.heading): column.key for column in wanted.columns}
    for number, row in enumerate(table[:_HEADING_WITHIN], start=1):
        found = [(keys[text], place) for place, cell in enumerate(row) if (text := folded(str(cell))) in keys]
        if len(found) >= 3:  # fewer is a sentence that happens to hold a heading
            _check_headings(name, wanted, number, Counter(key for key, _place in found))
            return number, dict(found)
    message = _("De regel met kolomnamen ontbreekt.")
    advice = _("Zet bovenaan in elk geval deze kolommen: %(headings)s.")
    headings = ", ".join(column.heading for column in wanted.columns if column.required)
    raise Rejected([Problem(name, message, advice % {"headings": headings}, wanted.title, 1)])


def _check_headings(name: str, wanted: SheetColumns, row: int, counts: Counter[str]) -> None:
    problems = []
    for column in wanted.columns:
        if counts[column.key] > 1:
            words = _("Deze kolom staat er vaker in."), _("Laat er één staan.")
        elif not counts[column.key] and (column.required or column.key == "code"):
            words = _("Deze kolom ontbreekt."), _("Download het bod opnieuw en neem uw wijzigingen over.")
        else:
            continue
        problems.append(Problem(name, *words, wanted.title, row, column.heading))
    if problems:
        raise Rejected(problems)


def _read_lines(sheet: _Sheet, stored: Mapping[str, Mapping[str, Any]], into: BidLines) -> Iterator[Problem]:
    seen: set[str] = set()
    code_column = sheet.wanted.columns[0]
    for number, row in enumerate(sheet.table[sheet.heading :], start=sheet.heading + 1):
        values, problems = _row(sheet, number, row)
        yield from problems
        if values is None or problems:
            continue
        code = str(values.pop("code") or "")
        if code and code in seen:
            words = _("De code ‘%(code)s’ komt vaker voor.") % {"code": code}, _("Houd er één over.")
            yield sheet.problem(number, code_column, words, code)
        elif code and code not in stored:
            message = _("De code ‘%(code)s’ staat niet in dit bod.") % {"code": code}
            yield sheet.problem(number, code_column, (message, _("Laat de code leeg bij een nieuwe regel.")), code)
        else:
            into.lines.append((code, sheet.wanted.line(**{**stored.get(code, {}), **values})))
        seen.add(code)


def _row(sheet: _Sheet, number: int, row: list[Any]) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The values of one row; None where it is empty."""
    cells = {c.key: (row[place] if place < len(row) else None) for c in sheet.wanted.columns
             if (place := sheet.places.get(c.key)) is not None}  # fmt: skip
    marks = {key: sheet.facts.marks.get((number, place + 1)) for key, place in sheet.places.items()}
    if not any(marks.values()) and all(cell in ("", None) for cell in cells.values()):
        return None, []
    values: dict[str, Any] = {}
    problems = []
    for column in (c for c in sheet.wanted.columns if c.key in cells):
        try:
            values[column.key] = _value(column, cells[column.key], marks[column.key])
        except WrongCell as wrong:
            problems.append(sheet.problem(number, column, (wrong.message, wrong.advice), cells[column.key]))
    return values, problems


def _value(column: Column, raw: Any, mark: Mark | None) -> Any:
    if mark is not None:
        raise WrongCell(*mark_words(mark))
    value = cell_value(column, raw)
    if column.required and value in ("", None):
        raise WrongCell(_("Deze cel mag niet leeg zijn."), _("Vul hem in, of maak de hele regel leeg."))
    return value
