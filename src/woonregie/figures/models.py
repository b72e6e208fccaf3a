# SPDX-License-Identifier: EUPL-1.2
"""Printed tables and stated figures as data, and the rules that should hold between them."""

from django.db import models

IMPORTANCE = [("high", "high"), ("medium", "medium"), ("low", "low")]


class FigureTable(models.Model):
    """A table as a document prints it. Cells keep what was printed: a number, a dash, or nothing."""

    code = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    measure = models.CharField(max_length=80)
    unit = models.CharField(max_length=40)
    scope = models.CharField(max_length=120)
    horizon = models.CharField(max_length=40, blank=True)
    as_of = models.DateField(null=True)
    decimals = models.SmallIntegerField(default=0)
    columns = models.JSONField()
    rows = models.JSONField()
    row_lines = models.JSONField(default=dict)
    row_units = models.JSONField(default=dict)
    labels = models.JSONField(default=dict)
    notes = models.TextField(blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """A single figure, date or label that a text states."""

    code = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    text = models.CharField(max_length=300, blank=True)
    date = models.DateField(null=True)
    said = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    measure = models.CharField(max_length=80, blank=True)
    scope = models.CharField(max_length=120, blank=True)
    horizon = models.CharField(max_length=40, blank=True)
    as_of = models.DateField(null=True)
    precision = models.CharField(max_length=12, default="exact")
    decimals = models.SmallIntegerField(default=0)
    notes = models.TextField(blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class ConsistencyRule(models.Model):
    """A rule as the profile states it; `definition` holds it written out for one column or row."""

    code = models.CharField(max_length=160, unique=True)
    title = models.CharField(max_length=300)
    importance = models.CharField(max_length=6, choices=IMPORTANCE)
    definition = models.JSONField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title
