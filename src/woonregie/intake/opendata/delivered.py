# SPDX-License-Identifier: EUPL-1.2
"""A file as it came in: sheets of cells, or JSON; nothing is interpreted yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Cells = list[Any]


@dataclass(frozen=True)
class Grid:
    """Rows of cells, numbered from 1 as people see them. `stream` reads them without keeping them."""

    file: str
    sheet: str
    stream: Callable[[], Iterator[Cells]]

    @cached_property
    def rows(self) -> list[Cells]:
        """All rows, kept."""
        return list(self.stream())

    @cached_property
    def head(self) -> list[Cells]:
        """The first rows, enough to recognise the file by."""
        return [row for row, _number in zip(self.stream(), range(12), strict=False)]


@dataclass(frozen=True)
class Delivered:
    """One file: `grids` of a workbook or CSV (one then), or the `content` of a JSON file."""

    name: str
    sha256: str
    grids: tuple[Grid, ...] = field(default_factory=tuple)
    content: Any = None
