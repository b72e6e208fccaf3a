# SPDX-License-Identifier: EUPL-1.2
"""A bid held against last year's, line by line. Lines are the same line when they have the same code."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ChangeKind(StrEnum):
    """What happened to a line since last year."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DROPPED = "dropped"


@dataclass(frozen=True)
class LineChange:
    """One line; `fields` holds what it was and what it is, for each field that differs."""

    code: str
    kind: ChangeKind
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


Lines = Mapping[str, Mapping[str, Hashable]]


def compare(before: Lines, after: Lines) -> list[LineChange]:
    """All lines of both years by code: this year's in their order, then those that were dropped."""
    changes = [_change(code, before.get(code), line) for code, line in after.items()]
    dropped = [LineChange(code, ChangeKind.DROPPED) for code in before if code not in after]
    return changes + dropped


def _change(code: str, before: Mapping[str, Hashable] | None, after: Mapping[str, Hashable]) -> LineChange:
    if before is None:
        return LineChange(code, ChangeKind.NEW)
    names = dict.fromkeys([*before, *after])
    fields = {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}
    return LineChange(code, ChangeKind.CHANGED if fields else ChangeKind.SAME, fields)
