# SPDX-License-Identifier: EUPL-1.2
"""Zones that somebody named: a decision with a day, by whom, and where that stands. Never computed here."""

from django.db import models

from woonregie.proximity import labels


class DesignatedZone(models.Model):
    """A woonzorgzone by decision, or a zone of the Deltaplan. Without places its border is not known.

    Only a withdrawal may be added to it.
    """

    code = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=labels.choices(labels.ZONE_KIND))
    state = models.CharField(max_length=6, choices=labels.choices(labels.ZONE_STATE))
    name = models.CharField(max_length=160)
    places = models.ManyToManyField("places.Place", related_name="designated_zones")
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=160)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=300, blank=True, help_text="where it stands, when there is no passage")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=160)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=160, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(passage__isnull=False) | ~models.Q(source=""), name="named_zone_has_a_source"
            )
        ]

    def __str__(self) -> str:
        return self.name
