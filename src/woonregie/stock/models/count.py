# SPDX-License-Identifier: EUPL-1.2
"""Counts of dwellings as one source gives them. A later delivery stands beside an earlier one, never over it."""

from django.db import models

from woonregie.stock import labels


class StockDelivery(models.Model):
    """One printed table or delivered file: the dwellings of a set of owners, in classes, on one day."""

    code = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    dimension = models.CharField(max_length=12, choices=labels.choices(labels.DIMENSION))
    owners = models.ManyToManyField("parties.Party", related_name="stock_deliveries")
    owner_set = models.CharField(max_length=160, help_text="whose dwellings, in words")
    municipality = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    as_of = models.DateField(null=True)
    horizon = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "code"]
        verbose_name_plural = "stock deliveries"

    def __str__(self) -> str:
        return self.title


class StockCount(models.Model):
    """One cell. No corporation: of all owners together; no place: of the whole municipality.

    `readings` holds the classes that an ambiguous number may belong to.
    """

    delivery = models.ForeignKey(StockDelivery, models.CASCADE, related_name="counts")
    corporation = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    place = models.ForeignKey("places.Place", models.PROTECT, null=True, related_name="stock_counts")
    code = models.CharField(max_length=40)
    cell = models.CharField(max_length=200, help_text="corporation, place and code in one, to know a cell by")
    count = models.IntegerField(null=True)
    status = models.CharField(max_length=9, choices=labels.choices(labels.STATUS))
    readings = models.JSONField(default=list)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "cell"], name="stock_cell_once_per_delivery"),
            models.CheckConstraint(
                condition=models.Q(count__isnull=False, status__in=["printed", "ambiguous"])
                | models.Q(count__isnull=True, status__in=["dash", "blank"]),
                name="stock_cell_has_a_number_or_a_reason",
            ),
        ]


class StockQuestion(models.Model):
    """Two deliveries differ so much that a person has to say whether the later one continues the earlier one."""

    earlier = models.ForeignKey(StockDelivery, models.CASCADE, related_name="+")
    later = models.ForeignKey(StockDelivery, models.CASCADE, related_name="questions")
    code = models.CharField(max_length=40)
    earlier_count = models.IntegerField()
    later_count = models.IntegerField()
    answer = models.CharField(max_length=12, choices=[("open", "open"), ("same", "same"), ("other", "other")])
    explanation = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    author = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["later", "code"]
        constraints = [models.UniqueConstraint(fields=["earlier", "later", "code"], name="one_question_per_jump")]
