# SPDX-License-Identifier: EUPL-1.2
"""Values of a series. A correction is a next edition; the earlier value stays. Missing is not zero."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodKind(models.TextChoices):
    DAY = "day", _("dag")
    MONTH = "month", _("maand")
    QUARTER = "quarter", _("kwartaal")
    HALF_YEAR = "half_year", _("halfjaar")
    YEAR = "year", _("jaar")
    SCHOOL_YEAR = "school_year", _("schooljaar")
    YEARS = "years", _("gemiddelde over jaren")


class Period(models.Model):
    """A stretch of time with the code that sources write: 2021, 2020-2021, 2018/2021, 2024-H1."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=11, choices=PeriodKind)
    start = models.DateField()
    end = models.DateField()

    class Meta:
        ordering = ["start", "end"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="period_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.code


class Edition(models.Model):
    """One delivery of values: a document, or a data set as it was on one day."""

    code = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    published_on = models.DateField(null=True)
    retrieved_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    area_division_year = models.PositiveSmallIntegerField(null=True)
    order = models.PositiveIntegerField(default=0, help_text="a higher number came later and is shown")
    content_hash = models.CharField(
        max_length=64, blank=True, help_text="of all its values: the same comes in once"
    )
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.title


class Status(models.TextChoices):
    FINAL = "final", _("definitief")
    PROVISIONAL = "provisional", _("voorlopig")
    PENDING = "pending", _("nog niet beschikbaar")
    NOT_MEASURED = "not_measured", _("niet gemeten")
    NOT_MEASURABLE = "not_measurable", _("niet te meten")
    SUPPRESSED = "suppressed", _("door de bron afgeschermd")
    MISSING = "missing", _("ontbreekt")


class Value(models.Model):
    """What one edition says of one series in one place and period. `note` holds a footnote or the reason."""

    # Every index costs time when a million rows come in; these columns are found through the ones below.
    series = models.ForeignKey("indicators.Series", models.CASCADE, related_name="values", db_index=False)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", db_index=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", db_index=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="values")
    value = models.FloatField(null=True)
    status = models.CharField(max_length=14, choices=Status, default=Status.FINAL)
    note = models.TextField(blank=True)
    disturbed = models.BooleanField(default=False, help_text="moved by something outside the subject, says a note")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "place", "period", "edition"], name="value_once_per_edition"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, status__in=["final", "provisional"])
                | models.Q(value__isnull=True) & ~models.Q(status__in=["final", "provisional"]),
                name="value_or_reason",
            ),
        ]
        indexes = [models.Index(fields=["place", "series"], name="values_of_a_place")]
