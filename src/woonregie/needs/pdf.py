# SPDX-License-Identifier: EUPL-1.2
"""A run as a tagged PDF (PDF/UA-1). The same run gives the same bytes."""

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import override

from woonregie.needs.plain import about, assumptions
from woonregie.needs.queries.matrix import Row, matrix
from woonregie.needs.queries.runs import Shown
from woonregie.needs.queries.saying import AnchorRow, anchor_rows, sentences
from woonregie.needs.words import KIND

TEMPLATE = Path(__file__).with_name("typst") / "run.typ"


def run_pdf(page: Shown) -> bytes:
    """The PDF of a run. Texts go in as data, so nothing in them can act as markup."""
    with override("nl"):
        data = json.dumps(_plain(page), ensure_ascii=False, sort_keys=True)
    return _rendered(data, int(datetime.combine(page.run.day, time(), UTC).timestamp()))


@lru_cache(maxsize=4)
def _rendered(data: str, moment: int) -> bytes:
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"run": data},
        pdf_standards=["ua-1"],
        timestamp=moment,
        ignore_system_fonts=True,
    )
    return pdf


def _plain(page: Shown) -> dict[str, Any]:
    tables = [(year, level) for year in page.years for level in ("stadsdeel", "buurt")]
    return {
        "number": page.run.number,
        "hash": page.run.sha256,
        "synthetic": page.run.input.synthetic,
        "sentences": sentences(page),
        "about": about(page),
        "kinds": [str(word) for word in KIND.values()],
        "tables": [
            {"year": year, "level": level, "rows": [_row(row) for row in (*found.rows, found.total)]}
            for year, level in tables
            if (found := matrix(page, year, level))
        ],
        "anchors": [_anchor(one) for one in anchor_rows(page)],
        "assumptions": [list(row) for row in assumptions(page)],
    }


def _anchor(one: AnchorRow) -> list[str]:
    told = " ".join(one.warnings)
    return [one.subject, one.document, one.free, one.level or "–", one.trend or "–", told, one.source.text]


def _row(row: Row) -> list[Any]:
    """Name, and per kind: need, available, gap and band."""
    cells = [[cell.words[name] for name in ("need", "stock", "sure", "open", "gap", "band")] for cell in row.cells]
    return [row.name, cells]
