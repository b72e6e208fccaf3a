# SPDX-License-Identifier: EUPL-1.2
"""stock/*.yaml: printed tables that count dwellings, and what their rows and columns stand for."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.kinds import Day, FigureCode, Horizon, Slug, Title, Whole, YesNo
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import source_problems, twice, unknown, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape

Axis = Literal["corporation", "place", "class"]


class QuestionShape(Shape):
    """Ask whether a delivery continues an earlier one, where a class differs by more than so many per cent."""

    beside: Slug
    more_than_percent: Whole


class StockShape(Shape):
    """One table. `ambiguous`: columns are the order of values in a row, not classes; `readings` are the classes.

    `names` says which party or place a row or column is, where the table calls it otherwise.
    """

    code: Slug
    title: Title
    dimension: Literal["rent", "rent_change", "bat", "bat_change", "type", "mutation"]
    municipality: Slug
    owners: Annotated[list[Slug], Field(min_length=1)]
    owner_set: Title
    table: FigureCode
    rows: Axis
    columns: Axis
    total: FigureCode = "totaal"
    names: dict[FigureCode, Slug] = {}
    skip: list[FigureCode] = []
    as_of: Day | None = None
    horizon: Horizon = ""
    ambiguous: YesNo = False
    readings: list[FigureCode] = []
    question: QuestionShape | None = None
    note: str = ""


def stock_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown tables, places and parties; rows and columns that stand for nothing; codes that stand twice."""
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    pieces = content.sections.get("stock", [])
    codes = {piece.shape.code for piece in pieces}
    seen: set[str] = set()
    for piece in pieces:
        shape = piece.shape
        if shape.code in seen:
            yield piece.problem(*twice(shape.code), "code", value=shape.code)
        seen.add(shape.code)
        yield from unknown_codes(piece, [(("municipality",), shape.municipality)], known.places, _("Gebied"))
        owners = [(("owners", i), code) for i, code in enumerate(shape.owners)]
        yield from unknown_codes(piece, list(owners), known.parties, _("Partij"))
        yield from source_problems(piece, known)
        if shape.question is not None and shape.question.beside not in codes:
            words = unknown(_("Levering"), shape.question.beside)
            yield piece.problem(*words, "question", "beside", value=shape.question.beside)
        if shape.table not in known.tables:
            yield piece.problem(*unknown(_("Tabel"), shape.table), "table", value=shape.table)
        elif shape.table in tables:
            yield from _axis_problems(piece, tables[shape.table], known)


def _axis_problems(piece: Piece, table: Any, known: Known) -> Iterator[Problem]:
    shape = piece.shape
    if shape.rows == shape.columns or "class" not in (shape.rows, shape.columns):
        message = _("Rijen en kolommen staan voor iets verschillends, en één van beide voor de klassen.")
        yield piece.problem(message, _("Kies voor één van beide class."), "rows", value=shape.rows)
    for axis, codes in ((shape.rows, table.rows), (shape.columns, table.columns)):
        there = {"place": known.places, "corporation": known.parties}.get(axis)
        for printed in codes:
            code = shape.names.get(printed, printed)
            if there is not None and printed not in (shape.total, *shape.skip) and code not in there:
                kind = _("Gebied") if axis == "place" else _("Partij")
                yield piece.problem(*unknown(kind, code), "table", value=code)


SECTION = Section("stock", "stock/*.yaml", StockShape, stock_problems, gettext_lazy("tellingen van woningen"))
