# SPDX-License-Identifier: EUPL-1.2
"""Leefbaarometer open data: a CSV with a row per area and year; the score, its class, and five dimensions."""

from collections.abc import Sequence

from woonregie.intake.opendata.connectors.shared import Asked, find, keys_of, read_with
from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.table import heading_key

NAME = "leefbaarometer"
_NEEDED = {heading_key(name) for name in ("lbm", "klbm", "rlbm")}


def read(delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked) -> Reading | None:
    """The scores; None where it is another file."""
    where = find(grids, keys_of(mapping), _NEEDED)
    return read_with(delivered, where, mapping, asked) if where else None
