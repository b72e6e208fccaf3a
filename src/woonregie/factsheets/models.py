# SPDX-License-Identifier: EUPL-1.2
"""A published fact sheet (gemeentekaart): which printed figures stand in which block; they stay where they are."""

from typing import Any

from django.db import models


class FactSheet(models.Model):
    """What is told of one corporation in one municipality, as it stood on one day."""

    municipality = models.ForeignKey("places.Place", models.PROTECT, related_name="fact_sheets")
    corporation = models.ForeignKey("parties.Party", models.PROTECT, related_name="fact_sheets")
    on = models.DateField(help_text="the day that the figures speak of")
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    published = models.BooleanField(default=True, help_text="false: put together here from printed tables")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["municipality", "corporation", "-on"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "corporation", "on"], name="fact_sheet_once_a_day")
        ]

    def __str__(self) -> str:
        return self.title


class FactSheetBlock(models.Model):
    """One subject on a fact sheet; `panels` names tables, statements and series by code (`factsheets.panels`)."""

    sheet = models.ForeignKey(FactSheet, models.CASCADE, related_name="blocks")
    order = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    panels = models.JSONField()
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sheet", "order"]
        constraints = [models.UniqueConstraint(fields=["sheet", "order"], name="fact_sheet_block_order")]

    @property
    def wanted(self) -> list[dict[str, Any]]:
        """The panels with labels by code. They are stored as pairs: a database may forget the order of keys."""
        return [{key: dict(x) if isinstance(x, list) else x for key, x in panel.items()} for panel in self.panels]
