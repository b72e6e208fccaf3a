# SPDX-License-Identifier: EUPL-1.2
"""Check the figures of a profile folder without loading it."""

from pathlib import Path
from typing import Any

from woonregie.figures.models import ConsistencyRule
from woonregie.figures.queries import rule_of
from woonregie.intake.profile.figure_checks import expanded
from woonregie.intake.profile.reading import read_profile
from woonregie.intake.services.store_figures import rule_fields
from woonregie_core.figures.model import Book, Fact, Passage, Precision, Table
from woonregie_core.figures.rules import CheckResult, check


def check_folder(folder: Path) -> CheckResult:
    """The outcome of all rules of a profile.

    Raises:
        Rejected: the folder holds a mistake; a rule that names what is not there is one.
    """
    content = read_profile(folder)
    shapes = {piece.shape.id: piece.shape for piece in content.tables}
    tables = {code: _table(shape) for code, shape in shapes.items()}
    statements = {piece.shape.id: _fact(piece.shape) for piece in content.statements}
    rules = [
        rule_of(ConsistencyRule(**rule_fields(rule)))
        for piece in content.rules
        for rule in expanded(piece, shapes)
    ]
    return check(sorted(rules, key=lambda rule: rule.code), Book(tables, statements))


def _table(shape: Any) -> Table:
    return Table(
        code=shape.id,
        title=shape.title,
        unit=shape.unit,
        scope=shape.scope,
        passage=_passage(shape.source),
        columns=tuple(shape.columns),
        rows=shape.rows,
        measure=shape.measure,
        horizon=shape.horizon,
        as_of=shape.as_of,
        decimals=shape.decimals,
        row_lines=shape.lines,
        row_units=shape.row_units,
        labels=shape.labels,
    )


def _fact(shape: Any) -> Fact:
    return Fact(
        label=shape.title,
        value=shape.value if shape.value is not None else shape.date or shape.text,
        passage=_passage(shape.source),
        unit=shape.unit,
        measure=shape.measure,
        scope=shape.scope,
        horizon=shape.horizon,
        as_of=shape.as_of,
        precision=Precision(shape.precision),
        decimals=shape.decimals,
        said=shape.said,
    )


def _passage(source: Any) -> Passage:
    return Passage(source.document, source.section, "" if source.lines == "0" else source.lines)
