# SPDX-License-Identifier: EUPL-1.2
"""CBS Kerncijfers wijken en buurten as a yearly workbook (kwb-2023.xlsx), the same as CSV, or taken from the map.

The codes are padded with blanks, every kind of area stands in one sheet, and a dot means unknown.
"""

from collections.abc import Sequence

from woonregie.intake.opendata.connectors.shared import Asked, find, keys_of, read_with
from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.table import heading_key

NAME = "kwb"
_NEEDED = {heading_key(name) for name in ("gwb_code_10", "gwb_code_8", "gwb_code", "aant_inw")}


def read(delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked) -> Reading | None:
    """The figures of the workbook; None where it is another file."""
    where = find(grids, keys_of(mapping), _NEEDED)
    return read_with(delivered, where, mapping, asked) if where else None
