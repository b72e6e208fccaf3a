# SPDX-License-Identifier: EUPL-1.2
"""The small language in which a rule names its two sides. Syntax: profiles/README.md, section "figures"."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

OPERATIONS = ("sum", "minus", "times", "divide", "percent")
_PAIRS = {"minus", "divide", "percent"}


class ExpressionError(ValueError):
    """The expression cannot be read. The message is Dutch and says what to change."""


@dataclass(frozen=True)
class Number:
    """A literal number."""

    value: Decimal


@dataclass(frozen=True)
class StatementRef:
    """A statement, by code."""

    code: str


@dataclass(frozen=True)
class CellRef:
    """One cell: `table/row/column`."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class SumOf:
    """A whole column (`table/*/column`) or row (`table/row/*`), some parts left out."""

    table: str
    row: str
    column: str
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Operation:
    """Arithmetic over other expressions; `name` is one of `OPERATIONS`."""

    name: str
    parts: tuple["Expression", ...]


Expression = Number | StatementRef | CellRef | SumOf | Operation


def parse(data: Any) -> Expression:
    """Read an expression from plain data (numbers, texts, mappings).

    Raises:
        ExpressionError: the data is no expression.
    """
    if isinstance(data, bool) or data is None:
        raise ExpressionError(f"'{data}' is geen uitdrukking: noem een getal, een cijfer of een cel.")
    if isinstance(data, int | float | Decimal):
        return Number(Decimal(str(data)))
    if isinstance(data, str):
        return _reference(data)
    if isinstance(data, dict):
        return _operation(data)
    raise ExpressionError(f"'{data}' is geen uitdrukking: noem een getal, een cijfer of een cel.")


def _reference(text: str) -> Expression:
    parts = text.split("/")
    if len(parts) == 1:
        return StatementRef(text)
    if len(parts) == 3 and "*" not in parts:
        return CellRef(*parts)
    raise ExpressionError(f"'{text}' is geen verwijzing: schrijf tabel/rij/kolom of de code van een cijfer.")


def _operation(data: dict[str, Any]) -> Expression:
    if "sum_of" in data:
        return _sum_of(data)
    if len(data) != 1 or (name := next(iter(data))) not in OPERATIONS:
        raise ExpressionError(
            f"'{', '.join(map(str, data))}' is geen bewerking: kies uit {', '.join(OPERATIONS)}."
        )
    parts = data[name]
    if not isinstance(parts, list) or not parts or (name in _PAIRS and len(parts) != 2):
        raise ExpressionError(
            f"'{name}' vraagt {'precies twee delen' if name in _PAIRS else 'een lijst van delen'}."
        )
    return Operation(name, tuple(parse(part) for part in parts))


def _sum_of(data: dict[str, Any]) -> SumOf:
    parts = str(data["sum_of"]).split("/")
    if len(parts) != 3 or parts[1:].count("*") != 1:
        raise ExpressionError(f"'{data['sum_of']}' is geen rij of kolom: schrijf tabel/*/kolom of tabel/rij/*.")
    table, row, column = parts
    return SumOf(table, row, column, frozenset(map(str, data.get("except") or [])))


def references(expression: Expression) -> list[StatementRef | CellRef | SumOf]:
    """Every statement, cell, row or column that an expression names."""
    if isinstance(expression, Operation):
        return [reference for part in expression.parts for reference in references(part)]
    return [] if isinstance(expression, Number) else [expression]
