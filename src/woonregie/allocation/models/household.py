# SPDX-License-Identifier: EUPL-1.2
"""Households under a pseudonym: who looks for a home, who lives in one. No name, statement or diagnosis."""

from django.db import models

from woonregie.allocation import codes


class Household(models.Model):
    """A household (VERA Relatie with Inschrijving, Inkomen and Woonsituatie, cut down to what a decision needs).

    Income is a class with the kind of proof, the year and the day of the check; no amount is stored.
    `registered_at` is empty for who is not registered. What it leaves behind is `dwelling`, or the three fields
    `leaves_*` for a home that is not in the registry ("" is nothing, empty is not known).
    """

    code = models.CharField(max_length=40, unique=True)
    birth_date = models.DateField(null=True)
    partner_birth_date = models.DateField(null=True)
    size = models.PositiveSmallIntegerField(null=True)
    registered_at = models.DateTimeField(null=True, db_index=True)
    registered_until = models.DateField(null=True)
    income_class = models.CharField(max_length=8, choices=codes.choices(codes.INCOME_CLASS), default="unknown")
    income_year = models.PositiveSmallIntegerField(null=True)
    income_proof = models.CharField(max_length=10, choices=codes.choices(codes.INCOME_PROOF), default="none")
    income_checked_on = models.DateField(null=True)
    dwelling = models.OneToOneField("allocation.Dwelling", models.PROTECT, null=True, related_name="household")
    leaves_type = models.CharField(max_length=20, null=True, blank=True, default="")
    leaves_bedrooms = models.PositiveSmallIntegerField(null=True)
    leaves_landlord = models.CharField(max_length=80, null=True, blank=True)
    tenancy_start = models.DateField(null=True)
    resident_children = models.PositiveSmallIntegerField(null=True)
    arrears_months = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Priority(models.Model):
    """A ground for priority that somebody granted (VERA Voorrangsregeling); only a granted one counts.

    `required_bat` is the level that the home must have; the reason behind it is not kept. `offers_allowed` is what
    the policy allowed when it was granted, and the database keeps the count within it.
    """

    household = models.ForeignKey(Household, models.CASCADE, related_name="priorities")
    kind = models.CharField(max_length=13, choices=codes.choices(codes.PRIORITY))
    state = models.CharField(max_length=9, choices=codes.choices(codes.PRIORITY_STATE), default="granted")
    granted_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    issued_by = models.CharField(max_length=120)
    required_bat = models.PositiveSmallIntegerField(null=True)
    offers_allowed = models.PositiveSmallIntegerField(null=True)
    offers_counted = models.PositiveSmallIntegerField(default=0)
    lapsed_because = models.CharField(max_length=200, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["household", "kind", "pk"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["household", "kind"],
                condition=models.Q(state="granted"),
                name="one_granted_priority_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(offers_allowed__isnull=True)
                | models.Q(offers_counted__lte=models.F("offers_allowed")),
                name="priority_offers_within_what_is_allowed",
            ),
        ]

    @property
    def offers_left(self) -> int | None:
        """Direct offers that may still be made; None where no maximum applies."""
        return None if self.offers_allowed is None else self.offers_allowed - self.offers_counted
