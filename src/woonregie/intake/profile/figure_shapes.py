# SPDX-License-Identifier: EUPL-1.2
"""The shape of the figures of a profile: tables, statements and rules."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from woonregie.intake.profile.kinds import (
    Cell,
    Day,
    Decimals,
    Figure,
    FigureCode,
    Horizon,
    Label,
    Once,
    Text,
    Title,
    Whole,
)
from woonregie.intake.profile.shapes import Shape, Source

Measure = Annotated[str, Field(max_length=78)]
Unit = Annotated[str, Field(max_length=40)]
Scope = Annotated[str, Field(max_length=120)]


class TableFile(Shape):
    id: FigureCode
    title: Title
    measure: Measure = ""
    unit: Annotated[Unit, Field(min_length=1)]
    scope: Annotated[Scope, Field(min_length=1)]
    horizon: Horizon = ""
    as_of: Day | None = None
    decimals: Decimals = 0
    columns: Annotated[list[FigureCode], Once, Field(min_length=1)]
    rows: Annotated[dict[FigureCode, list[Cell]], Field(min_length=1)]
    lines: dict[str, Whole] = {}
    row_units: dict[str, Unit] = {}
    labels: dict[str, Title] = {}
    notes: str = ""
    source: Source

    def row_source(self, row: str) -> Source:
        """The passage of one row: its own line where the table names it, else that of the whole table."""
        line = self.lines.get(row)
        return self.source if line is None else self.source.model_copy(update={"lines": str(line)})


class StatementShape(Shape):
    id: FigureCode
    title: Title
    value: Figure | None = None
    text: Label = ""
    date: Day | None = None
    said: Annotated[str, Field(max_length=120)] = ""
    unit: Unit = ""
    measure: Measure = ""
    scope: Scope = ""
    horizon: Horizon = ""
    as_of: Day | None = None
    precision: Literal["exact", "approximate", "at_least", "at_most"] = "exact"
    decimals: Decimals = 0
    notes: str = ""
    source: Source

    @model_validator(mode="after")
    def _says_exactly_one_thing(self) -> "StatementShape":
        if sum((self.value is not None, bool(self.text), self.date is not None)) != 1:
            raise PydanticCustomError("one_of", "exactly one of value, text and date")
        return self


class RuleShape(Shape):
    id: FigureCode
    title: Annotated[Text, Field(max_length=200)]
    table: FigureCode | None = None
    for_each: Literal["columns", "rows"] | None = None
    skip: list[FigureCode] = []
    left: Any
    operator: Literal["equals", "at_most", "at_least", "before", "not_before", "same_text"]
    right: Any
    tolerance: Annotated[Figure, Field(ge=0)] = Decimal(0)
    importance: Literal["high", "medium", "low"] = "medium"
    kind: Literal["wrong", "contradictory", "different_scope", "rounding"] | None = None
    kind_reason: str = ""
    explanation: Text

    @model_validator(mode="after")
    def _for_each_needs_a_table(self) -> "RuleShape":
        if self.for_each and not self.table:
            raise PydanticCustomError("for_each", "for_each asks for a table")
        return self
