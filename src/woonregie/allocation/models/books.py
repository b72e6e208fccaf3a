# SPDX-License-Identifier: EUPL-1.2
"""Counts that decisions lean on (pools, direct offers, yearly shares) and every booking that made them."""

from django.db import models


class Count(models.Model):
    """The state of one count: a book, whose account it is, and the year (0 where it runs on)."""

    book = models.CharField(max_length=20)
    account = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(default=0)
    state = models.IntegerField(default=0)

    class Meta:
        ordering = ["book", "account", "year"]
        constraints = [
            models.UniqueConstraint(fields=["book", "account", "year"], name="one_count_per_book_account_year"),
            models.CheckConstraint(condition=models.Q(state__gte=0), name="count_never_negative"),
        ]


class CountBooking(models.Model):
    """One change of a count, with the state after it. Added, never changed or removed."""

    count = models.ForeignKey(Count, models.PROTECT, related_name="bookings")
    advert = models.ForeignKey("allocation.Advert", models.PROTECT, null=True, related_name="bookings")
    delta = models.IntegerField()
    state = models.IntegerField()
    booked_on = models.DateField()
    reason = models.CharField(max_length=120)

    class Meta:
        ordering = ["pk"]
