# SPDX-License-Identifier: EUPL-1.2
"""The room that is left before the agreed share of affordable dwellings breaks."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.sources.models import Passage
from woonregie.stock.models import StockCount
from woonregie.stock.queries.deliveries import Table, deliveries
from woonregie.stock.queries.parts import Part
from woonregie_core.policy.parameters import DatedValue, UnknownParameter
from woonregie_core.stock.headroom import Headroom, headroom
from woonregie_core.stock.rent_classes import AFFORDABLE, RentClass

RULE = "stock.affordable_share_percent"


@dataclass(frozen=True)
class RoomRow:
    """The room of one corporation, or of all together, with what it becomes when the plans go on.

    Attributes:
        affordable, others: the counts that were added up, each with its source.
        before: the room at the beginning of the period: the stock at its end less the printed changes.
    """

    part: Part
    now: Headroom
    before: Headroom | None
    cells: list[StockCount]

    @property
    def percent(self) -> float | None:
        """The present share, for showing."""
        return None if self.now.percent is None else float(self.now.percent)

    @property
    def passage(self) -> Passage | None:
        """Where the counts stand."""
        return self.cells[0].passage if self.cells else None


@dataclass(frozen=True)
class RoomPage:
    """The room of everybody, and the rule that it is about; no rule, no room."""

    table: Table | None
    rule: DatedValue | None
    rows: list[RoomRow]


def room(grant: Grant, on: date, municipality: str = "") -> RoomPage:
    """The room per corporation in the last count by rent class. Eight queries."""
    try:
        rule = current_policy().on(on).dated(RULE)
    except UnknownParameter:
        return RoomPage(None, None, [])
    tables = deliveries(grant, "rent", municipality)
    if not tables:
        return RoomPage(None, rule, [])
    changes = deliveries(grant, "rent_change", municipality)
    share = Fraction(str(rule.value))
    table = tables[-1]
    parts = [part for part, _cells in table.rows if not part.is_all]
    change = {part.corporation: cells for part, cells in changes[-1].rows} if changes else {}
    rows = [_row(part, dict(table.rows)[part], change.get(part.corporation, {}), share) for part in parts]
    return RoomPage(table, rule, [*rows, _together(rows, share)] if rows else [])


def _row(part: Part, cells: dict[str, StockCount], change: dict[str, StockCount], share: Fraction) -> RoomRow:
    affordable, others = counts_of(cells)
    grown, other_growth = counts_of(change)
    start, rest = affordable - grown, others - other_growth
    sane = bool(change) and start >= 0 and rest >= 0
    return RoomRow(
        part,
        headroom(affordable, affordable + others, share),
        headroom(start, start + rest, share) if sane else None,
        [cell for code, cell in cells.items() if code != "totaal"],
    )


def _together(rows: list[RoomRow], share: Fraction) -> RoomRow:
    affordable = sum(row.now.affordable for row in rows)
    total = sum(row.now.total for row in rows)
    starts = [row.before for row in rows if row.before is not None]
    before = None
    if len(starts) == len(rows):
        before = headroom(sum(each.affordable for each in starts), sum(each.total for each in starts), share)
    cells = [cell for row in rows for cell in row.cells]
    return RoomRow(Part(), headroom(affordable, total, share), before, cells)


def counts_of(cells: dict[str, StockCount]) -> tuple[int, int]:
    """Affordable and other dwellings of a row; a printed total is left out, for it may be wrong."""
    affordable = sum(cells[code].count or 0 for code in AFFORDABLE if code in cells)
    others = sum(cells[code].count or 0 for code in RentClass if code not in AFFORDABLE and code in cells)
    return affordable, others
