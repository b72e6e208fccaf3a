# SPDX-License-Identifier: EUPL-1.2
"""Check what should hold between figures, and say what it means where it does not.

A difference is not yet an error. The kind of a finding is derived from what the figures say of themselves:
rounding explains it, the sides count something else, a sum inside one table fails, or two texts contradict.
Counting something else excuses two figures that differ, never a part that is larger than its whole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from woonregie_core.figures.evaluate import NotCheckable, Side, evaluate
from woonregie_core.figures.expressions import Expression
from woonregie_core.figures.model import Book, Value
from woonregie_core.figures.wording import bare


class Operator(StrEnum):
    """How left and right should relate."""

    EQUALS = "equals"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BEFORE = "before"
    NOT_BEFORE = "not_before"
    SAME_TEXT = "same_text"


class FindingKind(StrEnum):
    """What a difference means."""

    WRONG = "wrong"
    CONTRADICTORY = "contradictory"
    DIFFERENT_SCOPE = "different_scope"
    ROUNDING = "rounding"


@dataclass(frozen=True)
class Rule:
    """One thing that should hold. `explanation` is one Dutch sentence with `{left}` and `{right}`."""

    code: str
    title: str
    left: Expression
    operator: Operator
    right: Expression
    explanation: str
    importance: str = "medium"
    tolerance: Decimal = Decimal(0)
    kind: FindingKind | None = None
    kind_reason: str = ""


@dataclass(frozen=True)
class Outcome:
    """A rule with the two values it compared. `kind` is None where the rule holds."""

    rule: Rule
    left: Side
    right: Side
    kind: FindingKind | None

    @property
    def difference(self) -> Decimal | None:
        """Left minus right, for numbers."""
        if isinstance(self.left.value, Decimal) and isinstance(self.right.value, Decimal):
            return self.left.value - self.right.value
        return None

    @property
    def headroom(self) -> Decimal | None:
        """How much room a limit leaves (negative where it is broken); None where the rule is no limit."""
        sign = {Operator.AT_LEAST: 1, Operator.AT_MOST: -1}.get(self.rule.operator)
        return None if sign is None or self.difference is None else sign * self.difference

    @property
    def explanation(self) -> str:
        """The rule's sentence with both values filled in."""
        left, right = words_of(self.left, self.right), words_of(self.right, self.left)
        return self.rule.explanation.replace("{left}", left).replace("{right}", right)


@dataclass(frozen=True)
class Unchecked:
    """A rule that could not be checked, and why (in Dutch)."""

    rule: Rule
    reason: str


@dataclass(frozen=True)
class CheckResult:
    """All outcomes of one check, split by what they ask of a reader."""

    findings: list[Outcome] = field(default_factory=list)
    holding: list[Outcome] = field(default_factory=list)
    unchecked: list[Unchecked] = field(default_factory=list)


def check(rules: Iterable[Rule], book: Book) -> CheckResult:
    """Check every rule against the figures. The order of rules and figures does not matter to any outcome."""
    result = CheckResult()
    for rule in rules:
        try:
            outcome = check_rule(rule, book)
        except NotCheckable as reason:
            result.unchecked.append(Unchecked(rule, str(reason)))
            continue
        except KeyError as missing:
            result.unchecked.append(Unchecked(rule, f"De regel noemt {missing}, maar dat cijfer is er niet."))
            continue
        (result.holding if outcome.kind is None else result.findings).append(outcome)
    return result


def check_rule(rule: Rule, book: Book) -> Outcome:
    """Check one rule.

    Raises:
        NotCheckable: a side has no value, or the sides cannot be compared.
        KeyError: the rule names a table, cell or statement that the book does not hold.
    """
    left, right = evaluate(rule.left, book), evaluate(rule.right, book)
    kind = None if _holds(rule, left, right) else _kind(rule, left, right)
    return Outcome(rule, left, right, kind)


