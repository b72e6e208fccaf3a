# SPDX-License-Identifier: EUPL-1.2
"""The cells of places on a schematic map: as the profile drew them, or in blocks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from woonregie.places.models import Place
from woonregie_core.geography.tiles import Tile, tiles_from_groups


def drawn_tiles(places: Iterable[Place]) -> dict[str, Tile]:
    """The cell of each place that the profile drew, by code; ask for places with their tile."""
    return {place.code: Tile(place.tile.column, place.tile.row) for place in places if hasattr(place, "tile")}


def tiles_in_blocks(groups: Mapping[str, str]) -> dict[str, Tile]:
    """A cell for each place, by code, in a block per group.

    Args:
        groups: the group of each place, by code, in the order in which a block is filled.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for code, group in groups.items():
        blocks[group].append(code)
    return tiles_from_groups(dict(sorted(blocks.items())))


def drawn_or_in_blocks(places: Iterable[Place], groups: Mapping[str, str]) -> dict[str, Tile]:
    """What the profile drew if that is a cell for every place, else blocks: never a mixture."""
    drawn = drawn_tiles(places)
    return drawn if drawn.keys() == groups.keys() else tiles_in_blocks(groups)
