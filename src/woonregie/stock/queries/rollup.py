# SPDX-License-Identifier: EUPL-1.2
"""Projects added up beside the printed tables, by corporation and by neighbourhood."""

from dataclasses import dataclass

from woonregie.access.grant import Grant
from woonregie.stock.queries.deliveries import Table, deliveries
from woonregie.stock.queries.parts import Part
from woonregie.stock.queries.projects import ProjectFilter, ProjectRow, projects
from woonregie_core.stock.rollup import Compared, Key, compare

PRINTED = {
    "nieuwbouw": "new_build",
    "sloop": "demolition",
    "renovatie": "renovation",
    "renovaties": "renovation",
    "verkoop": "sale",
    "aankoop": "purchase",
}


@dataclass(frozen=True)
class Rollup:
    """One printed table beside the sums of the projects; `parts` gives names to the keys."""

    table: Table
    cells: list[Compared]
    parts: dict[str, Part]

    @property
    def differing(self) -> list[Compared]:
        """Cells where both say something, and something else."""
        return [cell for cell in self.cells if cell.fit in ("fewer", "more")]


def rollups(grant: Grant, municipality: str = "") -> list[Rollup]:
    """Every table of changes beside the projects. Six queries."""
    rows = [row for row in projects(grant, ProjectFilter(place=municipality)) if row.project.kind != "study"]
    return [_rollup(table, rows) for table in deliveries(grant, "mutation", municipality)]


def _rollup(table: Table, rows: list[ProjectRow]) -> Rollup:
    by_place = any(part.place for part, _cells in table.rows)
    parts = {part.place or part.corporation: part for part, _cells in table.rows if not part.is_all}
    printed: dict[Key, int | None] = {
        (part.place or part.corporation, PRINTED[code]): cell.count
        for part, cells in table.rows
        for code, cell in cells.items()
        if code in PRINTED and not part.is_all
    }
    kinds = {kind for _code, kind in printed}
    counted = [
        ((code, row.project.kind), row.amount)
        for row in rows
        if (code := _code(row, by_place)) in parts and row.project.kind in kinds
    ]
    return Rollup(table, compare(counted, printed), parts)


def _code(row: ProjectRow, by_place: bool) -> str:
    owner = row.project.place if by_place else row.project.corporation
    return owner.code if owner else ""
