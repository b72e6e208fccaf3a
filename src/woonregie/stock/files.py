# SPDX-License-Identifier: EUPL-1.2
"""Projects as a workbook with an explanation."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie.stock import labels
from woonregie.stock.queries.projects import ProjectRow
from woonregie.stock.words import bat_text, planning_text


def projects_workbook(rows: Sequence[ProjectRow], on: date) -> bytes:
    """One line per project with its source; the same rows give the same bytes on one day."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    headings = [
        _("Project"), _("Soort"), _("Corporatie"), _("Gebied"), _("Vanaf"), _("Tot en met"), _("Ongeveer"),
        _("Type woningen"), _("Huurprijsklasse"), _("BAT"), _("Duurzaamheid"), _("Planning"), _("Stand"),
        _("Bron"),
    ]  # fmt: skip
    add_table(book, _("Projecten"), headings, [_line(row) for row in rows])
    notes = [
        [
            _("Aantal"),
            _("Vanaf en tot en met zijn gelijk als de bron één getal noemt. Leeg is onbekend, geen nul."),
        ],
        [_("Ongeveer"), _("De bron schrijft ‘circa’ of ‘ongeveer’.")],
        [_("Peildatum"), on.isoformat()],
    ]
    add_table(book, _("Toelichting"), [_("Onderwerp"), _("Uitleg")], notes)
    return workbook_bytes(book, datetime.combine(on, time()))


def _line(row: ProjectRow) -> list[object]:
    project = row.project
    return [
        project.name,
        str(labels.KIND[project.kind]),
        project.corporation.name if project.corporation else "",
        project.place.name if project.place else "",
        project.low,
        project.high,
        _("ja") if project.about else _("nee"),
        project.dwelling_type,
        project.rent_class,
        "" if project.bat_low is None else bat_text(project.bat_low, project.bat_high),
        str(labels.ENERGY[project.energy]),
        planning_text(row.planning),
        str(labels.STATE[project.state]),
        str(project.passage) if project.passage else "",
    ]
