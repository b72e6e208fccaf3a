# SPDX-License-Identifier: EUPL-1.2
"""Whether the rules of a profile name tables, cells and statements that exist."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.known import Known
from woonregie_core.figures.expressions import CellRef, ExpressionError, StatementRef, SumOf, parse, references


def figure_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    """Unknown sources of figures, and rules that cannot be read or name what is not there."""
    for piece in (*content.tables, *content.statements):
        if piece.shape.source.document not in known.sources:
            code = piece.shape.source.document
            message = _("Bron ‘%(code)s’ bestaat niet in dit profiel.") % {"code": code}
            yield piece.problem(message, _("Verbeter de code van het document."), "source", value=code)
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    statements = {piece.shape.id for piece in content.statements}
    for piece in content.rules:
        if piece.shape.table and piece.shape.table not in tables:
            message = _("Tabel ‘%(code)s’ bestaat niet.") % {"code": piece.shape.table}
            yield piece.problem(message, _("Verbeter de code van de tabel."), "table", value=piece.shape.table)
            continue
        for rule in expanded(piece, tables):
            yield from _side_problems(piece, rule, tables, statements)


def expanded(piece: Piece, tables: dict[str, Any]) -> list[dict[str, Any]]:
    """A rule as plain data; one with `for_each` once for every column or row of its table."""
    shape = piece.shape
    if not shape.for_each:
        return [_as_data(shape, shape.id, "")]
    table = tables[shape.table]
    names = list(table.columns) if shape.for_each == "columns" else list(table.rows)
    return [_as_data(shape, f"{shape.id}-{name}", name) for name in names if name not in shape.skip]


def _as_data(shape: Any, code: str, each: str) -> dict[str, Any]:
    return {
        "id": code,
        "title": f"{shape.title}: {each}" if each else shape.title,
        "left": _filled(shape.left, each),
        "operator": shape.operator,
        "right": _filled(shape.right, each),
        "tolerance": str(shape.tolerance),
        "importance": shape.importance,
        "kind": shape.kind,
        "kind_reason": shape.kind_reason,
        "explanation": shape.explanation.replace("{each}", each),
    }


def _filled(expression: Any, each: str) -> Any:
    if isinstance(expression, str):
        return expression.replace("{each}", each)
    if isinstance(expression, dict):
        return {key: _filled(value, each) for key, value in expression.items()}
    if isinstance(expression, list):
        return [_filled(value, each) for value in expression]
    return float(expression) if isinstance(expression, Decimal) else expression


def _side_problems(
    piece: Piece, rule: dict[str, Any], tables: dict[str, Any], statements: set[str]
) -> Iterator[Problem]:
    for side in ("left", "right"):
        try:
            named = references(parse(rule[side]))
        except ExpressionError as error:
            yield piece.problem(str(error), _("Kijk naar de voorbeelden in profiles/README.md."), side)
            continue
        for reference in named:
            if not _exists(reference, tables, statements):
                message = _("%(reference)s bestaat niet.") % {"reference": _in_words(reference)}
                yield piece.problem(message, _("Verbeter de verwijzing naar tabel, rij of kolom."), side)


def _exists(reference: StatementRef | CellRef | SumOf, tables: dict[str, Any], statements: set[str]) -> bool:
    if isinstance(reference, StatementRef):
        return reference.code in statements
    table = tables.get(reference.table)
    if table is None:
        return False
    row_fits = reference.row == "*" or reference.row in table.rows
    return row_fits and (reference.column == "*" or reference.column in table.columns)


def _in_words(reference: StatementRef | CellRef | SumOf) -> str:
    if isinstance(reference, StatementRef):
        return f"‘{reference.code}’"
    return f"‘{reference.table}/{reference.row}/{reference.column}’"
