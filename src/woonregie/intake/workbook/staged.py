# SPDX-License-Identifier: EUPL-1.2
"""What a workbook would do, as plain data that waits in an import run until somebody confirms it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from woonregie.intake.problems import Problem

Plain = dict[str, Any]
CHANGE, ADD, CONFLICT = "change", "add", "conflict"


@dataclass(frozen=True)
class Difference:
    """One cell: what stands there now and what the file says."""

    key: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class StagedRow:
    """One row that would do something, or that clashes with what somebody else did (`kind`).

    `fields` is what the action becomes and `progress` what would be reported, both None where nothing of
    that kind changes. Dates and amounts are text, so that it can be kept as JSON.
    """

    row: int
    kind: str
    name: str
    differences: list[Difference]
    action: int | None = None
    revision: int | None = None
    commitment: int | None = None
    fields: Plain | None = None
    progress: Plain | None = None


@dataclass(frozen=True)
class Staged:
    """All that a workbook would do. With problems nothing of it can be confirmed."""

    rows: list[StagedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    total: int = 0

    @property
    def to_apply(self) -> list[StagedRow]:
        """The rows that confirming applies."""
        return [row for row in self.rows if row.kind != CONFLICT]

    @property
    def conflicts(self) -> list[StagedRow]:
        """The rows that somebody else changed in the meantime."""
        return [row for row in self.rows if row.kind == CONFLICT]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        kinds = [row.kind for row in self.rows]
        wrong = len({problem.row for problem in self.problems})
        return {
            "rows": self.total,
            "changed": kinds.count(CHANGE),
            "added": kinds.count(ADD),
            "conflicts": kinds.count(CONFLICT),
            "wrong": wrong,
            "unchanged": self.total - len(self.rows) - wrong,
        }

    def as_plain(self) -> Plain:
        """As JSON can keep it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Plain) -> "Staged":
        """The inverse of `as_plain`."""
        rows = [
            StagedRow(**{**row, "differences": [Difference(**cell) for cell in row["differences"]]})
            for row in plain.get("rows", [])
        ]
        return cls(rows, [Problem(**problem) for problem in plain.get("problems", [])], plain.get("total", 0))
