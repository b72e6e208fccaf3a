# SPDX-License-Identifier: EUPL-1.2
"""Store the schematic map of a profile."""

from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import upsert
from woonregie.monitor.models import Tile


def store_tiles(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Make the cells of this profile's places exactly those of tiles.yaml."""
    shapes = [piece.shape for piece in content.sections["tiles"]]
    wanted = [
        {"place_id": ground.places[shape.place], "column": shape.column, "row": shape.row} for shape in shapes
    ]
    upsert(Tile, ("place_id",), wanted, ground.changes)
    own = {ground.places[row.code] for row in content.places}
    kept = {row["place_id"] for row in wanted}
    gone = [tile.pk for tile in Tile.objects.filter(place__in=own) if tile.place_id not in kept]
    if gone:
        Tile.objects.filter(pk__in=gone).delete()
        ground.changes.total += len(gone)
