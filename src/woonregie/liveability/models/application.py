# SPDX-License-Identifier: EUPL-1.2
"""An application to the fund, in one form for everybody, and what followed: decision, payments, evaluation."""

from django.db import models

from woonregie.liveability import labels


class Application(models.Model):
    """What a party asks of one line of the fund. The sums follow the bookings; money is in whole cents."""

    line = models.ForeignKey("liveability.FundLine", models.PROTECT, related_name="applications")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="fund_applications")
    earmark = models.ForeignKey("liveability.Earmark", models.PROTECT, null=True, related_name="applications")
    title = models.CharField(max_length=200)
    purpose = models.TextField()
    expected_result = models.TextField()
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="fund_applications")
    start = models.DateField()
    end = models.DateField()
    asked = models.BigIntegerField()
    granted = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=labels.choices(labels.STATE), default="submitted")
    submitted_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-submitted_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(asked__gt=0), name="application_asks_something"),
            models.CheckConstraint(
                condition=models.Q(paid__gte=0, granted__gte=models.F("paid"), asked__gte=models.F("granted")),
                name="application_paid_at_most_granted_at_most_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="application_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def to_pay(self) -> int:
        """What was promised and not yet paid, in cents."""
        return self.granted - self.paid


class Decision(models.Model):
    """What was decided about an application, once."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=8, choices=labels.choices(labels.OUTCOME))
    cents = models.BigIntegerField()
    reason = models.TextField()
    decided_in = models.CharField(max_length=160)
    decided_on = models.DateField()
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(cents__gte=0), name="decision_not_negative")]


class ApplicationEvaluation(models.Model):
    """Afterwards: what came of it, and what can be learned."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="evaluation")
    judgement = models.CharField(max_length=8, choices=labels.choices(labels.JUDGEMENT))
    text = models.TextField()
    evaluated_on = models.DateField()
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["evaluated_on", "pk"]
