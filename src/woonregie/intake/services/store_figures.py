# SPDX-License-Identifier: EUPL-1.2
"""Store the figures of a profile: tables, statements, and rules written out one by one."""

from typing import Any

from woonregie.figures.models import ConsistencyRule, FigureTable, Statement
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.figure_checks import expanded
from woonregie.intake.services.store_ground import Passages
from woonregie.intake.services.upsert import Changes, upsert


def store_figures(content: ProfileContent, passages: Passages, changes: Changes) -> None:
    """Store all tables, statements and rules."""
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    upsert(FigureTable, ("code",), [_table(shape, passages) for shape in tables.values()], changes)
    statements = [_statement(piece.shape, passages) for piece in content.statements]
    upsert(Statement, ("code",), statements, changes)
    rules = [rule for piece in content.rules for rule in expanded(piece, tables)]
    upsert(ConsistencyRule, ("code",), [rule_fields(rule) for rule in rules], changes)


def _table(shape: Any, passages: Passages) -> dict[str, Any]:
    cells = {row: [_cell(cell) for cell in values] for row, values in shape.rows.items()}
    return {
        "code": shape.id,
        "title": shape.title,
        "measure": shape.measure,
        "unit": shape.unit,
        "scope": shape.scope,
        "horizon": shape.horizon,
        "as_of": shape.as_of,
        "decimals": shape.decimals,
        "columns": list(shape.columns),
        "rows": cells,
        "row_lines": dict(shape.lines),
        "row_units": dict(shape.row_units),
        "labels": dict(shape.labels),
        "notes": shape.notes,
        "passage_id": passages.id_of(shape.source),
    }


def _cell(cell: Any) -> Any:
    """Numbers as text, so that no decimal is lost; a dash and an empty cell stay what they are."""
    return cell if cell is None or cell == "-" else str(cell)


def _statement(shape: Any, passages: Passages) -> dict[str, Any]:
    return {
        "code": shape.id,
        "title": shape.title,
        "value": shape.value,
        "text": shape.text,
        "date": shape.date,
        "said": shape.said,
        "unit": shape.unit,
        "measure": shape.measure,
        "scope": shape.scope,
        "horizon": shape.horizon,
        "as_of": shape.as_of,
        "precision": shape.precision,
        "decimals": shape.decimals,
        "notes": shape.notes,
        "passage_id": passages.id_of(shape.source),
    }


def rule_fields(rule: dict[str, Any]) -> dict[str, Any]:
    """The fields of a written-out rule as they are stored."""
    return {
        "code": rule["id"],
        "title": rule["title"],
        "importance": rule["importance"],
        "definition": {key: value for key, value in rule.items() if key not in ("id", "title", "importance")},
    }
