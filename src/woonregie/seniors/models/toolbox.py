# SPDX-License-Identifier: EUPL-1.2
"""The toolbox (gereedschapskist): one purse for the pilot, a cap per move, every booking kept. In whole cents."""

from django.db import models

from woonregie.seniors import labels


class Toolbox(models.Model):
    """The purse of a pilot. The counts follow the bookings and never go below zero."""

    pilot = models.OneToOneField("seniors.Pilot", models.PROTECT, related_name="toolbox")
    budget = models.BigIntegerField(default=0)
    reserved = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(budget__gte=0, reserved__gte=0, paid__gte=0), name="toolbox_counts_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(budget__gte=models.F("reserved") + models.F("paid")),
                name="toolbox_never_promises_more_than_it_has",
            ),
        ]

    @property
    def available(self) -> int:
        """What may still be reserved, in cents."""
        return self.budget - self.reserved - self.paid


class MoveBudget(models.Model):
    """What is set aside for the move of one household, paid on proof. `cap` is what the policy allowed then."""

    toolbox = models.ForeignKey(Toolbox, models.PROTECT, related_name="moves")
    case = models.OneToOneField("seniors.Case", models.PROTECT, related_name="move_budget")
    payer = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    cap = models.BigIntegerField()
    reserved = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    closed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reserved__gte=0, paid__gte=0)
                & models.Q(cap__gte=models.F("reserved") + models.F("paid")),
                name="move_budget_within_the_cap_of_a_move",
            ),
        ]


class ToolboxBooking(models.Model):
    """One change of the purse, with the counts after it. Added, never changed or removed."""

    toolbox = models.ForeignKey(Toolbox, models.PROTECT, related_name="bookings")
    move = models.ForeignKey(MoveBudget, models.PROTECT, null=True, related_name="bookings")
    kind = models.CharField(max_length=8, choices=labels.choices(labels.ENTRY))
    instrument = models.CharField(max_length=8, choices=labels.choices(labels.INSTRUMENT), blank=True)
    cents = models.BigIntegerField()
    booked_on = models.DateField()
    proof = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    budget_after = models.BigIntegerField()
    reserved_after = models.BigIntegerField()
    paid_after = models.BigIntegerField()
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="toolbox_booking_is_positive"),
            models.CheckConstraint(
                condition=~models.Q(kind="pay") | ~models.Q(proof=""), name="toolbox_pays_on_proof"
            ),
        ]


class ToolboxRequest(models.Model):
    """A request that the purse could not meet at once. `number` is the place in line; it never changes.

    "offered" means that the money is set aside for it and waits for an answer.
    """

    LIVE = ("waiting", "offered")

    toolbox = models.ForeignKey(Toolbox, models.PROTECT, related_name="requests")
    move = models.ForeignKey(MoveBudget, models.PROTECT, related_name="requests")
    number = models.PositiveIntegerField()
    cents = models.BigIntegerField()
    instrument = models.CharField(max_length=8, choices=labels.choices(labels.INSTRUMENT))
    asked_on = models.DateField()
    state = models.CharField(max_length=7, choices=labels.choices(labels.REQUEST), default="waiting")
    offered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["toolbox", "number"], name="one_place_in_line_each"),
            models.UniqueConstraint(
                fields=["move"], condition=models.Q(state__in=["waiting", "offered"]), name="in_line_once"
            ),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="toolbox_request_is_positive"),
        ]
