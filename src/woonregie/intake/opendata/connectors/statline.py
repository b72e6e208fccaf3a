# SPDX-License-Identifier: EUPL-1.2
"""A StatLine table, saved or fetched: rows per area (OData v3), rows per number (OData v4), JSON or CSV."""

from collections.abc import Sequence

from woonregie.intake.opendata.connectors.shared import Asked, find, keys_of, read_with
from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.statline import table_id
from woonregie.intake.opendata.table import heading_key

NAME = "statline"
_NEEDED = {heading_key(name) for name in ("WijkenEnBuurten", "RegioS", "Codering")}


def read(delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked) -> Reading | None:
    """The figures of the table; None where it is another file, or a table of another mapping."""
    number = table_id(delivered)
    if mapping.tables and number and number not in mapping.tables:
        return None
    where = find(grids, keys_of(mapping), _NEEDED)
    return read_with(delivered, where, mapping, asked) if where else None
