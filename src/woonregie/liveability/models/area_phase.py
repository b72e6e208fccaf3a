# SPDX-License-Identifier: EUPL-1.2
"""In which phase the work in an area is (D000, section 6.1): finishing, (re)starting or anticipating."""

from django.db import models

from woonregie.liveability import labels


class AreaPhase(models.Model):
    """The phase of an area from a day on; the day is empty where the source names none. Never changed."""

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="area_phases")
    phase = models.CharField(max_length=12, choices=labels.choices(labels.AREA_PHASE))
    since = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
