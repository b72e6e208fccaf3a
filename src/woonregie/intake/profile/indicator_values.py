# SPDX-License-Identifier: EUPL-1.2
"""The values of an indicator, taken from the tables and statements to which its series refer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.shapes import Source

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class SaidValue:
    """One value with the passage that says it, and the path of what refers to it."""

    path: Path
    series: str
    place: str
    period: str
    value: Decimal | None
    status: str
    note: str
    disturbed: bool
    unit: str
    source: Source


@dataclass(frozen=True)
class Figures:
    """All tables and statements of a profile by their id."""

    tables: Mapping[str, Any]
    statements: Mapping[str, Any]

    @classmethod
    def of(cls, content: ProfileContent) -> "Figures":
        """The figures of a profile."""
        tables = {piece.shape.id: piece.shape for piece in content.tables}
        return cls(tables, {piece.shape.id: piece.shape for piece in content.statements})

    def cell(self, shape: Any, row: str, column: str) -> Decimal | None:
        """A number of a table; None where it holds an empty cell or a printed dash."""
        cell = shape.rows[row][shape.columns.index(column)]
        return cell if isinstance(cell, Decimal) else None

    def has(self, named: Any) -> bool:
        """Whether the table with its row and column, or the statement with a number, is there."""
        if named.statement is not None:
            found = self.statements.get(named.statement)
            return found is not None and found.value is not None
        if named.table is None:
            return True
        table = self.tables.get(named.table)
        if table is None:
            return False
        if getattr(named, "rows_are_places", False):
            return named.column in table.columns and (named.total_row is None or named.total_row in table.rows)
        if named.row not in table.rows or len(table.rows[named.row]) != len(table.columns):
            return False
        return named.column is None or named.column in table.columns

    def number(self, point: Any) -> Decimal | None:
        """The number of a point of a path."""
        if point.value is not None or point.statement is not None:
            return point.value if point.statement is None else self.statements[point.statement].value  # type: ignore[no-any-return]
        return self.cell(self.tables[point.table], point.row, point.column)


def values_of(piece: Piece, figures: Figures) -> Iterator[SaidValue]:
    """All values of an indicator; what refers to nothing gives none. Empty cells and dashes give no value."""
    for number, series in enumerate(piece.shape.series):
        for index, said in enumerate(series.values):
            path: Path = ("series", number, "values", index)
            if figures.has(said):
                yield from _values(series, said, path, figures)


def _values(series: Any, said: Any, path: Path, figures: Figures) -> Iterator[SaidValue]:
    place = said.place or series.place or ""
    if said.source is not None:
        yield _value(series, said, path, (place, said.period), None, "", said.source)
        return
    if said.statement is not None:
        shape = figures.statements[said.statement]
        yield _value(series, said, path, (place, said.period), shape.value, shape.unit, shape.source)
        return
    table = figures.tables[said.table]
    if said.rows_are_places:
        yield from _rows(series, said, path, table, figures)
        return
    unit = table.row_units.get(said.row, table.unit)
    for column in table.columns if said.column is None else [said.column]:
        number = figures.cell(table, said.row, column)
        if number is not None and (not said.periods or column in said.periods):
            where = (
                (column, said.period)
                if said.by_place
                else (place, said.period or said.periods.get(column, column))
            )
            yield _value(series, said, path, where, number, unit, table.row_source(said.row))


def _rows(series: Any, said: Any, path: Path, table: Any, figures: Figures) -> Iterator[SaidValue]:
    """One column of a table with a place in every row."""
    for row in table.rows:
        number = figures.cell(table, row, said.column)
        if number is not None:
            place = (said.place or series.place or "") if row == said.total_row else row
            unit = table.row_units.get(row, table.unit)
            yield _value(series, said, path, (place, said.period), number, unit, table.row_source(row))


def _value(
    series: Any, said: Any, path: Path, where: tuple[str, str], number: Decimal | None, unit: str, source: Source
) -> SaidValue:
    place, period = where
    remark = series.remarks.get(period) if number is not None else None
    return SaidValue(
        path,
        series.code,
        place,
        period,
        number,
        remark.status if remark else said.status,
        " ".join(filter(None, (said.note, remark.note if remark else ""))),
        remark.disturbed if remark else False,
        unit,
        source,
    )
