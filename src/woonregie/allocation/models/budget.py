# SPDX-License-Identifier: EUPL-1.2
"""The two-yearly budget of lettings over target groups (D000, theme 3), and how it was corrected on the way."""

from django.db import models

from woonregie.allocation import codes


class TargetBudget(models.Model):
    """The budget of one period."""

    title = models.CharField(max_length=160)
    start = models.DateField()
    end = models.DateField()
    is_sample = models.BooleanField(default=False)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-start"]

    def __str__(self) -> str:
        return self.title


class TargetLine(models.Model):
    """How many lettings are meant for a group; `planned` follows the corrections."""

    budget = models.ForeignKey(TargetBudget, models.CASCADE, related_name="lines")
    group = models.CharField(max_length=20, choices=codes.choices(codes.TARGET_GROUP))
    planned = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["budget", "group"], name="one_target_per_group")]


class TargetCorrection(models.Model):
    """A correction that the parties agreed on after looking at the realisation. Added, never changed."""

    line = models.ForeignKey(TargetLine, models.PROTECT, related_name="corrections")
    delta = models.IntegerField()
    planned_after = models.PositiveIntegerField()
    reason = models.CharField(max_length=400)
    decided_in = models.CharField(max_length=160)
    decided_on = models.DateField()
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["decided_on", "pk"]
