# SPDX-License-Identifier: EUPL-1.2
"""Signals that stay: when first seen, when gone, and who acknowledged them with what reason."""

from django.db import models

from woonregie.agreements import labels


class Signal(models.Model):
    """A fact that asks for attention. The same facts give the same `key`, and so the same row."""

    key = models.CharField(max_length=64, unique=True)
    rule = models.CharField(max_length=40, db_index=True)
    commitment = models.ForeignKey("agreements.Commitment", models.CASCADE, related_name="signals")
    action = models.ForeignKey("agreements.Action", models.CASCADE, null=True, related_name="signals")
    severity = models.CharField(max_length=6, choices=labels.choices(labels.SEVERITY))
    evidence = models.JSONField()
    first_seen = models.DateField()
    last_seen = models.DateField()
    resolved_on = models.DateField(null=True)

    class Meta:
        ordering = ["first_seen", "pk"]


class Acknowledgement(models.Model):
    """Somebody knows of the signal and says why it may wait until a date."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="acknowledgements")
    by = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    reason = models.TextField()
    acknowledged_on = models.DateField()
    until = models.DateField()

    class Meta:
        ordering = ["-acknowledged_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("acknowledged_on")), name="acknowledgement_ends_later"
            )
        ]
