# SPDX-License-Identifier: EUPL-1.2
"""Any other table, read with a mapping that somebody saved; areas by code or by a name that we know."""

from collections.abc import Collection, Sequence
from typing import Any

from woonregie.intake.opendata.connectors.shared import Asked, find, keys_of, read_with
from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.regions import region_code
from woonregie.intake.opendata.table import heading_key
from woonregie.places.names import folded

NAME = "table"
BY_NAME = "@"
_ALIKE = 0.6


def read(delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked) -> Reading | None:
    """The figures of the table; None where too few of its columns are in the mapping."""
    keys = keys_of(mapping)
    where = find(grids, keys, {heading_key(name) for column in mapping.columns for name in column.headings})
    if where is None or similarity(where[0].head[where[1]], keys) < _ALIKE:
        return None

    def region_of(cell: Any) -> str:
        """A code, or a name of a place; a name is told apart by its mark."""
        known = asked.names.get(folded(str(cell))) if cell not in ("", None) else None
        return region_code(cell) or (f"{BY_NAME}{known}" if known else "")

    return read_with(delivered, where, mapping, asked, region_of)


def similarity(headings: Sequence[Any], keys: Collection[str]) -> float:
    """Which part of the headings of a mapping stands in a row of headings."""
    found = {heading_key(cell) for cell in headings if cell not in ("", None)}
    return len(found & set(keys)) / len(keys) if keys else 0.0
