# SPDX-License-Identifier: EUPL-1.2
"""Homes that are let (VERA Eenheid): what the rules, the brochure and the books need to know of them."""

from django.db import models

from woonregie.allocation import codes


class Dwelling(models.Model):
    """One home of a landlord. `bat` 0 is unsuited, empty unknown; `rent` is the rekenhuur in cents a month."""

    code = models.CharField(max_length=40, unique=True)
    corporation = models.ForeignKey("parties.Party", models.PROTECT, related_name="dwellings")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="dwellings")
    type = models.CharField(max_length=20, choices=codes.choices(codes.DWELLING_TYPE))
    living_form = models.CharField(max_length=3, choices=codes.choices(codes.LIVING_FORM), blank=True)
    bedrooms = models.PositiveSmallIntegerField(null=True)
    bat = models.PositiveSmallIntegerField(null=True)
    rent = models.PositiveIntegerField()
    daeb = models.BooleanField(default=True)
    vacant_since = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["place", "bat"], name="dwelling_place_bat")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(bat__isnull=True) | models.Q(bat__lte=5), name="dwelling_bat_is_a_level"
            ),
        ]

    def __str__(self) -> str:
        return self.code
