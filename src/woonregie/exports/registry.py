# SPDX-License-Identifier: EUPL-1.2
"""Rows of a registry as a workbook, written while they are read: there may be a hundred thousand."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain, islice

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from woonregie.looks.cells import safe_text
from woonregie.looks.sheets import heading_cell, workbook_bytes

Row = Mapping[str, str]
Table = tuple[str, Mapping[str, str], Iterable[Row]]
"""Name of the sheet, heading by column, and the rows by column."""

_LOOKED_AT = 200
_MOST_WIDTH = 60


def registry_workbook(tables: Iterable[Table], moment: datetime) -> bytes:
    """A sheet per table. Only the rows being written are held, so widths follow the first two hundred."""
    book = Workbook(write_only=True)
    for title, headings, rows in tables:
        _write(book, title, headings, iter(rows))
    return workbook_bytes(book, moment)


def _write(book: Workbook, title: str, headings: Mapping[str, str], rows: Iterable[Row]) -> None:
    sheet = book.create_sheet(title)
    rest = iter(rows)
    first = list(islice(rest, _LOOKED_AT))
    sheet.freeze_panes = "A2"
    for number, (column, heading) in enumerate(headings.items(), start=1):
        longest = max([len(heading), *(len(row[column]) for row in first)])
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 3, _MOST_WIDTH)
    sheet.append([heading_cell(sheet, heading) for heading in headings.values()])
    written = 1
    for row in chain(first, rest):
        sheet.append([safe_text(row[column]) or None for column in headings])
        written += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{written}"
