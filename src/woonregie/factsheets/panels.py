# SPDX-License-Identifier: EUPL-1.2
"""From the panels that a fact sheet names to figures with their passages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from woonregie.access.grant import Grant
from woonregie.factsheets.content import Chart, Figure, Panel, Row
from woonregie.figures.models import FigureTable, Statement
from woonregie.indicators.queries.area import SeriesOverPlaces, series_over_places
from woonregie.indicators.queries.points import Point, SeriesInfo
from woonregie.sources.models import Passage


def codes_in(panels: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str], set[str]]:
    """The codes of all tables, all statements and all series that panels refer to."""
    panels = list(panels)
    tables = {panel["table"] for panel in panels if panel.get("table")}
    statements = {code for panel in panels for code in panel.get("statements", {})}
    return tables, statements, {code for panel in panels for code in panel.get("series", {})}


def cells_in(panels: Iterable[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    """Every cell that panels show, as table, row and column; a statement is ("", code, "")."""
    found = {("", code, "") for panel in panels for code in panel.get("statements", {})}
    for panel in panels:
        rows, columns = panel.get("rows", {}), panel.get("columns", {})
        found |= {(panel.get("table", ""), row, column) for row in rows for column in columns}
    return found


@dataclass(frozen=True)
class Printed:
    """The figures by code, and the passages of single rows by document, section and line.

    `series` holds the latest value of each series in the municipality.
    """

    tables: Mapping[str, FigureTable]
    statements: Mapping[str, Statement]
    lines: Mapping[tuple[int | None, str, int], Passage]
    series: Mapping[str, SeriesOverPlaces]

    def panel(self, wanted: Mapping[str, Any]) -> Panel:
        """One panel with its figures filled in."""
        chart = Chart(wanted.get("chart", "none"))
        if wanted.get("table"):
            table = self.tables[wanted["table"]]
            rows = [self._row(table, code, label, wanted["columns"]) for code, label in wanted["rows"].items()]
            columns = tuple(wanted["columns"].values())
            return Panel(wanted.get("title", ""), columns, tuple(rows), chart, wanted.get("note", ""))
        rows = [Row(label, (self._stated(code),)) for code, label in wanted.get("statements", {}).items()]
        rows += [row for code, label in wanted.get("series", {}).items() for row in self._measured(code, label)]
        return Panel(wanted.get("title", ""), (), tuple(rows), chart, wanted.get("note", ""))

    def _row(self, table: FigureTable, code: str, label: str, columns: Iterable[str]) -> Row:
        cells = dict(zip(table.columns, table.rows[code], strict=True))
        unit, passage = table.row_units.get(code, table.unit), self._passage(table, code)
        return Row(label, tuple(Figure(_number(cells[c]), unit, table.decimals, passage) for c in columns))

    def _passage(self, table: FigureTable, row: str) -> Passage:
        line = table.row_lines.get(row)
        key = (table.passage.document_id, table.passage.section, line)
        return self.lines.get(key, table.passage)

    def _measured(self, code: str, label: str) -> list[Row]:
        """The latest value of a series with its period; nothing where the municipality has none."""
        series = self.series.get(code)
        points = list(series.points.values()) if series else []
        return [
            Row(f"{label}, {point.label}", (_measured_figure(series.series, point),))
            for point in points
            if series is not None
        ]

    def _stated(self, code: str) -> Figure:
        stated = self.statements[code]
        value = stated.value.normalize() if stated.value is not None else None
        is_about = stated.precision == "approximate"
        return Figure(value, stated.unit, stated.decimals, stated.passage, is_about)


def printed_figures(grant: Grant, panels: list[Any], municipality: int) -> Printed:
    """Everything that panels refer to. Three queries, and four for each series."""
    tables, statements, series = codes_in(panels)
    origins = ("passage__document", "passage__dataset")
    found = {t.code: t for t in FigureTable.objects.filter(code__in=tables).select_related(*origins)}
    said = Statement.objects.filter(code__in=statements).select_related(*origins)
    documents = {table.passage.document_id for table in found.values()}
    lines = {line for table in found.values() for line in table.row_lines.values()}
    passages = Passage.objects.filter(document__in=documents, first_line__in=lines)
    single = [p for p in passages.select_related("document", "dataset") if p.first_line == p.last_line]
    by_line = {(p.document_id, p.section, p.first_line or 0): p for p in single}
    measured = {code: series_over_places(grant, code, [municipality]) for code in sorted(series)}
    known = {code: one for code, one in measured.items() if one is not None}
    return Printed(found, {s.code: s for s in said}, by_line, known)


def _measured_figure(series: SeriesInfo, point: Point) -> Figure:
    value = None if point.value is None else round(Decimal(str(point.value)), max(series.decimals, 0))
    return Figure(value, series.unit, series.decimals, point.passage)


def _number(cell: str | None) -> Decimal | None:
    return None if cell is None or cell == "-" else Decimal(cell)
