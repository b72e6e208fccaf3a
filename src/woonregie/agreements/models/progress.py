# SPDX-License-Identifier: EUPL-1.2
"""Progress is only ever added. Reporting rounds ask each party for it."""

from django.db import models

from woonregie.agreements import labels


class ReportingRound(models.Model):
    """A period in which parties report; afterwards it is settled and may be released."""

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    plan = models.ForeignKey("agreements.Plan", models.CASCADE, related_name="rounds")
    opens = models.DateField()
    closes = models.DateField()
    released_on = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["opens"]

    def __str__(self) -> str:
        return self.title


class RoundEntry(models.Model):
    """What one party owes in one round, and how far that is."""

    round = models.ForeignKey(ReportingRound, models.CASCADE, related_name="entries")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="round_entries")
    state = models.CharField(max_length=12, choices=labels.choices(labels.ROUND_STATE))
    changed_on = models.DateField(null=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["round", "party"]
        constraints = [models.UniqueConstraint(fields=["round", "party"], name="round_entry_once_per_party")]


class Progress(models.Model):
    """How a commitment or one of its actions stood, said by one party on one date. Append-only."""

    commitment = models.ForeignKey("agreements.Commitment", models.CASCADE, related_name="progress")
    action = models.ForeignKey("agreements.Action", models.CASCADE, null=True, related_name="progress")
    round = models.ForeignKey(ReportingRound, models.PROTECT, null=True, related_name="progress")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="progress")
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    recorded_on = models.DateField()
    phase = models.CharField(max_length=12, choices=labels.choices(labels.PHASE))
    course = models.CharField(max_length=12, choices=labels.choices(labels.COURSE), blank=True)
    target = models.ForeignKey("agreements.Target", models.PROTECT, null=True, related_name="progress")
    amount_realised = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    explanation = models.TextField(blank=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["recorded_on", "pk"]
        indexes = [
            models.Index(fields=["commitment", "recorded_on"]),
            models.Index(fields=["action", "recorded_on"]),
        ]
