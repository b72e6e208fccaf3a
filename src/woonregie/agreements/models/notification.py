# SPDX-License-Identifier: EUPL-1.2
"""A party tells the others that it cannot (fully) keep a commitment."""

from django.db import models

from woonregie.agreements import labels


class Notification(models.Model):
    """One message to one party. Sent to every party of the plan at the same moment."""

    commitment = models.ForeignKey("agreements.Commitment", models.CASCADE, related_name="notifications")
    sender = models.ForeignKey("parties.Party", models.PROTECT, related_name="notifications_sent")
    recipient = models.ForeignKey("parties.Party", models.PROTECT, related_name="notifications_received")
    reason = models.CharField(max_length=24, choices=labels.choices(labels.ADJUSTMENT_REASON))
    text = models.TextField()
    sent_on = models.DateField()
    read_on = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "sender", "recipient", "sent_on"], name="notification_once_per_day"
            )
        ]
