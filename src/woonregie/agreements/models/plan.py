# SPDX-License-Identifier: EUPL-1.2
"""A plan of any kind, its themes, and what people said about it."""

from django.db import models

from woonregie.agreements import labels


class Plan(models.Model):
    """Prestatieafspraken, programma, coalitieakkoord, Deltaplan or national priorities: one shape for all."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40, choices=labels.choices(labels.PLAN_KIND))
    title = models.CharField(max_length=300)
    short_title = models.CharField(max_length=120)
    commitment_term = models.CharField(max_length=20, choices=labels.choices(labels.COMMITMENT_TERM))
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    status = models.CharField(max_length=20, choices=labels.choices(labels.PLAN_STATUS))
    summary = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    parties = models.ManyToManyField("parties.Party", related_name="plans")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")
    released_on = models.DateField(null=True, help_text="since when the public may read it")

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(end__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="plan_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Theme(models.Model):
    """A chapter of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="themes")
    code = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["plan", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="theme_code_once_per_plan")]

    def __str__(self) -> str:
        return self.title


class Input(models.Model):
    """What residents, members or the council said, and which commitments it touches."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30, choices=labels.choices(labels.INPUT_KIND))
    held_on = models.DateField(null=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    touches = models.ManyToManyField("agreements.Commitment", related_name="inputs")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.subject
