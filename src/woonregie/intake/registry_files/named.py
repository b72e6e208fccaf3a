# SPDX-License-Identifier: EUPL-1.2
"""Rows that come from a workbook or from JSON: a problem names the column as the file does."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem


@dataclass(frozen=True)
class NamedRow(Row):
    """A row with the names that its file uses for our columns; `coded` where it holds codes of VERA."""

    names: Mapping[str, str] = field(default_factory=dict)
    coded: bool = False

    def wrong(self, column: str, message: str, advice: str) -> None:
        """Note what is wrong with a cell."""
        named, value = self.names.get(column, column), self.cells.get(column, "")
        self.problems.append(Problem(self.file, message, advice, row=self.number, column=named, value=value))
