# SPDX-License-Identifier: EUPL-1.2
"""The fact sheet as a tagged PDF (PDF/UA-1) of two pages. The same figures give the same bytes."""

import json
from datetime import UTC, datetime, time
from pathlib import Path

import typst
from django.utils.translation import override

from woonregie.factsheets.content import Sheet
from woonregie.factsheets.plain import pages, plain

TEMPLATE = Path(__file__).with_name("typst") / "fact-sheet.typ"


def sheet_pdf(sheet: Sheet) -> bytes:
    """Two pages. Texts go in as data, so nothing in them can act as markup."""
    with override("nl"):
        data = plain(sheet)
    data["pages"] = [_in_two_columns(blocks) for blocks in pages(data)]
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(sheet.on, time(), UTC).timestamp()),
        ignore_system_fonts=True,
    )
    return pdf


def _in_two_columns(blocks: list[dict]) -> list[list[dict]]:  # type: ignore[type-arg]
    """The blocks in reading order over two columns, broken where the heights differ least."""
    heights = [_height(block) for block in blocks]
    cut = min(range(len(blocks) + 1), key=lambda n: abs(sum(heights[:n]) - sum(heights[n:])))
    return [blocks[:cut], blocks[cut:]]


def _height(block: dict) -> int:  # type: ignore[type-arg]
    """Roughly how many lines a block takes."""
    lines = sum(2 + len(panel["rows"]) + 2 * bool(panel["note"]) for panel in block["panels"])
    return 3 + lines + 3 * len(block["findings"]) + 2 * bool(block["note"])
