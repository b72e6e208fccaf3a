# SPDX-License-Identifier: EUPL-1.2
"""A run as a workbook. The same run gives the same bytes."""

from datetime import UTC, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook

from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie.needs.plain import about, assumptions, care_rows, gap_rows
from woonregie.needs.queries.runs import Shown
from woonregie.needs.queries.saying import anchor_rows, sentences


def run_workbook(page: Shown) -> bytes:
    """Sheets: what it is, the table, care, anchors, assumptions. What is not known is an empty cell, never 0."""
    with override("nl"):
        book = Workbook()
        book.remove(book.worksheets[0])
        said = [(_("Wat dit zegt"), sentence) for sentence in sentences(page)]
        add_table(book, _("Berekening"), [_("Wat"), _("Waarde")], [*about(page), *said])
        headings = [
            _("Niveau"), _("Gebied"), _("Jaar"), _("Woningtype"), _("Nodig"), _("Voorraad"), _("Zekere plannen"),
            _("Onzekere plannen"), _("Tekort laag"), _("Tekort midden"), _("Tekort hoog"),
        ]  # fmt: skip
        add_table(book, _("Behoefte en tekort"), headings, gap_rows(page))
        care = [_("Niveau"), _("Gebied"), _("Jaar"), _("Wmo"), _("Wlz"), _("Wlz pg"), _("Wlz somatisch")]
        add_table(book, _("Zorg (modelschatting)"), care, care_rows(page))
        anchors = [
            _("Onderwerp"), _("Wat het document telt"), _("Groei tot 2040 in het document"),
            _("Groei tot 2040 in het model"), _("Niveau nu in het model"), _("Gevraagd niveau"),
            _("Gevraagde ontwikkeling per jaar"), _("Let op"), _("Bron"),
        ]  # fmt: skip
        rows = [
            [one.subject, one.definition, one.document, one.free, one.base, one.level, one.trend,
             " ".join(one.warnings), one.source.text]
            for one in anchor_rows(page)
        ]  # fmt: skip
        add_table(book, _("Cijfers van documenten"), anchors, rows)
        assumed = [_("Aanname"), _("Waarde"), _("Eenheid"), _("Status"), _("Bron")]
        add_table(book, _("Aannames"), assumed, assumptions(page))
    return workbook_bytes(book, datetime.combine(page.run.day, time(), UTC).replace(tzinfo=None))
