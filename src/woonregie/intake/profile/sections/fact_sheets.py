# SPDX-License-Identifier: EUPL-1.2
"""fact-sheets/*.yaml: which printed figures a published fact sheet (gemeentekaart) shows, block by block."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from woonregie.factsheets.content import Chart
from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.kinds import Day, FigureCode, Slug, Title, YesNo
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import Coded, source_problems, unknown, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape, Source

Subject = Literal[
    "stock", "rents", "accessibility", "affordability", "arrears", "allocation", "energy", "labels", "solar",
    "developments", "projects", "task", "resilience",
]  # fmt: skip


class PanelShape(Shape):
    """Rows and columns of one printed table, single statements, or series of indicators; labels are our own."""

    title: str = ""
    table: FigureCode | None = None
    columns: dict[FigureCode, Title] = {}
    rows: dict[FigureCode, Title] = {}
    statements: dict[FigureCode, Title] = {}
    series: dict[str, Title] = {}
    chart: Chart = Chart.NONE
    note: str = ""

    @model_validator(mode="after")
    def _is_one_of_three(self) -> "PanelShape":
        is_table = bool(self.table and self.columns and self.rows)
        if sum((is_table, bool(self.statements), bool(self.series))) != 1:
            raise PydanticCustomError("one_of", "a table with columns and rows, statements, or series")
        return self


class BlockShape(Shape):
    subject: Subject
    note: str = ""
    panels: Annotated[list[PanelShape], Field(min_length=1)]
    source: Source


class FactSheetShape(Shape):
    municipality: Slug
    corporation: Slug
    on: Day
    title: Title
    note: str = ""
    published: YesNo = True
    blocks: Annotated[list[BlockShape], Field(min_length=1)]
    source: Source


def fact_sheet_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown parties, places, tables, rows, columns and statements; a sheet or figure that stands twice."""
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    series = {s.code for piece in content.sections.get("indicators", []) for s in piece.shape.series}
    seen: set[tuple[str, str, object]] = set()
    for piece in content.sections.get("fact_sheets", []):
        shape = piece.shape
        yield from unknown_codes(piece, [(("municipality",), shape.municipality)], known.places, _("Gebied"))
        yield from unknown_codes(piece, [(("corporation",), shape.corporation)], known.parties, _("Partij"))
        yield from source_problems(piece, known)
        key = (shape.municipality, shape.corporation, shape.on)
        if key in seen:
            message = _("Deze gemeentekaart staat er al met dezelfde datum.")
            yield piece.problem(message, _("Houd er één over, of geef een andere datum."), "on", value=shape.on)
        seen.add(key)
        for number, block in enumerate(shape.blocks):
            for place, panel in enumerate(block.panels):
                path = ("blocks", number, "panels", place)
                yield from _panel_problems(piece, panel, path, tables, known)
                named: Coded = [((*path, "series"), code) for code in panel.series]
                yield from unknown_codes(piece, named, series, _("Reeks"))


def _panel_problems(
    piece: Piece, panel: PanelShape, path: tuple[str | int, ...], tables: dict[str, object], known: Known
) -> Iterator[Problem]:
    for code in panel.statements:
        if code not in known.statements:
            yield piece.problem(*unknown(_("Cijfer"), code), *path, "statements", value=code)
    if panel.table is None:
        return
    if panel.table not in known.tables:
        yield piece.problem(*unknown(_("Tabel"), panel.table), *path, "table", value=panel.table)
        return
    table = tables.get(panel.table)
    for key, kind in (("columns", _("Kolom")), ("rows", _("Rij"))):
        for code in getattr(panel, key):
            if table is not None and code not in getattr(table, key):
                yield piece.problem(*unknown(kind, code), *path, key, value=code)


SECTION = Section(
    "fact_sheets", "fact-sheets/*.yaml", FactSheetShape, fact_sheet_problems, gettext_lazy("gemeentekaarten")
)
