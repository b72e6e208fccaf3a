# SPDX-License-Identifier: EUPL-1.2
"""Outcomes as plain rows: for pages, the command line and the board report alike."""

from dataclasses import dataclass
from typing import Any

from woonregie.figures.queries import Checked
from woonregie.sources.models import Passage as StoredPassage
from woonregie_core.figures.model import Fact, Passage
from woonregie_core.figures.rules import Outcome
from woonregie_core.figures.wording import in_words

MOST_FACTS = 8


@dataclass(frozen=True)
class SideView:
    """One side of a finding: its value in words, and where it stands."""

    words: str
    computed: bool
    facts: list[Fact]
    sources: list[tuple[Passage, StoredPassage | None]]


@dataclass(frozen=True)
class FindingView:
    """One outcome, ready to show."""

    outcome: Outcome
    left: SideView
    right: SideView

    @property
    def code(self) -> str:
        """The rule's code, which is also the finding's address."""
        return self.outcome.rule.code


def view_of(outcome: Outcome, checked: Checked) -> FindingView:
    """An outcome with its sources looked up."""
    sides = []
    for side in (outcome.left, outcome.right):
        passages = list(dict.fromkeys(fact.passage for fact in side.facts))
        decimals = None if side.computed else side.decimals
        words = in_words(side.value, "" if side.computed else side.unit, decimals)
        sources = [(passage, checked.passages.get(passage)) for passage in passages]
        sides.append(SideView(words, side.computed, list(side.facts), sources))
    return FindingView(outcome, *sides)


def as_row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as plain data with both passages."""
    return {
        "rule": outcome.rule.code,
        "title": outcome.rule.title,
        "kind": outcome.kind,
        "importance": outcome.rule.importance,
        "operator": outcome.rule.operator,
        "left": _side_row(outcome.left),
        "right": _side_row(outcome.right),
        "difference": None if outcome.difference is None else str(outcome.difference),
        "explanation": outcome.explanation,
        "kind_reason": outcome.rule.kind_reason,
    }


def _side_row(side: Any) -> dict[str, Any]:
    passages = dict.fromkeys(fact.passage for fact in side.facts)
    return {
        "value": str(side.value),
        "unit": side.unit,
        "computed": side.computed,
        "passages": [{"document": p.document, "section": p.section, "lines": p.lines} for p in passages],
    }
