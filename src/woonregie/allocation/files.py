# SPDX-License-Identifier: EUPL-1.2
"""The realisation of lettings as a workbook."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.allocation import codes
from woonregie.allocation.queries.realisation import GroupRow, Realisation
from woonregie.looks.sheets import add_table, workbook_bytes


def realisation_workbook(page: Realisation, moment: datetime) -> bytes:
    """One line per group, with what was planned, let, and let per month."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    headings = [
        _("Doelgroep"), _("Gepland"), _("Verhuurd"), _("Bij gelijk tempo"), _("Verschil"),
        *(period.code for period in page.periods),
    ]  # fmt: skip
    rows = [_cells(row, page.protected) for row in [*page.rows, page.total]]
    add_table(book, _("Realisatie"), headings, rows)
    corrections = [
        [
            str(codes.TARGET_GROUP[one.line.group]),
            one.decided_on.isoformat(),
            one.delta,
            one.reason,
            one.decided_in,
        ]
        for one in page.corrections
    ]
    names = [_("Doelgroep"), _("Datum"), _("Bijstelling"), _("Waarom"), _("Besloten in")]
    add_table(book, _("Bijstellingen"), names, corrections)
    notes = [
        [_("Periode"), f"{page.budget.start.isoformat()} – {page.budget.end.isoformat()}"],
        [_("Bij gelijk tempo"), _("Gepland aantal maal het deel van de periode dat voorbij is.")],
        [_("Bron"), str(page.budget.passage) if page.budget.passage else _("Voorbeeldgegevens")],
    ]
    if page.own:
        notes.append([_("Welke woningen"), _("Alleen de woningen van uw eigen organisatie.")])
    if page.protected:
        notes.append([_("Kleine aantallen"), _("Te kleine aantallen zijn verborgen, de andere zijn afgerond.")])
    add_table(book, _("Toelichting"), [_("Onderwerp"), _("Uitleg")], notes)
    return workbook_bytes(book, moment)


def _cells(row: GroupRow, protected: bool) -> list[Any]:
    """A line of the sheet. A hidden number is a word, so that nobody takes an empty cell for nought."""
    hidden = _("te weinig om te tonen") if protected else None
    name = str(codes.TARGET_GROUP[row.group]) if row.group else _("Samen")
    counts = [hidden if count is None else count for count in (row.let, *row.periods)]
    return [name, row.planned, counts[0], row.expected, row.difference, *counts[1:]]
