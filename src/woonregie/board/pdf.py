# SPDX-License-Identifier: EUPL-1.2
"""The report as a tagged PDF (PDF/UA-1). The same report gives the same bytes."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import typst
from django.utils.translation import override

from woonregie.board.models import BoardReport
from woonregie.board.words import changes_in_words, worded
from woonregie_core.board.content import from_json

TEMPLATE = Path(__file__).with_name("typst") / "report.typ"


def report_pdf(report: BoardReport) -> bytes:
    """The PDF of a frozen report. Texts go in as data, so nothing in them can act as markup."""
    before = report.previous.content if report.previous else ""
    return _rendered(report.number, report.content, report.sha256, before)


@lru_cache(maxsize=8)
def _rendered(number: int, content: str, sha256: str, before: str) -> bytes:
    stored = from_json(content)
    with override("nl"):
        changes = changes_in_words(from_json(before) if before else None, stored)
        data = worded(stored) | {"number": number, "hash": sha256, "changes": changes}
    moment = datetime.fromisoformat(stored.reference_date).replace(tzinfo=UTC)
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()),
        ignore_system_fonts=True,
    )
    return pdf
