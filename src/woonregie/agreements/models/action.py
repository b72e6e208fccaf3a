# SPDX-License-Identifier: EUPL-1.2
"""The shared action list: what has to be done under a commitment, by whom and when."""

from django.db import models


class Action(models.Model):
    """One action or milestone. How it stands is never stored here: that is the latest `Progress`."""

    commitment = models.ForeignKey("agreements.Commitment", models.CASCADE, related_name="actions")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    milestone = models.BooleanField(default=False)
    lead = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="actions_led")
    lead_person = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="actions_led")
    parties = models.ManyToManyField("parties.Party", related_name="actions_joined")
    places = models.ManyToManyField("places.Place", related_name="actions")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    depends_on = models.ManyToManyField("self", symmetrical=False, related_name="needed_by")
    blocking_condition = models.CharField(max_length=400, blank=True)
    revision = models.PositiveIntegerField(
        default=1, help_text="goes up with every change; guards against stale edits"
    )
    latest = models.OneToOneField("agreements.Progress", models.PROTECT, null=True, related_name="latest_of")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["commitment", "order"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "code"], name="action_code_once_per_commitment"),
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(end__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="action_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
