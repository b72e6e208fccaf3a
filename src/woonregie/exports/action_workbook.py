# SPDX-License-Identifier: EUPL-1.2
"""The action list as a workbook that people may fill in and send back. The same list gives the same bytes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from woonregie.access.grant import Grant
from woonregie.agreements.queries.action_list import ActionFilter, list_actions
from woonregie.exports.action_cells import Value, action_values, party_names, word_lists
from woonregie.exports.action_columns import COLUMNS, LISTS_SHEET, REFERENCE_DATE, SHEET, Column, Kind
from woonregie.exports.action_explanation import add_explanation
from woonregie.looks.cells import safe_text
from woonregie.looks.sheets import workbook_bytes
from woonregie.parties.queries import all_parties

ROOM_FOR_NEW = 100  # empty rows below the list, open for new actions
_FORMATS = {Kind.DATE: "DD-MM-YYYY", Kind.AMOUNT: "#,##0.##"}
_LISTED = {Kind.PARTY: "A", Kind.PHASE: "B", Kind.COURSE: "C"}


def action_workbook(grant: Grant, asked: ActionFilter, on: date) -> bytes:
    """The actions asked for as they stand on a date: a sheet to fill in, one that explains, one with lists."""
    parties = party_names(all_parties())
    words = word_lists()
    rows = list_actions(grant, asked, on)
    values = [action_values(row.action, row.standing, parties, words) for row in rows]
    lists = [sorted(parties.values(), key=str.casefold), [*words["phase"].values()], [*words["course"].values()]]
    with override("nl"):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = SHEET
        _fill(book, sheet, values)
        add_explanation(book, asked, on, rows)
        _add_lists(book, lists, on)
        _validate(sheet, lists, len(values) + 1 + ROOM_FOR_NEW)
    return workbook_bytes(book, datetime.combine(on, time()))


def _fill(book: Workbook, sheet: Worksheet, values: Sequence[Mapping[str, Value]]) -> None:
    open_styles, closed_styles = _styles(book)
    sheet.append([column.heading for column in COLUMNS])
    for number in range(1, len(COLUMNS) + 1):
        sheet.cell(1, number).style = "kop"
    for index, row in enumerate([*values, *([{}] * ROOM_FOR_NEW)], start=2):
        for number, column in enumerate(COLUMNS, start=1):
            cell = sheet.cell(index, number, _as_cell(row.get(column.key)))
            may_fill = column.editable or (not row and column.key == "commitment")
            cell.style = (open_styles if may_fill else closed_styles)[column.kind]
    _frame(sheet, len(values) + 1)


def _as_cell(value: Value) -> str | int | float | date | None:
    if isinstance(value, Decimal):
        return float(value)
    return safe_text(value) or None if isinstance(value, str) else value


def _styles(book: Workbook) -> tuple[dict[Kind, str], dict[Kind, str]]:
    """The names of the styles for cells that are open and for cells that are locked, by kind."""
    heading = NamedStyle("kop", font=Font(bold=True, color="FFFFFF"), fill=PatternFill("solid", fgColor="1F4E5A"))
    book.add_named_style(heading)
    names: tuple[dict[Kind, str], dict[Kind, str]] = ({}, {})
    for is_locked, found in zip((False, True), names, strict=True):
        for kind in Kind:
            style = NamedStyle(f"{kind}{' dicht' if is_locked else ''}")
            style.number_format = _FORMATS.get(kind, "General")
            style.protection = Protection(locked=is_locked)
            style.alignment = Alignment(wrap_text=kind is Kind.TEXT, vertical="top")
            if is_locked:
                style.fill = PatternFill("solid", fgColor="EEF1F1")
            book.add_named_style(style)
            found[kind] = style.name
    return names


def _frame(sheet: Worksheet, last: int) -> None:
    """Headings that stay in view, a filter, widths, and only the open cells may change."""
    sheet.freeze_panes = "G2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    for number, column in enumerate(COLUMNS, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.is_hidden
    sheet.protection.sheet = True
    # What stays allowed on a protected sheet reads the other way round in the format.
    sheet.protection.autoFilter = sheet.protection.sort = False
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _add_lists(book: Workbook, lists: Sequence[Sequence[str]], on: date) -> None:
    sheet = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    for number, (heading, words) in enumerate(zip(("Partijen", "Fase", "Koers"), lists, strict=True), start=1):
        for row, word in enumerate([heading, *words], start=1):
            sheet.cell(row, number, safe_text(word))
    sheet["E1"], sheet["E2"] = REFERENCE_DATE, on.isoformat()
    sheet.protection.sheet = True


def _validate(sheet: Worksheet, lists: Sequence[Sequence[str]], last: int) -> None:
    for number, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(number)
        rule = _rule(column, {kind: len(words) for kind, words in zip(_LISTED, lists, strict=True)})
        if rule is not None:
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)


def _rule(column: Column, lengths: dict[Kind, int]) -> DataValidation | None:
    if column.kind in _LISTED:
        letter, end = _LISTED[column.kind], max(lengths[column.kind], 1) + 1
        rule = DataValidation("list", formula1=f"{LISTS_SHEET}!${letter}$2:${letter}${end}", allow_blank=True)
        rule.error = "Kies een waarde uit de lijst."
    elif column.kind is Kind.DATE:
        rule = DataValidation("date", operator="greaterThan", formula1="1", allow_blank=True)
        rule.error = "Vul een datum in, bijvoorbeeld 31-12-2026."
    else:
        return None
    rule.errorTitle, rule.showErrorMessage = column.heading, True
    return rule
