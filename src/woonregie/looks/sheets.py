# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that are safe to open and the same bytes every time."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from woonregie.looks.cells import safe_text

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_MOST_WIDTH = 60


def add_table(book: Workbook, title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> Worksheet:
    """A sheet with a heading row that stays in view and can be filtered."""
    sheet: Worksheet = book.create_sheet(title)
    sheet.append(list(headings))
    for row in rows:
        sheet.append([safe_text(value) for value in row])
    for cell in sheet[1]:
        _as_heading(cell)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    set_widths(sheet)
    return sheet


def heading_cell(sheet: Any, text: str) -> Cell:
    """A heading for a sheet that is written row by row."""
    cell = WriteOnlyCell(sheet, text)
    _as_heading(cell)
    return cell


def _as_heading(cell: Any) -> None:
    assert isinstance(cell, Cell)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F4E5A")


def set_widths(sheet: Worksheet) -> None:
    """Columns as wide as their text asks, within reason; long texts wrap."""
    for number, column in enumerate(sheet.iter_cols(), start=1):
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=8)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 3, _MOST_WIDTH)
        for cell in column[1:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def workbook_bytes(book: Workbook, moment: datetime) -> bytes:
    """The file; the same content gives the same bytes because every time in it is the given moment."""
    book.properties.created = moment
    book.properties.modified = moment
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as unpacked:  # packed once, below
        ExcelWriter(book, unpacked).write_data()
    stable = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _fixed_times(data, moment)
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return stable.getvalue()


def _fixed_times(core: bytes, moment: datetime) -> bytes:
    """The writer stamps its own time on saving; put the given moment back."""
    text, stamp = core.decode(), moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    for tag in ("created", "modified"):
        before, start, rest = text.partition(f"<dcterms:{tag}")
        head, close, tail = rest.partition(">")
        _old, end, after = tail.partition(f"</dcterms:{tag}>")
        if end:
            text = f"{before}{start}{head}{close}{stamp}{end}{after}"
    return text.encode()
