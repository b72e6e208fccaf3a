# SPDX-License-Identifier: EUPL-1.2
"""A scan as it was made: input, choices and outcome. It never changes; only its release may be added."""

from django.db import models


class Scan(models.Model):
    """One set of points and distances. `walker` and `weighing` are what pages show when nobody asks otherwise."""

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=160)
    municipality = models.ForeignKey("places.Place", models.PROTECT, null=True, related_name="+")
    on = models.DateField(help_text="day of the policy that was used")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=160)
    walker = models.CharField(max_length=10)
    weighing = models.CharField(max_length=10)
    straight = models.BooleanField(help_text="distances are straight lines with a detour factor")
    synthetic = models.BooleanField(default=False, help_text="people and facilities are made up")
    points = models.PositiveIntegerField()
    without_score = models.PositiveIntegerField()
    policy = models.JSONField(help_text="every parameter as it was used")
    policy_hash = models.CharField(max_length=64)
    input_hash = models.CharField(max_length=64)
    data = models.BinaryField(help_text="points with their distances, as compressed arrays")
    streets = models.BinaryField(default=b"", help_text="the walking network with the points on it; empty without")
    differences = models.JSONField(default=list, help_text="how sources of facilities differ, row by row")
    remarks = models.JSONField(default=list)
    released_on = models.DateField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["input_hash", "policy_hash", "walker", "weighing", "name"], name="scan_once_per_input"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ScanResult(models.Model):
    """The outcome for one walker and one set of weights: scores per point, and how many zones at other limits."""

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="results")
    walker = models.CharField(max_length=10)
    weighing = models.CharField(max_length=10)
    scored = models.PositiveIntegerField()
    made_of = models.JSONField()
    left_out = models.JSONField()
    counts = models.JSONField(help_text="threshold, radius, zones and share of people, row by row")
    scores = models.BinaryField(help_text="score, class and stability per point, as compressed arrays")

    class Meta:
        ordering = ["scan", "walker", "weighing"]
        constraints = [
            models.UniqueConstraint(fields=["scan", "walker", "weighing"], name="scan_result_once_per_choice")
        ]


class Facility(models.Model):
    """A facility as the scan used it, with where it comes from. Metres in RD New."""

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="facilities")
    category = models.CharField(max_length=40)
    code = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    x = models.FloatField()
    y = models.FloatField()
    source = models.CharField(max_length=200)
    as_of = models.DateField(null=True)

    class Meta:
        ordering = ["category", "name", "code"]
        constraints = [
            models.UniqueConstraint(fields=["scan", "category", "code"], name="scan_facility_once_per_scan")
        ]

    def __str__(self) -> str:
        return self.name
