# SPDX-License-Identifier: EUPL-1.2
"""The yearly evaluation: judgements side by side, then one conclusion; and decisions asked of the board."""

from django.db import models

from woonregie.agreements import labels


class Evaluation(models.Model):
    """One commitment in one year. The conclusion is a decision, never an average of the judgements."""

    commitment = models.ForeignKey("agreements.Commitment", models.CASCADE, related_name="evaluations")
    year = models.PositiveSmallIntegerField()
    conclusion = models.TextField(blank=True)
    proposal = models.CharField(max_length=10, choices=labels.choices(labels.PROPOSAL), blank=True)
    concluded_in = models.CharField(max_length=120, blank=True)
    concluded_on = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "commitment"]
        constraints = [models.UniqueConstraint(fields=["commitment", "year"], name="evaluation_once_a_year")]


class Judgement(models.Model):
    """What one party finds of one commitment in one year."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="judgements")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="judgements")
    course = models.CharField(max_length=12, choices=labels.choices(labels.COURSE))
    explanation = models.TextField(blank=True)
    proposal = models.CharField(max_length=10, choices=labels.choices(labels.PROPOSAL), blank=True)

    class Meta:
        ordering = ["evaluation", "party"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "party"], name="judgement_once_per_party")]


class DecisionRequest(models.Model):
    """A question to the board meeting (BOWW) about one commitment, and what the board decided."""

    commitment = models.ForeignKey("agreements.Commitment", models.CASCADE, related_name="decision_requests")
    question = models.TextField()
    asked_by = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    meeting_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting_on", "pk"]
