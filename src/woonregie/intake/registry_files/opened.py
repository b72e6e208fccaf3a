# SPDX-License-Identifier: EUPL-1.2
"""Open a workbook of the registry: only a plain one, and no cell that holds something else than what it shows."""

import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils.cell import get_column_letter
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.workbook.guard import MOST_BYTES, MOST_UNPACKED, Limits, check_file
from woonregie.intake.workbook.marks import Mark, SheetFacts, sheet_facts

LIMITS = Limits(MOST_BYTES * 10, MOST_UNPACKED * 5)
MOST_ROWS, MOST_COLUMNS = 500_000, 200
Tables = dict[str, list[list[Any]]]


def open_tables(
    file: str, data: bytes, names: list[str], problems: list[Problem]
) -> tuple[Tables, list[str]] | None:
    """The cells of the named sheets, and the names of the others; nothing when it cannot be trusted."""
    before = len(problems)
    try:
        check_file(file, data, LIMITS)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        there = [name for name in book.sheet_names if name in names]
        for name in there:
            problems.extend(_untrusted(file, name, sheet_facts(data, name)))
        if len(problems) > before:
            return None
        tables = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in there}
        return tables, [name for name in book.sheet_names if name not in names]
    except Rejected as refusal:
        problems.extend(refusal.problems)
    except (CalamineError, PasswordError, OSError, ValueError, KeyError, SyntaxError):
        problems.append(
            Problem(file, _("Dit is geen leesbaar Excel-bestand."), _("Sla het opnieuw op als .xlsx."))
        )
    return None


def _untrusted(file: str, sheet: str, facts: SheetFacts) -> Iterator[Problem]:
    if facts.last_row > MOST_ROWS or facts.last_column > MOST_COLUMNS:
        yield Problem(file, _("Dit blad is te groot."), _("Haal weg wat buiten de tabel staat."), sheet)
    for (row, column), mark in sorted(facts.marks.items()):
        formula = mark is Mark.FORMULA
        message = _("Hier staat een formule.") if formula else _("Hier staat een fout van Excel.")
        advice = _("Plak de uitkomst als waarde, of typ hem over.")
        yield Problem(file, message, advice, sheet, row, get_column_letter(column))