def _holds(rule: Rule, left: Side, right: Side) -> bool:
    if rule.operator is Operator.SAME_TEXT:
        return str(left.value).casefold() == str(right.value).casefold()
    if type(left.value) is not type(right.value):
        raise NotCheckable("De twee kanten zijn niet van dezelfde soort: vergelijk getallen, data of namen.")
    compare = _COMPARISONS[rule.operator]
    if isinstance(left.value, Decimal) and isinstance(right.value, Decimal):
        return compare(left.value, right.value, rule.tolerance) or _equal_as_printed(rule, left, right)
    return compare(left.value, right.value, None)


def _equal_as_printed(rule: Rule, left: Side, right: Side) -> bool:
    """A worked-out value that rounds to exactly the printed one agrees with it."""
    if rule.operator is not Operator.EQUALS or left.computed == right.computed:
        return False
    printed, worked_out = (right, left) if left.computed else (left, right)
    if printed.decimals is None or worked_out.decimals is not None:
        return False
    step = Decimal(1).scaleb(-printed.decimals)
    rounded = _as_number(worked_out.value).quantize(step, rounding=ROUND_HALF_UP)
    return rounded == _as_number(printed.value)


_SAMENESS = {Operator.EQUALS, Operator.SAME_TEXT}
_LARGE = 100


def _as_number(value: Value) -> Decimal:
    assert isinstance(value, Decimal)
    return value


def _kind(rule: Rule, left: Side, right: Side) -> FindingKind:
    if rule.kind is not None:
        return rule.kind
    if _rounding_explains(rule, left, right):
        return FindingKind.ROUNDING
    if rule.operator in _SAMENESS and _counts_something_else(left, right):
        return FindingKind.DIFFERENT_SCOPE
    facts = [*left.facts, *right.facts]
    one_table = len({fact.table for fact in facts}) == 1 and facts[0].table != ""
    one_sum = (left.computed or right.computed) and len({(f.passage.document, f.table) for f in facts}) == 1
    return FindingKind.WRONG if one_table or one_sum else FindingKind.CONTRADICTORY


def _rounding_explains(rule: Rule, left: Side, right: Side) -> bool:
    if not isinstance(left.value, Decimal) or not isinstance(right.value, Decimal):
        return False
    low, high = _as_number(left.low), _as_number(left.high)
    other_low, other_high = _as_number(right.low), _as_number(right.high)
    if rule.operator is Operator.AT_MOST:
        return low <= other_high
    if rule.operator is Operator.AT_LEAST:
        return high >= other_low
    return low <= other_high and other_low <= high


def _counts_something_else(left: Side, right: Side) -> bool:
    """Whether the two sides speak of another population, moment or state of knowledge."""
    if not left.facts or not right.facts:
        return False
    about_left, about_right = (
        ({f.scope for f in side.facts}, {f.horizon for f in side.facts}, {f.as_of for f in side.facts})
        for side in (left, right)
    )
    return about_left != about_right


def words_of(side: Side, other: Side) -> str:
    """A side's value as its text words it, with as many decimals as the comparison with the other side needs."""
    said = side.facts[0].said if side.facts and not side.computed else ""
    return said or bare(side.value, side.unit, _decimals(side, other))


def _decimals(side: Side, other: Side) -> int | None:
    if side.decimals is not None or not side.computed:
        return side.decimals
    if other.decimals is not None:
        return other.decimals + 1  # one digit more than printed shows why it differs
    return 0 if abs(_as_number(side.value)) >= _LARGE else 1


def _equals(left: Value, right: Value, tolerance: Decimal | None) -> bool:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return abs(left - right) <= (tolerance or 0)
    return left == right


def _at_most(left: Value, right: Value, tolerance: Decimal | None) -> bool:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left <= right + (tolerance or 0)
    return left <= right  # type: ignore[operator]


def _at_least(left: Value, right: Value, tolerance: Decimal | None) -> bool:
    return _at_most(right, left, tolerance)


def _before(left: Value, right: Value, tolerance: Decimal | None) -> bool:
    return left < right  # type: ignore[operator]


_COMPARISONS: dict[Operator, Callable[[Value, Value, Decimal | None], bool]] = {
    Operator.EQUALS: _equals,
    Operator.AT_MOST: _at_most,
    Operator.AT_LEAST: _at_least,
    Operator.BEFORE: _before,
    Operator.NOT_BEFORE: _at_least,
}
