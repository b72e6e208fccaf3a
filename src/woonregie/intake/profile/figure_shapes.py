# SPDX-License-Identifier: EUPL-1.2
"""The shape of the figures of a profile: tables, statements and rules."""

from datetime import date as Day
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from woonregie.intake.profile.shapes import Code, Shape, Source, Text, Title


def _number_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


Horizon = Annotated[str, BeforeValidator(_number_as_text)]
Cell = Decimal | Literal["-"] | None


class TableFile(Shape):
    id: Code
    title: Title
    measure: str = ""
    unit: Text
    scope: Text
    horizon: Horizon = ""
    as_of: Day | None = None
    decimals: int = 0
    columns: list[Code]
    rows: dict[str, list[Cell]]
    lines: dict[str, int] = {}
    row_units: dict[str, str] = {}
    notes: str = ""
    source: Source

    @model_validator(mode="after")
    def _every_row_is_as_wide_as_the_heading(self) -> "TableFile":
        wrong = [row for row, cells in self.rows.items() if len(cells) != len(self.columns)]
        if wrong:
            raise ValueError(f"rij {wrong[0]} heeft {len(self.rows[wrong[0]])} cellen, de kop {len(self.columns)}")
        return self


class StatementShape(Shape):
    id: Code
    title: Title
    value: Decimal | None = None
    text: Annotated[str, BeforeValidator(_number_as_text), Field(max_length=300)] = ""
    date: Day | None = None
    unit: str = ""
    measure: str = ""
    scope: str = ""
    horizon: Horizon = ""
    as_of: Day | None = None
    precision: Literal["exact", "approximate", "at_least", "at_most"] = "exact"
    decimals: int = 0
    notes: str = ""
    source: Source

    @model_validator(mode="after")
    def _says_exactly_one_thing(self) -> "StatementShape":
        if sum((self.value is not None, bool(self.text), self.date is not None)) != 1:
            raise ValueError("noem precies één van value, text of date")
        return self


class RuleShape(Shape):
    id: Code
    title: Title
    table: Code | None = None
    for_each: Literal["columns", "rows"] | None = None
    skip: list[Code] = []
    left: Any
    operator: Literal["equals", "at_most", "at_least", "before", "not_before", "same_text"]
    right: Any
    tolerance: Decimal = Decimal(0)
    importance: Literal["high", "medium", "low"] = "medium"
    kind: Literal["wrong", "contradictory", "different_scope", "rounding"] | None = None
    kind_reason: str = ""
    explanation: Text

    @model_validator(mode="after")
    def _for_each_needs_a_table(self) -> "RuleShape":
        if self.for_each and not self.table:
            raise ValueError("for_each vraagt ook om table")
        return self
