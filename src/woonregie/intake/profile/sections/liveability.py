# SPDX-License-Identifier: EUPL-1.2
"""liveability/*.yaml: lines of the fund, teams of residents and phases of areas, mostly from printed tables."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.kinds import Day, FigureCode, Slug, Text, Title
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import Coded, source_problems, twice, unknown, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape, Source


class EarmarkShape(Shape):
    """A part of a line for one purpose; the amount stands in a statement."""

    code: Slug
    title: Title
    statement: FigureCode
    source: Source


class FundLineShape(Shape):
    kind: Literal["fund_line"]
    code: Slug
    title: Annotated[Text, Field(max_length=160)]
    purpose: str = ""
    places: Annotated[list[Slug], Field(min_length=1)]
    table: FigureCode
    row: FigureCode
    column: FigureCode
    on: Day
    earmarks: list[EarmarkShape] = []


class TeamsShape(Shape):
    """A printed table with a team in every filled cell: rows are places, columns are corporations."""

    kind: Literal["teams"]
    table: FigureCode
    note: Annotated[str, Field(max_length=300)] = ""


class AreaPhaseShape(Shape):
    kind: Literal["area_phase"]
    phase: Literal["finishing", "restarting", "anticipating"]
    places: Annotated[list[Slug], Field(min_length=1)]
    since: Day | None = None
    note: Annotated[str, Field(max_length=300)] = ""
    source: Source


LiveabilityShape = Annotated[FundLineShape | TeamsShape | AreaPhaseShape, Field(discriminator="kind")]


def liveability_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown tables, rows, columns, statements, places and parties; codes that stand twice."""
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    seen: set[str] = set()
    for piece in content.sections.get("liveability", []):
        shape = piece.shape
        yield from source_problems(piece, known)
        places: Coded = [(("places", i), code) for i, code in enumerate(getattr(shape, "places", []))]
        yield from unknown_codes(piece, places, known.places, _("Gebied"))
        if isinstance(shape, FundLineShape):
            yield from _fund_line_problems(piece, shape, tables, known, seen)
        elif isinstance(shape, TeamsShape):
            yield from _team_problems(piece, shape, tables, known)


def _fund_line_problems(
    piece: Piece, shape: FundLineShape, tables: dict[str, object], known: Known, seen: set[str]
) -> Iterator[Problem]:
    if shape.code in seen:
        yield piece.problem(*twice(shape.code), "code", value=shape.code)
    seen.add(shape.code)
    for number, earmark in enumerate(shape.earmarks):
        if earmark.statement not in known.statements:
            words = unknown(_("Cijfer"), earmark.statement)
            yield piece.problem(*words, "earmarks", number, "statement", value=earmark.statement)
    if shape.table not in known.tables:
        yield piece.problem(*unknown(_("Tabel"), shape.table), "table", value=shape.table)
        return
    table = tables.get(shape.table)
    for key, kind in (("row", _("Rij")), ("column", _("Kolom"))):
        code = getattr(shape, key)
        if table is not None and code not in getattr(table, f"{key}s"):
            yield piece.problem(*unknown(kind, code), key, value=code)


def _team_problems(piece: Piece, shape: TeamsShape, tables: dict[str, object], known: Known) -> Iterator[Problem]:
    if shape.table not in known.tables:
        yield piece.problem(*unknown(_("Tabel"), shape.table), "table", value=shape.table)
        return
    table = tables.get(shape.table)
    for code in getattr(table, "rows", {}):
        if code not in known.places:
            yield piece.problem(*unknown(_("Gebied"), code), "table", value=code)
    for code in getattr(table, "columns", []):
        if code not in known.parties:
            yield piece.problem(*unknown(_("Partij"), code), "table", value=code)


SECTION = Section(
    "liveability",
    "liveability/*.yaml",
    LiveabilityShape,
    liveability_problems,
    gettext_lazy("budgetten, teams en fasen van gebieden"),
)
