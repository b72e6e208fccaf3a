# SPDX-License-Identifier: EUPL-1.2
"""Work out one side of a rule: its value, and how far rounding alone may have moved it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from woonregie_core.figures.expressions import CellRef, Expression, Number, StatementRef, SumOf
from woonregie_core.figures.model import Book, Fact, Precision, Value

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_COUNTING_UNITS = {"", "count", "ratio"}
_TENTH = Decimal("0.1")
_SMALL_STEP = Decimal(5)
_ROUNDED_UNITS = {"percent", "percentage_points", "ratio", "score", "grade", "years", "months"}


class NotCheckable(Exception):
    """A side has no value: something it needs is not printed, or is no number. The message is Dutch."""


@dataclass(frozen=True)
class Side:
    """The value of one side of a rule with the facts it came from.

    Attributes:
        low, high: between which the true value lies if every printed figure was rounded correctly.
        computed: whether it was worked out, and not simply printed.
        decimals: the coarsest printed precision that went into it.
        unit: of the value; empty where arithmetic leaves none that people would name.
    """

    value: Value
    low: Value
    high: Value
    facts: tuple[Fact, ...]
    computed: bool = False
    decimals: int | None = None
    unit: str = ""


def evaluate(expression: Expression, book: Book) -> Side:
    """The value of an expression.

    Raises:
        NotCheckable: a figure is missing or is no number.
        KeyError: the book does not hold what the expression names.
    """
    if isinstance(expression, Number):
        return Side(expression.value, expression.value, expression.value, ())
    if isinstance(expression, StatementRef):
        return _printed(book.statements[expression.code])
    if isinstance(expression, CellRef):
        return _printed(book.tables[expression.table].fact(expression.row, expression.column))
    if isinstance(expression, SumOf):
        return _sum_of(expression, book)
    return _OPERATIONS[expression.name]([evaluate(part, book) for part in expression.parts])


def rounding_half_width(fact: Fact) -> Decimal:
    """How far the true value may lie from the printed one.

    A whole count is exact. A percentage or a figure in thousands was rounded to its last printed digit.
    "Circa" was rounded to the largest of 1, 5, 10, 50, 100 … that divides it, so circa 140 may be 135 to 145;
    but nobody means more than a tenth by it (or 5, for small numbers): circa 1,000 is not 1,400.
    """
    if not isinstance(fact.value, Decimal):
        return Decimal(0)
    if fact.precision is Precision.APPROXIMATE:
        step = _circa_step(fact.value) * _HALF
        return min(step, max(abs(fact.value) * _TENTH, _SMALL_STEP))
    if fact.decimals == 0 and fact.unit not in _ROUNDED_UNITS:
        return Decimal(0)
    return _HALF * Decimal(10) ** -fact.decimals


def _circa_step(value: Decimal) -> Decimal:
    step = Decimal(1)
    for larger in (Decimal(n) * 10**power for power in range(7) for n in (5, 10)):
        if value and value % larger == 0:
            step = larger
    return step


def _printed(fact: Fact) -> Side:
    if fact.value is None:
        raise NotCheckable(f"Er is geen waarde gedrukt voor: {fact.label}.")
    if not isinstance(fact.value, Decimal):
        return Side(fact.value, fact.value, fact.value, (fact,), unit=fact.unit)
    slack = rounding_half_width(fact)
    bounds = (fact.value - slack, fact.value + slack)
    return Side(fact.value, *bounds, (fact,), decimals=fact.decimals, unit=fact.unit)


def _sum_of(expression: SumOf, book: Book) -> Side:
    """Add up what is printed; a dash or an empty cell adds nothing and is never read as a measured zero."""
    table = book.tables[expression.table]
    if expression.row == "*":
        cells = [table.fact(row, expression.column) for row in table.rows if row not in expression.without]
    else:
        cells = [
            table.fact(expression.row, column) for column in table.columns if column not in expression.without
        ]
    return _add([_printed(fact) for fact in cells if fact.value is not None])


def _number(value: Value) -> Decimal:
    if not isinstance(value, Decimal):
        raise NotCheckable(f"Met '{value}' valt niet te rekenen: het is geen getal.")
    return value


def _combine(parts: list[Side], value: Decimal, bounds: list[Decimal], unit: str) -> Side:
    decimals = [part.decimals for part in parts if part.decimals is not None]
    facts = tuple(fact for part in parts for fact in part.facts)
    coarsest = min(decimals) if decimals else None
    return Side(value, min(bounds), max(bounds), facts, computed=True, decimals=coarsest, unit=unit)


def _shared_unit(parts: list[Side]) -> str:
    """The one unit that all parts with a unit have; nothing where they differ."""
    units = {part.unit for part in parts if part.unit}
    return units.pop() if len(units) == 1 else ""


def _add(parts: list[Side]) -> Side:
    if not parts:
        raise NotCheckable("Er is niets gedrukt om op te tellen.")
    low = sum((_number(part.low) for part in parts), Decimal(0))
    high = sum((_number(part.high) for part in parts), Decimal(0))
    total = sum((_number(part.value) for part in parts), Decimal(0))
    return _combine(parts, total, [low, high], _shared_unit(parts))


def _subtract(parts: list[Side]) -> Side:
    left, right = parts
    bounds = [_number(left.low) - _number(right.high), _number(left.high) - _number(right.low)]
    return _combine(parts, _number(left.value) - _number(right.value), bounds, _shared_unit(parts))


def _corners(parts: list[Side], operation: Callable[[Decimal, Decimal], Decimal], unit: str) -> Side:
    left, right = parts
    ends = [(_number(a), _number(b)) for a in (left.low, left.high) for b in (right.low, right.high)]
    value = operation(_number(left.value), _number(right.value))
    return _combine(parts, value, [operation(a, b) for a, b in ends], unit)


def _multiply(parts: list[Side]) -> Side:
    """A number of things times an amount for each is that amount: 50 moves of € 1,200 are euros."""
    product, *rest = parts
    for part in rest:
        measured = [side for side in (product, part) if side.unit not in _COUNTING_UNITS]
        unit = _shared_unit(measured or [product, part])
        product = _corners([product, part], lambda a, b: a * b, unit)
    return product


def _divide(parts: list[Side], factor: Decimal = Decimal(1), unit: str | None = None) -> Side:
    dividend, divisor = parts
    if _number(divisor.low) <= 0 <= _number(divisor.high):
        raise NotCheckable("Delen door nul kan niet.")
    own_unit = "" if divisor.unit else dividend.unit
    quotient = _corners(parts, lambda a, b: factor * a / b, own_unit if unit is None else unit)
    return replace(quotient, decimals=None)


def _percent(parts: list[Side]) -> Side:
    return _divide(parts, _HUNDRED, "percent")


_OPERATIONS: dict[str, Callable[[list[Side]], Side]] = {
    "sum": _add,
    "minus": _subtract,
    "times": _multiply,
    "divide": _divide,
    "percent": _percent,
}
