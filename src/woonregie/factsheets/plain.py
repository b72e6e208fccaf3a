# SPDX-License-Identifier: EUPL-1.2
"""A fact sheet as plain data in Dutch words: what the PDF prints, the workbook lists and the command writes."""

from typing import Any

from django.utils.translation import gettext as _

from woonregie.factsheets.content import Block, Panel, Sheet
from woonregie.factsheets.drawing import drawn_rows
from woonregie.factsheets.subjects import FIRST_PAGE
from woonregie.figures.labels import KIND
from woonregie.figures.presentation import FindingView
from woonregie.looks.wording import date_words
from woonregie.sources.models import Passage


def plain(sheet: Sheet) -> dict[str, Any]:
    """Everything on a sheet, with `pages`: the blocks of the first and of the second page."""
    blocks = [_block(block) for block in sheet.blocks]
    return {
        "municipality": sheet.municipality.name,
        "corporation": sheet.corporation.name,
        "on": sheet.on.isoformat(),
        "date": date_words(sheet.on),
        "printed": sheet.printed,
        "note": sheet.note,
        "blocks": blocks,
        "sources": [origin(passage) for passage in sheet.sources],
    }


def pages(data: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The blocks of both pages; a page without any would lose its heading, so each keeps at least one."""
    first = [block for block in data["blocks"] if block["subject"] in FIRST_PAGE]
    rest = [block for block in data["blocks"] if block["subject"] not in FIRST_PAGE]
    return [first, rest]


def origin(passage: Passage) -> str:
    """The title of the document or data set that a passage belongs to, with its code."""
    found = passage.document or passage.dataset
    return f"{found.code}: {found.title}" if found else ""


def place(passage: Passage) -> str:
    """A passage in few words: D003, regel 607."""
    found = passage.document or passage.dataset
    return ", ".join(part for part in (found.code if found else "", passage.position()) if part)


def _block(block: Block) -> dict[str, Any]:
    return {
        "subject": block.subject,
        "title": block.title,
        "note": block.note,
        "has_data": block.has_data,
        "panels": [_panel(panel) for panel in block.panels if panel.has_data],
        "findings": [_finding(view) for view in block.findings],
    }


def _panel(panel: Panel) -> dict[str, Any]:
    rows = []
    for row, cells in drawn_rows(panel):
        figures = [
            {
                "column": cell.column,
                "value": None if cell.figure.value is None else str(cell.figure.value),
                "unit": cell.figure.unit,
                "words": cell.figure.words,
                "share": cell.share,
                "source": place(cell.figure.passage),
            }
            for cell in cells
        ]
        sources = " · ".join(place(passage) for passage in row.passages)
        rows.append({"label": row.label, "figures": figures, "source": sources})
    return {
        "title": panel.title,
        "columns": list(panel.columns),
        "chart": panel.chart.value,
        "note": panel.note,
        "rows": rows,
    }


def _finding(view: FindingView) -> dict[str, str]:
    outcome = view.outcome
    kind = str(KIND[outcome.kind]) if outcome.kind else _("Klopt")
    return {"code": view.code, "kind": kind, "text": outcome.explanation, "reason": outcome.rule.kind_reason}
