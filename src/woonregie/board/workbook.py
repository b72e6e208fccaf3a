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
    """Title, part of the report, and its columns with their headings."""
    return [*_stuck_and_asked(), *_standing(), *_said_and_due()]


def _subject() -> dict[str, str]:
    return {"commitment": _("Afspraak"), "title": _("Titel")}


def _stuck_and_asked() -> list[tuple[str, str, dict[str, str]]]:
    signal = {"severity": _("Zwaarte"), "subject": _("Waar"), "title": _("Titel")}
    signal |= {"sentence": _("Wat er aan de hand is"), "lead": _("Trekker")}
    signal |= {"since": _("Sinds"), "acknowledged": _("Mag wachten")}
    decision = {"question": _("Vraag"), "asked_by": _("Gevraagd door"), "meeting_on": _("Overleg")}
    return [(_("Signalen"), "signals", signal), (_("Besluiten"), "decisions", _subject() | decision)]


def _standing() -> list[tuple[str, str, dict[str, str]]]:
    theme = {"plan": _("Plan"), "code": _("Code"), "title": _("Titel")}
    counts = {
        "total": _("Totaal"),
        "done": _("Afgerond"),
        "running": _("In uitvoering"),
        "preparing": _("Nog niet"),
    }
    rest = {"silent": _("Niets gemeld"), "signals": _("Signalen")}
    commitment = {"lead": _("Trekker"), "phase": _("Fase"), "actions": _("Acties klaar")}
    return [
        (_("Voortgang"), "themes", theme | counts | rest),
        (_("Afspraken"), "commitments", theme | commitment),
    ]


def _said_and_due() -> list[tuple[str, str, dict[str, str]]]:
    adjustment = {"reason": _("Reden"), "explanation": _("Toelichting"), "decided": _("Besluit")}
    message = {"sender": _("Van"), "reason": _("Reden"), "text": _("Melding"), "sent_on": _("Datum")}
    return [
        (_("Bijstellingen"), "adjustments", _subject() | adjustment),
        (_("Meldingen"), "notifications", _subject() | message),
        (_("Kalender"), "duties", {"on": _("Datum"), "title": _("Wat"), "parties": _("Wie")}),
        (_("Cijfers"), "findings", {"kind": _("Soort"), "count": _("Aantal")}),
    ]
