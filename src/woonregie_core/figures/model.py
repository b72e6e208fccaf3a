# SPDX-License-Identifier: EUPL-1.2
"""A figure together with everything that decides what it may be compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = Decimal | date | str


class Precision(StrEnum):
    """How sure a text is of its own figure."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True)
class Passage:
    """Where a figure stands."""

    document: str
    section: str = ""
    lines: str = ""


@dataclass(frozen=True)
class Fact:
    """One printed figure, date or label. `value` is None where nothing, or only a dash, is printed.

    Attributes:
        said: how the text words the value, where that says more than the value: "het tweede kwartaal van 2021".
        table, row, column: the cell that it stands in, if it stands in a table.
    """

    label: str
    value: Value | None
    passage: Passage
    unit: str = ""
    measure: str = ""
    scope: str = ""
    horizon: str = ""
    as_of: date | None = None
    precision: Precision = Precision.EXACT
    decimals: int = 0
    said: str = ""
    table: str = ""
    row: str = ""
    column: str = ""


@dataclass(frozen=True)
class Table:
    """A printed table; a cell is a number, a dash (`"-"`) or None.

    Attributes:
        rows: row code -> one cell per column, in the order of `columns`.
        row_lines: row code -> line number in the document.
        row_units: row code -> unit, where it differs from the table's.
        labels: row or column code -> what the document prints there.
    """

    code: str
    title: str
    unit: str
    scope: str
    passage: Passage
    columns: Sequence[str]
    rows: Mapping[str, Sequence[Decimal | str | None]]
    measure: str = ""
    horizon: str = ""
    as_of: date | None = None
    decimals: int = 0
    row_lines: Mapping[str, int] = field(default_factory=dict)
    row_units: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, code: str) -> str:
        """A row or column as people read it."""
        return name_of(code, self.labels)

    def fact(self, row: str, column: str) -> Fact:
        """One cell with the table's scope, horizon and passage.

        Raises:
            KeyError: the table has no such row or column.
        """
        if column not in self.columns:
            raise KeyError(column)
        cell = self.rows[row][list(self.columns).index(column)]
        line = self.row_lines.get(row)
        return Fact(
            label=f"{self.title}: {self.name_of(row)}, {self.name_of(column)}",
            value=cell if isinstance(cell, Decimal) else None,
            passage=Passage(self.passage.document, self.passage.section, str(line or self.passage.lines)),
            unit=self.row_units.get(row, self.unit),
            measure=self.measure,
            scope=self.scope,
            horizon=self.horizon,
            as_of=self.as_of,
            decimals=self.decimals,
            table=self.code,
            row=row,
            column=column,
        )


def name_of(code: str, labels: Mapping[str, str]) -> str:
    """A row or column as people read it: its printed label, or else its code with spaces."""
    return labels.get(code) or code.replace("-", " ").capitalize()


@dataclass(frozen=True)
class Book:
    """All figures that rules may refer to: tables by code and statements by code."""

    tables: Mapping[str, Table]
    statements: Mapping[str, Fact]
