# SPDX-License-Identifier: EUPL-1.2
"""Where an indicator should go: a path of points, or only a direction where the text names no number."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetKind(models.TextChoices):
    """What the points of a path bound."""

    AT_LEAST = "at_least", _("minstens")
    AT_MOST = "at_most", _("hoogstens")
    HIGHER = "higher", _("stijgen")
    LOWER = "lower", _("dalen")
    KEEP = "keep", _("gelijk blijven")


class Target(models.Model):
    """What one text wants of one series in one place."""

    series = models.ForeignKey("indicators.Series", models.CASCADE, related_name="targets")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=8, choices=TargetKind)
    label = models.CharField(max_length=200)
    baseline_period = models.ForeignKey("indicators.Period", models.PROTECT, null=True, related_name="+")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label


class TargetPoint(models.Model):
    """A point of the path: what should have been reached on a day."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="points")
    by = models.DateField()
    value = models.FloatField()

    class Meta:
        ordering = ["by"]
        constraints = [models.UniqueConstraint(fields=["target", "by"], name="target_point_once_a_day")]
