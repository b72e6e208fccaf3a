# SPDX-License-Identifier: EUPL-1.2
"""Who takes part. A merger keeps the old party and points at its successor."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("gemeente")
    CORPORATION = "corporation", _("woningcorporatie")
    TENANT_ASSOCIATION = "tenant_association", _("huurdersorganisatie")
    CARE = "care", _("zorgorganisatie")
    WELFARE = "welfare", _("welzijnsorganisatie")
    HEALTH = "health", _("gezondheidsorganisatie")
    INSURER = "insurer", _("zorgkantoor of verzekeraar")
    GOVERNMENT = "government", _("overheid")
    KNOWLEDGE = "knowledge", _("kennisinstelling")
    DEVELOPER = "developer", _("ontwikkelaar")
    WORKING_GROUP = "working_group", _("werkgroep")
    COLLECTIVE = "collective", _("gezamenlijke partijen")
    OTHER = "other", _("overige partij")


class Party(models.Model):
    """An organisation, a group of organisations, or a working group."""

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=PartyKind)
    members = models.ManyToManyField("self", symmetrical=False, related_name="member_of")
    valid_from = models.PositiveSmallIntegerField(null=True)
    valid_to = models.PositiveSmallIntegerField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name
