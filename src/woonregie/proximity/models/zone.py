# SPDX-License-Identifier: EUPL-1.2
"""Computed zones: what a scan found. They decide nothing; `DesignatedZone` holds decisions."""

from django.db import models

from woonregie.proximity.models.scan import ScanResult


class Zone(models.Model):
    """One computed zone. `members` are rows of the points of the scan; `place` is where its middle lies."""

    result = models.ForeignKey(ScanResult, models.PROTECT, related_name="zones")
    number = models.PositiveSmallIntegerField()
    anchor = models.CharField(max_length=120, help_text="point in its middle")
    name = models.CharField(max_length=160)
    place = models.ForeignKey("places.Place", models.PROTECT, null=True, related_name="+")
    people = models.FloatField()
    addresses = models.FloatField()
    score = models.FloatField()
    without_safety = models.FloatField(null=True)
    missing = models.JSONField(help_text="categories that are known and too far for most")
    addition = models.CharField(max_length=40, blank=True, help_text="category that would lift it most")
    addition_point = models.CharField(max_length=120, blank=True)
    addition_gain = models.FloatField(null=True, help_text="points of score per inhabitant")
    addition_people = models.FloatField(null=True)
    members = models.JSONField()

    class Meta:
        ordering = ["result", "number"]
        constraints = [models.UniqueConstraint(fields=["result", "number"], name="zone_once_per_number")]

    def __str__(self) -> str:
        return self.name
