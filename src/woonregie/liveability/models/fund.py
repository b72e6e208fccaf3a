# SPDX-License-Identifier: EUPL-1.2
"""The lines of the fund, what is set apart in them, and every booking. Money is in whole cents."""

from django.db import models

from woonregie.liveability import labels


class FundLine(models.Model):
    """The budget of a neighbourhood or rayon. The counts follow the bookings and never go below zero."""

    code = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    purpose = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    places = models.ManyToManyField("places.Place", related_name="fund_lines")
    budget = models.BigIntegerField(default=0)
    reserved = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(budget__gte=0, reserved__gte=0, paid__gte=0), name="fund_counts_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(budget__gte=models.F("reserved") + models.F("paid")),
                name="fund_never_promises_more_than_it_has",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def available(self) -> int:
        """What may still be promised, in cents."""
        return self.budget - self.reserved - self.paid


class Earmark(models.Model):
    """A part of a line that is meant for one purpose."""

    line = models.ForeignKey(FundLine, models.CASCADE, related_name="earmarks")
    code = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    cents = models.BigIntegerField()
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["line", "code"]
        constraints = [models.CheckConstraint(condition=models.Q(cents__gt=0), name="earmark_is_positive")]

    def __str__(self) -> str:
        return self.title


class Booking(models.Model):
    """One change of a line, with the counts after it. Bookings are added, never changed or removed."""

    line = models.ForeignKey(FundLine, models.PROTECT, related_name="bookings")
    application = models.ForeignKey("liveability.Application", models.PROTECT, null=True, related_name="bookings")
    counter = models.ForeignKey(FundLine, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=labels.choices(labels.ENTRY))
    cents = models.BigIntegerField()
    booked_on = models.DateField()
    reason = models.CharField(max_length=300)
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    budget_after = models.BigIntegerField()
    reserved_after = models.BigIntegerField()
    paid_after = models.BigIntegerField()
    is_sample = models.BooleanField(default=False)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=models.Q(cents__gt=0), name="booking_is_positive")]

    @property
    def available_after(self) -> int:
        """What could still be promised after it, in cents."""
        return self.budget_after - self.reserved_after - self.paid_after
