# SPDX-License-Identifier: EUPL-1.2
"""The evaluation as a workbook: numbers with definition and source, the months of Wmo, what may be said."""

from datetime import datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook

from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie.seniors.evaluation_plain import category_words, expected_words, findings
from woonregie.seniors.evaluation_words import KPI, definition, difference_words, line_title, value_words
from woonregie.seniors.measures import Line, Unit
from woonregie.seniors.queries.evaluation import Evaluation, Kpi


def evaluation_workbook(found: Evaluation) -> bytes:
    """Three sheets. A number that is missing is an empty cell, never 0."""
    with override("nl"):
        book = Workbook()
        book.remove(book.worksheets[0])
        add_table(book, _("Evaluatie"), [_("Wat"), _("Waarde")], _about(found))
        headings = [
            _("Categorie"), _("Onderdeel"), _("Wat"), _("Waarde"), _("In woorden"), _("Teller"), _("Noemer"),
            _("Mediaan"), _("Onbekend"), _("Marge van"), _("Marge tot"), _("Vergelijking"), _("Teller toen"),
            _("Noemer toen"), _("Verschil"), _("Definitie"), _("Bron"),
        ]  # fmt: skip
        rows = [_row(kpi, line) for kpi in found.kpis for line in kpi.lines]
        add_table(book, _("Cijfers"), headings, rows)
        months = [[month.day, month.active, month.unknown] for month in found.wmo]
        add_table(book, _("Wmo per maand"), [_("Dag"), _("Actief"), _("Onbekend")], months)
    return workbook_bytes(book, datetime.combine(found.end, time()))


def _about(found: Evaluation) -> list[list[object]]:
    marks: list[list[object]] = [[_("Let op"), _("Dit zijn voorbeeldgegevens.")]] if found.pilot.is_sample else []
    said: list[list[object]] = [[_("Wat dit zegt"), sentence] for sentence in findings(found)]
    return [
        [_("Pilot"), found.pilot.title],
        *marks,
        [_("Eerste dag"), found.start],
        [_("Laatste dag"), found.end],
        [_("Vergelijking"), found.pilot.comparison],
        *said,
        [_("Brieven"), expected_words(found)],
    ]


def _row(kpi: Kpi, line: Line) -> list[object]:
    low, high = line.now.interval or (None, None)
    then = line.then
    return [
        category_words(kpi.category), str(KPI[kpi.code]), line_title(line), _in_euros(line.now.value, line.unit),
        value_words(line.now, line.unit), _in_euros(line.now.part, line.unit), line.now.whole, line.now.middle,
        line.now.unknown or None, low, high, then and _in_euros(then.value, line.unit),
        then and _in_euros(then.part, line.unit), then and then.whole,
        difference_words(line.difference, line.unit), definition(line), kpi.citation.text,
    ]  # fmt: skip


def _in_euros(value: float | None, unit: Unit) -> float | None:
    return value / 100 if value is not None and unit is Unit.CENTS else value
