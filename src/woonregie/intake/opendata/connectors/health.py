# SPDX-License-Identifier: EUPL-1.2
"""Health per neighbourhood of GGD, CBS and RIVM (table 50120NED): estimates of a model, per age, with margins.

Only the estimate itself is taken (Marges MW00000), for adults and for people of 65 and older.
"""

from collections.abc import Sequence

from woonregie.intake.opendata.connectors.shared import Asked, find, keys_of, read_with
from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.table import heading_key

NAME = "health"


def read(delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked) -> Reading | None:
    """The figures of the table; None where it is another file."""
    needed = {heading_key(name) for column in mapping.columns for name in column.headings}
    where = find(grids, keys_of(mapping), needed)
    return read_with(delivered, where, mapping, asked) if where else None
