# SPDX-License-Identifier: EUPL-1.2
"""Places and how they nest: land > provincie > regio > gemeente > stadsdeel > wijk > buurt, rayons across them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    COUNTRY = "country", _("land")
    PROVINCE = "province", _("provincie")
    REGION = "region", _("regio")
    MUNICIPALITY = "municipality", _("gemeente")
    DISTRICT = "district", _("stadsdeel")
    QUARTER = "quarter", _("wijk")
    NEIGHBOURHOOD = "neighbourhood", _("buurt")
    AREA_TEAM = "area_team", _("rayon")


# Areas around a municipality: figures are told of them, agreements are not made for them.
WIDER_KINDS = (PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.REGION)


class Place(models.Model):
    """A named area. `valid_from` and `valid_to` are years: boundaries change, history stays."""

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=PlaceKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    also_in = models.ManyToManyField("self", symmetrical=False, related_name="also_holds")
    external_code = models.CharField(max_length=20, blank=True)
    valid_from = models.PositiveSmallIntegerField(null=True)
    valid_to = models.PositiveSmallIntegerField(null=True)
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlaceAlias(models.Model):
    """Another spelling under which documents and spreadsheets know a place."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, unique=True, help_text="lower case, without accents or punctuation")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlaceClosure(models.Model):
    """Every pair of an area and what lies in it (itself included), so that a roll-up is one query."""

    ancestor = models.ForeignKey(Place, models.CASCADE, related_name="inside")
    descendant = models.ForeignKey(Place, models.CASCADE, related_name="around")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ancestor", "descendant"], name="place_pair_once")]


class PlaceShape(models.Model):
    """The boundary of a place in one year: GeoJSON in degrees, longitude first."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="shapes")
    year = models.PositiveSmallIntegerField()
    geometry = models.JSONField()
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place", "year"]
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="place_shape_once_a_year")]


class PlaceShare(models.Model):
    """Crosswalk: which share of an area of an earlier division lies in a place of today.

    The shares of one outer code and year sum to at most one; what is left belongs to no place here.
    """

    outer_code = models.CharField(max_length=20, help_text="code of the earlier area")
    year = models.PositiveSmallIntegerField(help_text="year of the earlier division")
    place = models.ForeignKey(Place, models.CASCADE, related_name="shares")
    share = models.FloatField()
    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["outer_code", "year", "place"]
        constraints = [
            models.UniqueConstraint(fields=["outer_code", "year", "place"], name="place_share_once"),
            models.CheckConstraint(condition=models.Q(share__gt=0, share__lte=1), name="place_share_is_a_share"),
        ]
