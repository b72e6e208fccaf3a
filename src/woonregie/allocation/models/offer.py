# SPDX-License-Identifier: EUPL-1.2
"""Offers (VERA Aanbieding) and lettings (VERA Toewijzing). The database keeps a home from being offered twice."""

from django.db import models

from woonregie.allocation import codes

LIVE = ["open", "accepted"]


class Offer(models.Model):
    """A home offered to one household. `counts` says whether it used up a direct offer."""

    advert = models.ForeignKey("allocation.Advert", models.PROTECT, related_name="offers")
    dwelling = models.ForeignKey("allocation.Dwelling", models.PROTECT, related_name="offers")
    household = models.ForeignKey("allocation.Household", models.PROTECT, related_name="offers")
    made_on = models.DateField()
    expires_on = models.DateField()
    state = models.CharField(max_length=9, choices=codes.choices(codes.OFFER_STATE), default="open")
    reason = models.CharField(max_length=20, choices=codes.choices(codes.REFUSAL), blank=True)
    explanation = models.CharField(max_length=400, blank=True)
    counts = models.BooleanField(default=False)
    answered_on = models.DateField(null=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dwelling"], condition=models.Q(state__in=LIVE), name="a_dwelling_is_offered_once"
            ),
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(state="accepted"), name="one_accepted_offer_per_household"
            ),
            models.UniqueConstraint(fields=["advert", "household"], name="one_offer_per_advert_and_household"),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("made_on")), name="offer_expires_after_it_is_made"
            ),
        ]


class Letting(models.Model):
    """A home let to a household, with the verdicts that the yearly shares are counted by. Never changed.

    `left` is the home of the registry that became free by it, `left_since` from when the household lived there.
    """

    advert = models.OneToOneField("allocation.Advert", models.PROTECT, related_name="letting")
    offer = models.OneToOneField(Offer, models.PROTECT, null=True, related_name="letting")
    dwelling = models.ForeignKey("allocation.Dwelling", models.PROTECT, related_name="lettings")
    household = models.ForeignKey("allocation.Household", models.PROTECT, related_name="lettings")
    contract_date = models.DateField(db_index=True)
    rent = models.PositiveIntegerField()
    label = models.CharField(max_length=20)
    target_group = models.CharField(max_length=20, choices=codes.choices(codes.TARGET_GROUP))
    household_size = models.PositiveSmallIntegerField(null=True)
    elderly = models.BooleanField(null=True)
    income_class = models.CharField(max_length=8, choices=codes.choices(codes.INCOME_CLASS))
    fitting = models.CharField(max_length=3, choices=codes.choices(codes.FITTING))
    above_limit = models.BooleanField(default=False, help_text="uses the free space of the landlord")
    registered_at = models.DateTimeField(null=True)
    left = models.ForeignKey("allocation.Dwelling", models.PROTECT, null=True, related_name="left_by")
    left_since = models.DateField(null=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["contract_date", "pk"]
