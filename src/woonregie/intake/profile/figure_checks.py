# SPDX-License-Identifier: EUPL-1.2
"""Whether the rules of a profile name tables, cells and statements that exist."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import source_problems, twice
from woonregie_core.figures.expressions import CellRef, ExpressionError, StatementRef, SumOf, parse, references
from woonregie_core.figures.model import name_of


def figure_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    """Tables that do not fit together, and rules that cannot be read or name what is not there."""
    for piece in (*content.tables, *content.statements):
        yield from source_problems(piece, known)
    for piece in content.tables:
        yield from _table_problems(piece)
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    codes: dict[str, bool] = {}  # whether the code stands in the file itself; those are compared elsewhere
    for piece in content.rules:
        if piece.shape.table and piece.shape.table not in tables:
            if piece.shape.table not in known.tables:
                message = _("Tabel ‘%(code)s’ bestaat niet.") % {"code": piece.shape.table}
                yield piece.problem(message, _("Verbeter de code."), "table", value=piece.shape.table)
            continue
        yield from _skip_problems(piece, tables)
        for rule in expanded(piece, tables):
            yield from _rule_problems(piece, rule, tables, known)
            itself = rule["id"] == piece.shape.id
            if rule["id"] in codes and not (itself and codes[rule["id"]]):
                yield piece.problem(*twice(rule["id"]), "id", value=rule["id"])
            codes[rule["id"]] = itself


def _table_problems(piece: Piece) -> Iterator[Problem]:
    shape = piece.shape
    for row, cells in shape.rows.items():
        if len(cells) != len(shape.columns):
            message = _("Rij ‘%(row)s’ heeft %(n)s cellen; de kop heeft er %(wanted)s.")
            words = message % {"row": row, "n": len(cells), "wanted": len(shape.columns)}
            yield piece.problem(words, _("Schrijf null waar een cel leeg is."), "rows", row)
    rows, names = set(shape.rows), {*shape.rows, *shape.columns}
    for key, known in (("lines", rows), ("row_units", rows), ("labels", names)):
        for name in getattr(shape, key):
            if name not in known:
                yield piece.problem(*_no_such(name), key, name, value=name)


def _no_such(name: str) -> tuple[str, str]:
    message = _("‘%(name)s’ is geen rij of kolom van deze tabel.") % {"name": name}
    return message, _("Schrijf de naam precies zoals in de tabel.")


def _skip_problems(piece: Piece, tables: dict[str, Any]) -> Iterator[Problem]:
    shape = piece.shape
    for index, name in enumerate(shape.skip):
        if not shape.for_each or name not in _names(tables[shape.table], shape.for_each):
            yield piece.problem(*_no_such(name), "skip", index, value=name)


def _names(table: Any, each: str) -> list[str]:
    return list(table.columns) if each == "columns" else list(table.rows)


def expanded(piece: Piece, tables: dict[str, Any]) -> list[dict[str, Any]]:
    """A rule as plain data; one with `for_each` once for every column or row of its table."""
    shape = piece.shape
    if not shape.for_each:
        return [_as_data(shape, shape.id, "")]
    table = tables[shape.table]
    names = [name for name in _names(table, shape.for_each) if name not in shape.skip]
    return [_as_data(shape, f"{shape.id}-{name}", name, name_of(name, table.labels)) for name in names]


def _as_data(shape: Any, code: str, each: str, label: str = "") -> dict[str, Any]:
    return {
        "id": code,
        "title": f"{shape.title}: {label}" if each else shape.title,
        "left": _filled(shape.left, each),
        "operator": shape.operator,
        "right": _filled(shape.right, each),
        "tolerance": str(shape.tolerance),
        "importance": shape.importance,
        "kind": shape.kind,
        "kind_reason": shape.kind_reason,
        "explanation": shape.explanation.replace("{each}", label),
    }


def _filled(expression: Any, each: str) -> Any:
    if isinstance(expression, str):
        return expression.replace("{each}", each)
    if isinstance(expression, dict):
        return {key: _filled(value, each) for key, value in expression.items()}
    if isinstance(expression, list):
        return [_filled(value, each) for value in expression]
    return float(expression) if isinstance(expression, Decimal) else expression


def _rule_problems(piece: Piece, rule: dict[str, Any], tables: dict[str, Any], known: Known) -> Iterator[Problem]:
    for side in ("left", "right"):
        try:
            named = references(parse(rule[side]))
        except (ExpressionError, RecursionError, ArithmeticError) as error:
            words = _("Regel ‘%(rule)s’: %(error)s") % {"rule": rule["id"], "error": error}
            yield piece.problem(words, _("Kijk naar de voorbeelden in profiles/README.md."), side)
            continue
        for reference in named:
            if not _exists(reference, tables, known):
                message = _("Regel ‘%(rule)s’ noemt %(reference)s, maar dat bestaat niet.")
                words = message % {"rule": rule["id"], "reference": _in_words(reference)}
                yield piece.problem(words, _("Verbeter de verwijzing naar tabel, rij of kolom."), side)


def _exists(reference: StatementRef | CellRef | SumOf, tables: dict[str, Any], known: Known) -> bool:
    if isinstance(reference, StatementRef):
        return reference.code in known.statements
    table = tables.get(reference.table)
    if table is None:
        return reference.table in known.tables
    row_fits = reference.row == "*" or reference.row in table.rows
    column_fits = reference.column == "*" or reference.column in table.columns
    if isinstance(reference, SumOf):
        summed = table.rows if reference.row == "*" else table.columns
        return row_fits and column_fits and all(name in summed for name in reference.without)
    return row_fits and column_fits


def _in_words(reference: StatementRef | CellRef | SumOf) -> str:
    if isinstance(reference, StatementRef):
        return f"‘{reference.code}’"
    left_out = f" − {', '.join(sorted(reference.without))}" if isinstance(reference, SumOf) else ""
    return f"‘{reference.table}/{reference.row}/{reference.column}{left_out}’"
