# SPDX-License-Identifier: EUPL-1.2
"""What is measured. An indicator keeps its name; when its definition changes it gets a next series."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    UP = "up", _("hoger is beter")
    DOWN = "down", _("lager is beter")
    NONE = "none", _("geen richting")


class Aggregation(models.TextChoices):
    """How the value of an area follows from the areas inside it."""

    SUM = "sum", _("som")
    WEIGHTED_MEAN = "weighted_mean", _("gewogen gemiddelde")
    RATIO = "ratio", _("verhouding van twee tellingen")
    NONE = "none", _("niet op te tellen")


class Indicator(models.Model):
    """A question that is asked again and again: M4, population, the share of 75+ households."""

    code = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    theme = models.CharField(max_length=80, blank=True)
    explanation = models.TextField(blank=True)
    key_figure = models.BooleanField(default=False, help_text="stands on the page of an area")
    order = models.PositiveSmallIntegerField(default=0)
    commitments = models.ManyToManyField("agreements.Commitment", related_name="indicators")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.title


class Series(models.Model):
    """One definition of an indicator. Two series are never joined into one line."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="series")
    code = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    unit = models.CharField(max_length=40)
    decimals = models.SmallIntegerField(default=0)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.NONE)
    aggregation = models.CharField(max_length=13, choices=Aggregation, default=Aggregation.NONE)
    numerator = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    denominator = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", help_text="or weight")
    sensitive = models.BooleanField(default=False, help_text="a stricter threshold: care, income, debts")
    public = models.BooleanField(default=True)
    measured_by = models.CharField(max_length=160, blank=True)
    delivery_month = models.PositiveSmallIntegerField(null=True, help_text="when a new value is due")
    delivery_every_months = models.PositiveSmallIntegerField(null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    contradicts = models.ForeignKey("self", models.PROTECT, null=True, related_name="contradicted_by")
    break_reason = models.TextField(blank=True, help_text="why this series does not continue or match the other")
    finding = models.CharField(max_length=80, blank=True, help_text="the rule that holds both series together")
    order = models.PositiveSmallIntegerField(default=0)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["indicator", "order", "code"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title
