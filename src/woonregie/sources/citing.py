# SPDX-License-Identifier: EUPL-1.2
"""From a citation of the policy ("D004, pilotplan 6, regel 997") to the passage or document in the register."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F

from woonregie.sources.models import Document, Passage

_CODE = re.compile(r"\b(D\d{3})\b")
_LINES = re.compile(r"\bregels? (\d+)(?:[–-](\d+))?")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation; `document` is the code of a source page, `anchor` a passage on it. Both may be empty."""

    text: str
    document: str = ""
    anchor: str = ""


def cited(citations: Iterable[str]) -> Mapping[str, Cited]:
    """Every citation with where it leads. Two queries, however many."""
    texts = list(dict.fromkeys(citations))
    codes = {text: match[1] for text in texts if (match := _CODE.search(text))}
    known = set(Document.objects.filter(code__in=codes.values()).values_list("code", flat=True))
    passages = list(
        Passage.objects.filter(document__code__in=known, first_line__isnull=False).values_list(
            "document__code", "first_line", "last_line", "pk"
        ).order_by(F("last_line") - F("first_line"), "pk")
    )  # fmt: skip
    return {text: _cited(text, codes.get(text, ""), known, passages) for text in texts}


def _cited(
    text: str, code: str, known: set[str], passages: list[tuple[str, int | None, int | None, int]]
) -> Cited:
    if code not in known:
        return Cited(text)
    lines = _LINES.search(text)
    if lines is None:
        return Cited(text, code)
    first, last = int(lines[1]), int(lines[2] or lines[1])
    around = (
        pk
        for doc, low, high, pk in passages
        if doc == code and low is not None and low <= first and last <= (high or low)
    )
    found = next(around, None)
    return Cited(text, code, f"p{found}" if found else "")
