# SPDX-License-Identifier: EUPL-1.2
"""The fact sheet as a workbook: every figure with its source, and what contradicts itself."""

from datetime import datetime, time
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook

from woonregie.factsheets.content import Sheet
from woonregie.factsheets.plain import plain
from woonregie.looks.sheets import add_table, workbook_bytes


def sheet_workbook(sheet: Sheet) -> bytes:
    """Three sheets: what this is, the figures, the findings. An unknown figure is an empty cell, never 0."""
    with override("nl"):
        book, data = Workbook(), plain(sheet)
        book.remove(book.worksheets[0])
        about = [
            [_("Gemeente"), data["municipality"]],
            [_("Corporatie"), data["corporation"]],
            [_("Stand"), data["date"]],
            [_("Toelichting"), data["note"] or ("" if data["printed"] else _("Samengesteld uit het register."))],
            *([_("Geen gegevens"), block["title"]] for block in data["blocks"] if not block["has_data"]),
            *([_("Bron"), title] for title in data["sources"]),
        ]
        add_table(book, _("Gemeentekaart"), [_("Wat"), _("Waarde")], about)
        headings = [_("Blok"), _("Onderdeel"), _("Rij"), _("Kolom"), _("Waarde"), _("Eenheid"), _("Zoals gedrukt")]
        figures = [
            [
                block["title"], panel["title"], row["label"], figure["column"],
                None if figure["value"] is None else float(Decimal(figure["value"])),
                figure["unit"], figure["words"], figure["source"],
            ]
            for block in data["blocks"] for panel in block["panels"] for row in panel["rows"]
            for figure in row["figures"]
        ]  # fmt: skip
        add_table(book, _("Cijfers"), [*headings, _("Bron")], figures)
        findings = [
            [block["title"], found["kind"], found["text"], found["reason"]]
            for block in data["blocks"]
            for found in block["findings"]
        ]
        add_table(book, _("Bevindingen"), [_("Blok"), _("Soort"), _("Wat niet past"), _("Waarom")], findings)
    return workbook_bytes(book, datetime.combine(sheet.on, time()))
