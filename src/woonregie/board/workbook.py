# SPDX-License-Identifier: EUPL-1.2
"""The report as a workbook. The same report gives the same bytes."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook

from woonregie.board.models import BoardReport
from woonregie.board.words import worded
from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie_core.board.content import from_json


def report_workbook(report: BoardReport) -> bytes:
    """One sheet per part of the report, and one that says what it is."""
    content = from_json(report.content)
    with override("nl"):
        book = Workbook()
        book.remove(book.worksheets[0])
        data = worded(content)
        _summary(book, report, data)
        for title, key, headings in _sheets():
            rows = [[row[name] for name in headings] for row in data[key]]
            add_table(book, title, list(headings.values()), rows)
    return workbook_bytes(book, datetime.fromisoformat(content.reference_date))


def _summary(book: Workbook, report: BoardReport, data: dict[str, Any]) -> None:
    rows = [
        [_("Bestuursverslag"), f"{report.number}"],
        [_("Gemeente"), data["municipality"]],
        [_("Peildatum"), data["date"]],
        [_("In één zin"), data["headline"]],
        [_("Voorbeeldgegevens"), _("ja, een deel is verzonnen") if data["samples"] else _("nee")],
        [_("Kenmerk (SHA-256)"), report.sha256],
        *([_("Bron"), title] for title in data["documents"]),
    ]
    add_table(book, _("Samenvatting"), [_("Wat"), _("Waarde")], rows)


def _sheets() -> list[tuple[str, str, dict[str, str]]]:
    subject = {"commitment": _("Afspraak"), "title": _("Titel")}
    theme = {"plan": _("Plan"), "code": _("Code"), "title": _("Titel")}
    counts = {
        "total": _("Totaal"),
        "done": _("Afgerond"),
        "running": _("In uitvoering"),
        "preparing": _("Nog niet"),
    }
    return [
        (
            _("Signalen"),
            "signals",
            {
                "severity": _("Zwaarte"),
                "subject": _("Waar"),
                "title": _("Titel"),
                "sentence": _("Wat er aan de hand is"),
                "lead": _("Trekker"),
                "since": _("Sinds"),
                "acknowledged": _("Mag wachten"),
            },
        ),
        (
            _("Besluiten"),
            "decisions",
            {**subject, "question": _("Vraag"), "asked_by": _("Gevraagd door"), "meeting_on": _("Overleg")},
        ),
        (_("Voortgang"), "themes", {**theme, **counts, "silent": _("Niets gemeld"), "signals": _("Signalen")}),
        (
            _("Afspraken"),
            "commitments",
            {**theme, "lead": _("Trekker"), "phase": _("Fase"), "actions": _("Acties klaar")},
        ),
        (
            _("Bijstellingen"),
            "adjustments",
            {**subject, "reason": _("Reden"), "explanation": _("Toelichting"), "decided": _("Besluit")},
        ),
        (
            _("Meldingen"),
            "notifications",
            {**subject, "sender": _("Van"), "reason": _("Reden"), "text": _("Melding"), "sent_on": _("Datum")},
        ),
        (_("Kalender"), "duties", {"on": _("Datum"), "title": _("Wat"), "parties": _("Wie")}),
        (_("Cijfers"), "findings", {"kind": _("Soort"), "count": _("Aantal")}),
    ]
