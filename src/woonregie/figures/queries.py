# SPDX-License-Identifier: EUPL-1.2
"""The stored figures as the core wants them, and the check of all rules. Three queries."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from woonregie.access.grant import Grant
from woonregie.figures.models import ConsistencyRule, FigureTable, Statement
from woonregie.sources.models import Passage as StoredPassage
from woonregie_core.figures.expressions import parse
from woonregie_core.figures.model import Book, Fact, Passage, Precision, Table
from woonregie_core.figures.rules import CheckResult, FindingKind, Operator, Outcome, Rule, check

_KIND_ORDER = list(FindingKind)
_IMPORTANCE_ORDER = ["high", "medium", "low"]


@dataclass(frozen=True)
class FindingFilter:
    """What the reader asked for; an empty field asks for nothing."""

    kind: str = ""
    importance: str = ""
    document: str = ""
    text: str = ""


@dataclass(frozen=True)
class Checked:
    """The outcome of all rules, with the stored passage of every printed figure."""

    result: CheckResult
    passages: dict[Passage, StoredPassage]

    def findings(self, asked: FindingFilter) -> list[Outcome]:
        """Findings asked for, the gravest kind and importance first."""
        found = [outcome for outcome in self.result.findings if _fits(outcome, asked)]
        return sorted(found, key=_weight)


def check_figures(grant: Grant) -> Checked:
    """Check every rule. The figures come from published documents, so everybody may read the outcome."""
    tables = list(FigureTable.objects.select_related("passage__document", "passage__dataset"))
    statements = list(Statement.objects.select_related("passage__document", "passage__dataset"))
    book = Book({row.code: table_of(row) for row in tables}, {row.code: _fact(row) for row in statements})
    result = check(sorted((rule_of(row) for row in ConsistencyRule.objects.all()), key=lambda r: r.code), book)
    passages = [row.passage for row in tables] + [row.passage for row in statements]
    stored = {passage_of(passage): passage for passage in passages}
    stored |= {fact.passage: tables_passage for fact, tables_passage in _cell_passages(tables)}
    return Checked(result, stored)


def table_by_code(code: str) -> FigureTable | None:
    """One printed table with its source."""
    return FigureTable.objects.select_related("passage__document", "passage__dataset").filter(code=code).first()


def table_of(row: FigureTable) -> Table:
    """A stored table as the core wants it."""
    return Table(
        code=row.code,
        title=row.title,
        unit=row.unit,
        scope=row.scope,
        passage=passage_of(row.passage),
        columns=tuple(row.columns),
        rows={name: [_cell(cell) for cell in cells] for name, cells in row.rows.items()},
        measure=row.measure,
        horizon=row.horizon,
        as_of=row.as_of,
        decimals=row.decimals,
        row_lines=row.row_lines,
        row_units=row.row_units,
        labels=row.labels,
    )


def rule_of(row: ConsistencyRule) -> Rule:
    """A stored rule as the core wants it."""
    stated = row.definition
    return Rule(
        code=row.code,
        title=row.title,
        left=parse(stated["left"]),
        operator=Operator(stated["operator"]),
        right=parse(stated["right"]),
        explanation=stated["explanation"],
        importance=row.importance,
        tolerance=Decimal(stated["tolerance"]),
        kind=FindingKind(stated["kind"]) if stated["kind"] else None,
        kind_reason=stated["kind_reason"],
    )


def passage_of(stored: StoredPassage) -> Passage:
    """A stored passage as the core wants it."""
    origin = stored.document or stored.dataset
    first, last = stored.first_line, stored.last_line
    lines = "" if first is None else str(first) if last in (None, first) else f"{first}-{last}"
    return Passage(origin.code if origin else "", stored.section, lines)


def _fact(row: Statement) -> Fact:
    value: Decimal | date | str | None = row.value if row.value is not None else row.date or row.text or None
    return Fact(
        label=row.title,
        value=value,
        passage=passage_of(row.passage),
        unit=row.unit,
        measure=row.measure,
        scope=row.scope,
        horizon=row.horizon,
        as_of=row.as_of,
        precision=Precision(row.precision),
        decimals=row.decimals,
        said=row.said,
    )


def _cell(cell: str | None) -> Decimal | str | None:
    return cell if cell is None or cell == "-" else Decimal(cell)


def _cell_passages(tables: list[FigureTable]) -> list[tuple[Fact, StoredPassage]]:
    """A cell's passage names its own row; its link goes to the table's passage."""
    return [(table_of(row).fact(name, row.columns[0]), row.passage) for row in tables for name in row.rows]


def _fits(outcome: Outcome, asked: FindingFilter) -> bool:
    documents = {fact.passage.document for side in (outcome.left, outcome.right) for fact in side.facts}
    said = f"{outcome.rule.title} {outcome.explanation} {outcome.rule.code}".casefold()
    return (
        (not asked.kind or outcome.kind == asked.kind)
        and (not asked.importance or outcome.rule.importance == asked.importance)
        and (not asked.document or asked.document in documents)
        and (not asked.text or asked.text.casefold() in said)
    )


def _weight(outcome: Outcome) -> tuple[int, int, str]:
    assert outcome.kind is not None
    importance = _IMPORTANCE_ORDER.index(outcome.rule.importance)
    return (_KIND_ORDER.index(outcome.kind), importance, outcome.rule.code)
