# SPDX-License-Identifier: EUPL-1.2
"""The realisation of lettings as a workbook."""

from datetime import datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.allocation import codes
from woonregie.allocation.queries.realisation import Realisation
from woonregie.looks.sheets import add_table, workbook_bytes


def realisation_workbook(page: Realisation, moment: datetime) -> bytes:
    """One line per group, with what was planned, let, and let per month."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    headings = [
        _("Doelgroep"), _("Gepland"), _("Verhuurd"), _("Bij gelijk tempo"), _("Verschil"),
        *(f"{month:%Y-%m}" for month in page.months),
    ]  # fmt: skip
    rows = [
        [
            str(codes.TARGET_GROUP[row.group]),
            row.line.planned if row.line else None,
            row.let,
            row.expected,
            row.difference,
            *row.months,
        ]
        for row in page.rows
    ]
    add_table(book, _("Realisatie"), headings, rows)
    corrections = [
        [str(codes.TARGET_GROUP[line.group]), one.decided_on.isoformat(), one.delta, one.reason, one.decided_in]
        for line in page.budget.lines.prefetch_related("corrections")
        for one in line.corrections.all()
    ]
    names = [_("Doelgroep"), _("Datum"), _("Bijstelling"), _("Waarom"), _("Besloten in")]
    add_table(book, _("Bijstellingen"), names, corrections)
    notes = [
        [_("Periode"), f"{page.budget.start.isoformat()} – {page.budget.end.isoformat()}"],
        [_("Bij gelijk tempo"), _("Gepland aantal maal het deel van de periode dat voorbij is.")],
        [_("Bron"), str(page.budget.passage) if page.budget.passage else _("Voorbeeldgegevens")],
    ]
    add_table(book, _("Toelichting"), [_("Onderwerp"), _("Uitleg")], notes)
    return workbook_bytes(book, moment)
