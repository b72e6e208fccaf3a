# SPDX-License-Identifier: EUPL-1.2
"""The uploaded workbook back, with every wrong cell coloured and explained."""

import io
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from woonregie.access.refusals import CannotDo
from woonregie.exports.action_columns import SHEET
from woonregie.intake.workbook.reading import read_sheet
from woonregie.intake.workbook.staged import Staged
from woonregie.looks.cells import safe_text

WRONG = "Wat er mis is"
_COLOUR = PatternFill("solid", fgColor="FBD9D3")
_Remark = tuple[int, str, str]  # row, heading of the column or nothing, words


def returned_workbook(name: str, data: bytes, staged: Staged) -> bytes:
    """The workbook with colour, comments and a last column that says per row what is wrong.

    Raises:
        CannotDo: the file can be read but not be written to.
    """
    came_in = read_sheet(name, data)
    book = _opened(data)
    sheet = book[SHEET]
    headings = {str(cell.value): number for number, cell in enumerate(sheet[came_in.heading_row], start=1)}
    last = headings.get(WRONG) or sheet.max_column + 1
    sheet.cell(came_in.heading_row, last, WRONG).font = Font(bold=True)
    sheet.column_dimensions[get_column_letter(last)].width = 60
    for row in came_in.rows:  # remarks of an earlier round are over
        sheet.cell(row.number, last).value = None
    per_row: defaultdict[int, list[str]] = defaultdict(list)
    for row_number, heading, words in _remarks(staged):
        per_row[row_number].append(f"{heading}: {words}" if heading else words)
        _mark(sheet, row_number, headings.get(heading, last), words)
    for row_number, remarks in per_row.items():
        cell = sheet.cell(row_number, last, safe_text("\n".join(remarks)))
        cell.fill, cell.alignment = _COLOUR, Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _opened(data: bytes) -> Workbook:
    try:
        return load_workbook(io.BytesIO(data))
    except Exception as error:  # the writer trips over files of other programs in more ways than it names
        raise CannotDo(_("In dit bestand kunnen wij niets aantekenen. Bekijk de fouten op de pagina.")) from error


def _remarks(staged: Staged) -> Iterator[_Remark]:
    for problem in staged.problems:
        if problem.row is not None:
            yield problem.row, problem.column, f"{problem.message} {problem.advice}"
    clash = _("Iemand anders wijzigde deze actie intussen. Daar staat nu: ‘%(now)s’.")
    for row in staged.conflicts:
        for cell in row.differences:
            yield row.row, cell.heading, clash % {"now": cell.before[:200]}


def _mark(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column)
    cell.fill = _COLOUR
    cell.comment = Comment(words[:1000], "Woonregie", height=110, width=320)
