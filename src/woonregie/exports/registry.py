# SPDX-License-Identifier: EUPL-1.2
"""Rows of a registry as a workbook or as CSV."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook

from woonregie.looks.sheets import add_table, workbook_bytes

Table = tuple[str, Mapping[str, str], Sequence[Mapping[str, str]]]
"""Name of the sheet, heading by column, and the rows by column."""


def registry_workbook(tables: Iterable[Table], moment: datetime) -> bytes:
    """A sheet per table."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for sheet, headings, rows in tables:
        add_table(book, sheet, list(headings.values()), [[row[name] for name in headings] for row in rows])
    return workbook_bytes(book, moment)


def registry_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """One table as CSV in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
