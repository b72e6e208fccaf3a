# SPDX-License-Identifier: EUPL-1.2
"""Adverts (VERA Publicatie), who reacted, and what people decided by hand about a candidate."""

from django.db import models

from woonregie.allocation import codes


class Advert(models.Model):
    """A home on offer, to everybody or by direct mediation. Pool and lot are fixed when it is published.

    `commitment` is public from the start; `seed` is shown after closing. A home has at most one live advert.
    """

    code = models.CharField(max_length=40, unique=True)
    dwelling = models.ForeignKey("allocation.Dwelling", models.PROTECT, related_name="adverts")
    model = models.CharField(max_length=11, choices=codes.choices(codes.MODEL), default="aanbod")
    opens = models.DateField()
    closes = models.DateField(db_index=True)
    pool = models.CharField(max_length=2, choices=codes.choices(codes.POOL), blank=True)
    pool_by_rule = models.BooleanField(default=True)
    state = models.CharField(max_length=9, choices=codes.choices(codes.ADVERT_STATE), default="published")
    seed = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-closes", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["dwelling"],
                condition=models.Q(state__in=["published", "closed"]),
                name="one_live_advert_per_dwelling",
            ),
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="advert_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Reaction(models.Model):
    """Somebody who wants to be considered; `assisted` where another person reacted for the household."""

    advert = models.ForeignKey(Advert, models.CASCADE, related_name="reactions")
    household = models.ForeignKey("allocation.Household", models.CASCADE, related_name="reactions")
    reacted_at = models.DateTimeField()
    assisted = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["reacted_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["advert", "household"], name="one_reaction_per_advert_and_household")
        ]


class Deviation(models.Model):
    """What a person with the authority decided otherwise, or where the rules left it open. Never changed."""

    advert = models.ForeignKey(Advert, models.PROTECT, related_name="deviations")
    household = models.ForeignKey("allocation.Household", models.PROTECT, related_name="+")
    condition = models.CharField(max_length=30)
    allow = models.BooleanField()
    by = models.CharField(max_length=120)
    reason = models.CharField(max_length=400)
    decided_on = models.DateField()
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["advert", "household", "condition"], name="one_decision_by_hand_per_condition"
            )
        ]
