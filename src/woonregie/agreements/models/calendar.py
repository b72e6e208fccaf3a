# SPDX-License-Identifier: EUPL-1.2
"""Duties that return every year, from the law or from the agreements, as dated data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyKind(models.TextChoices):
    LEGAL = "legal", _("wettelijk")
    AGREED = "agreed", _("afgesproken")


class CalendarDuty(models.Model):
    """A day of the year by which somebody must have done something."""

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=DutyKind)
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    parties = models.ManyToManyField("parties.Party", related_name="duties")
    remind_days = models.JSONField(default=list)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    basis = models.TextField(blank=True)
    note = models.TextField(blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["month", "day", "code"]

    def __str__(self) -> str:
        return self.title
