# SPDX-License-Identifier: EUPL-1.2
"""Projects that change the stock, and every planning that was ever told for them."""

from django.db import models

from woonregie.stock import labels


class Project(models.Model):
    """Building, demolishing, renovating, buying or selling in one place. Empty bounds: no number is known."""

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=labels.choices(labels.KIND))
    state = models.CharField(max_length=8, choices=labels.choices(labels.STATE), default="planned")
    corporation = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="projects")
    place = models.ForeignKey("places.Place", models.PROTECT, null=True, related_name="projects")
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    about = models.BooleanField(default=False)
    dwelling_type = models.CharField(max_length=120, blank=True)
    rent_class = models.CharField(max_length=120, blank=True)
    bat_low = models.PositiveSmallIntegerField(null=True)
    bat_high = models.PositiveSmallIntegerField(null=True)
    energy = models.CharField(max_length=8, blank=True, choices=labels.choices(labels.ENERGY))
    investment = models.BigIntegerField(null=True, help_text="whole cents")
    probability = models.PositiveSmallIntegerField(null=True, help_text="per cent")
    action = models.ForeignKey("agreements.Action", models.PROTECT, null=True, related_name="projects")
    order = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low__isnull=True, high__isnull=True) | models.Q(high__gte=models.F("low")),
                name="project_from_low_to_high",
            ),
            models.CheckConstraint(
                condition=models.Q(bat_low__isnull=True, bat_high__isnull=True)
                | models.Q(bat_high__gte=models.F("bat_low")),
                name="project_bat_from_low_to_high",
            ),
            models.CheckConstraint(
                condition=models.Q(probability__isnull=True) | models.Q(probability__lte=100),
                name="project_probability_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProjectPlanning(models.Model):
    """When a project would start and be delivered, as told on one day; quarters only where they were named."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="plannings")
    start_year = models.PositiveSmallIntegerField(null=True)
    start_quarter = models.PositiveSmallIntegerField(null=True)
    end_year = models.PositiveSmallIntegerField(null=True)
    end_quarter = models.PositiveSmallIntegerField(null=True)
    told_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["project", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_year__isnull=True)
                | models.Q(end_year__isnull=True)
                | models.Q(end_year__gte=models.F("start_year")),
                name="project_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=(models.Q(start_quarter__isnull=True) | models.Q(start_quarter__range=(1, 4)))
                & (models.Q(end_quarter__isnull=True) | models.Q(end_quarter__range=(1, 4))),
                name="project_quarters_are_quarters",
            ),
        ]
