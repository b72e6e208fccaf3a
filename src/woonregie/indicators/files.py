# SPDX-License-Identifier: EUPL-1.2
"""What a page shows as a workbook or CSV: every value with period, status, edition, source and definition."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.indicators.queries.judged import JudgedSeries
from woonregie.indicators.words import status_word, unit_name
from woonregie.looks.cells import safe_text
from woonregie.looks.sheets import add_table, workbook_bytes

Cell = str | float | None


def headings() -> list[str]:
    """The columns of both files."""
    return [
        _("Indicator"), _("Reeks"), _("Code"), _("Gebied"), _("Periode"), _("Waarde"), _("Eenheid"), _("Status"),
        _("Opmerking"), _("Levering"), _("Gemeten door"), _("Bron"),
    ]  # fmt: skip


def rows_of(series: Iterable[JudgedSeries], place: str) -> Iterator[list[Cell]]:
    """Every value of every series; where there is none the status says why."""
    for found in series:
        info = found.info
        for point in found.points:
            yield [
                info.indicator_title,
                info.title,
                info.code,
                place,
                point.period.code,
                point.value,
                unit_name(info.unit),
                status_word(point.status),
                point.note,
                point.edition,
                info.measured_by,
                str(point.passage),
            ]


def as_csv(series: Iterable[JudgedSeries], place: str) -> bytes:
    """CSV in UTF-8 with a byte order mark, commas, and points for decimals; safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings())
    for row in rows_of(series, place):
        writer.writerow(["" if cell is None else safe_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(series: Sequence[JudgedSeries], place: str, on: date, asked: Sequence[str]) -> bytes:
    """A workbook with the values and a sheet that explains them; the same content gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_table(book, _("Cijfers"), headings(), list(rows_of(series, place)))
    add_table(book, _("Toelichting"), [_("Onderwerp"), _("Uitleg")], list(_explanation(series, place, on, asked)))
    return workbook_bytes(book, datetime.combine(on, time()))


def _explanation(
    series: Sequence[JudgedSeries], place: str, on: date, asked: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield _("Peildatum"), on.isoformat()
    yield _("Gebied"), place
    yield _("Keuze"), ", ".join(asked) or _("alles")
    yield _("Lege waarde"), _("Er is geen cijfer; de status zegt waarom. Leeg is niet nul.")
    yield _("Levering"), _("Het document of de gegevens waaruit het cijfer komt. Een latere levering gaat voor.")
    yield _("Reeksen"), _("Twee reeksen van één indicator zijn nooit één lijn: zij meten iets anders.")
    for found in series:
        yield found.info.title, found.info.definition or found.info.indicator_title
