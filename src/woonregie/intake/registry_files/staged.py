# SPDX-License-Identifier: EUPL-1.2
"""What a delivery would do, as plain data that waits in an import run until somebody confirms it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.registry_files.plan import Change, Part, Plan
from woonregie.intake.registry_files.resources import Kind, Resource
from woonregie.intake.workbook.staged import Difference

SHOWN = 50
"""How many changes of a kind, and how many problems, are listed; the rest is counted."""


@dataclass(frozen=True)
class StagedChange:
    """One row that is new or different."""

    row: int
    name: str
    is_new: bool
    differences: list[Difference]


@dataclass(frozen=True)
class StagedPart:
    """One kind of row: how many of each sort, and the first that change."""

    name: str
    title: str
    read: int
    new: int
    changed: int
    refused: int
    shown: list[StagedChange] = field(default_factory=list)

    @property
    def unchanged(self) -> int:
        """Rows that say what is stored already."""
        return self.read - self.new - self.changed - self.refused

    @property
    def hidden(self) -> int:
        """Different rows that are counted and not listed."""
        return self.changed - len(self.shown)


@dataclass(frozen=True)
class StagedRegistry:
    """All that a delivery would do. With problems nothing of it can be confirmed."""

    parts: list[StagedPart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    wrong: int = 0
    remarks: list[Problem] = field(default_factory=list)
    fingerprint: str = ""

    @property
    def read(self) -> dict[str, int]:
        """Rows read, by resource."""
        return {part.name: part.read for part in self.parts}

    @property
    def changed(self) -> dict[str, int]:
        """Rows that are new or different, by resource."""
        return {part.name: part.new + part.changed for part in self.parts}

    @property
    def total(self) -> int:
        """How many rows would be stored."""
        return sum(self.changed.values())

    @property
    def hidden_problems(self) -> int:
        """Problems that are counted and not listed."""
        return self.wrong - len(self.problems)

    def as_plain(self) -> dict[str, Any]:
        """As JSON can keep it."""
        return asdict(self)

    @classmethod
    def of(cls, plan: Plan) -> "StagedRegistry":
        """The preview of a plan."""
        return cls(
            [_part(part) for part in plan.parts],
            plan.problems[:SHOWN],
            len(plan.problems),
            plan.remarks[:SHOWN],
            plan.fingerprint,
        )

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "StagedRegistry":
        """The inverse of `as_plain`."""
        parts = [
            StagedPart(**{**part, "shown": list(map(_change, part["shown"]))}) for part in plain.get("parts", [])
        ]
        lists = {name: [Problem(**one) for one in plain.get(name, [])] for name in ("problems", "remarks")}
        return cls(parts, lists["problems"], plain.get("wrong", 0), lists["remarks"], plain.get("fingerprint", ""))


def _part(part: Part) -> StagedPart:
    different = [one for one in part.changes if one.pk is not None]
    return StagedPart(
        part.resource.name,
        str(part.resource.sheet),
        part.read,
        part.new,
        len(different),
        part.refused,
        [_shown(part.resource, one) for one in different[:SHOWN]],
    )


def _shown(resource: Resource, one: Change) -> StagedChange:
    cells = [replace(cell, before=_said(resource, cell, cell.before), after=_said(resource, cell, cell.after))
             for cell in one.differences]  # fmt: skip
    return StagedChange(one.row.number, one.name, one.pk is None, cells)


def _said(resource: Resource, cell: Difference, text: str) -> str:
    """A cell as people write it; codes stay as the file has them."""
    known = resource.columns.get(cell.key)
    if known is None or not text:
        return text
    if known.kind is Kind.YES:
        return _("ja") if text == "1" else _("nee")
    if known.kind is Kind.DAY:
        return date.fromisoformat(text).strftime("%d-%m-%Y")
    return text.replace(".", ",") if known.kind in (Kind.AMOUNT, Kind.MONTHS) else text


def _change(plain: Mapping[str, Any]) -> StagedChange:
    return StagedChange(**{**plain, "differences": [Difference(**cell) for cell in plain["differences"]]})
