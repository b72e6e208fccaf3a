# SPDX-License-Identifier: EUPL-1.2
"""What the connectors have in common: find the table, read it with a mapping."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading, RegionReader, extract
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.periods import period_code, year_in
from woonregie.intake.opendata.regions import region_code
from woonregie.intake.opendata.statline import table_id
from woonregie.intake.opendata.table import heading_key, heading_row, table_at


@dataclass(frozen=True)
class Asked:
    """What the person who reads a file in says about it; empty and None mean that the file has to say it.

    `names` are spellings of places (folded) with the code of the place; `postcodes` are those worth counting,
    none meaning all.
    """

    period: str = ""
    division: int | None = None
    mapping: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    postcodes: frozenset[str] = frozenset()


def keys_of(mapping: ConnectorMapping) -> set[str]:
    """Every heading that the mapping knows, as headings are compared."""
    names = [*mapping.region, *mapping.period, *(name for column in mapping.columns for name in column.headings)]
    return {heading_key(name) for name in names}


def find(grids: Collection[Grid], keys: Collection[str], needed: Collection[str]) -> tuple[Grid, int] | None:
    """The sheet and row with the most known headings, among which at least one that is needed."""
    found = []
    for grid in grids:
        position = heading_row(grid, keys)
        if position is None:
            continue
        headings = {heading_key(cell) for cell in grid.head[position] if cell not in ("", None)}
        if headings & set(needed):
            found.append((len(headings & set(keys)), grid, position))
    return max(found, key=lambda each: each[0])[1:] if found else None


def read_with(
    delivered: Delivered,
    where: tuple[Grid, int],
    mapping: ConnectorMapping,
    asked: Asked,
    region_of: RegionReader = region_code,
) -> Reading:
    """Read a table with a mapping; period and division come from who asks, else the table's number, else names.

    Raises:
        Rejected: the table cannot be used.
    """
    grid, position = where
    number = table_id(delivered)
    known = mapping.tables.get(number)
    year = year_in(grid.sheet) or year_in(delivered.name)
    period = period_code(asked.period) or (known.period if known else "") or year
    division = asked.division or (known.division if known else None)
    if division is None and mapping.connector == "kwb" and period.isdecimal():
        division = int(period)
    return extract(table_at(grid, position), mapping, period, division, number, region_of)
