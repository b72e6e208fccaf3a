# SPDX-License-Identifier: EUPL-1.2
"""The pilot: its period, the comparison that was chosen beforehand, and which neighbourhood starts when."""

from django.db import models


class Pilot(models.Model):
    """One pilot. `comparison` says beforehand what the results are held against; it is fixed on a day."""

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=160)
    start = models.DateField()
    end = models.DateField()
    corporations = models.ManyToManyField("parties.Party", related_name="senior_pilots")
    comparison = models.TextField(blank=True)
    comparison_start = models.DateField(null=True)
    comparison_end = models.DateField(null=True)
    comparison_fixed_on = models.DateField(null=True)
    seed = models.CharField(max_length=64, blank=True, help_text="of the order in which neighbourhoods start")
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="pilot_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.title


class PilotStart(models.Model):
    """From when a neighbourhood takes part: a staggered start makes the later ones a comparison for a while."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="starts")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    wave = models.PositiveSmallIntegerField()
    starts_on = models.DateField()

    class Meta:
        ordering = ["wave", "place__name"]
        constraints = [models.UniqueConstraint(fields=["pilot", "place"], name="a_place_starts_once")]


class Hours(models.Model):
    """Hours of work that a corporation put into the pilot in a month (`month` is its first day)."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="hours")
    corporation = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    month = models.DateField()
    hours = models.DecimalField(max_digits=6, decimal_places=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["month", "corporation__name"]
        verbose_name_plural = "hours"
        constraints = [
            models.UniqueConstraint(fields=["pilot", "corporation", "month"], name="hours_once_a_month"),
            models.CheckConstraint(condition=models.Q(hours__gte=0), name="hours_not_negative"),
        ]


class Meeting(models.Model):
    """A meeting about households that was held; the next list looks back to it."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="meetings")
    held_on = models.DateField()
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-held_on"]
        constraints = [models.UniqueConstraint(fields=["pilot", "held_on"], name="one_meeting_a_day")]
