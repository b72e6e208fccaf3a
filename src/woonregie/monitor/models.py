# SPDX-License-Identifier: EUPL-1.2
"""What the monitor itself stores: where an area stands on the schematic map."""

from django.db import models


class Tile(models.Model):
    """The cell of a place on the schematic map that a profile draws; rows count from the north."""

    place = models.OneToOneField("places.Place", models.CASCADE, related_name="tile")
    column = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["row", "column"]
