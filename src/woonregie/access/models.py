# SPDX-License-Identifier: EUPL-1.2
"""Accounts with a role and a party, and the log of all that was done."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("beheerder")
    POLICY_OFFICER = "policy_officer", _("beleidsmedewerker")
    CORPORATION = "corporation", _("corporatiemedewerker")
    TENANT_ASSOCIATION = "tenant_association", _("huurdersorganisatie")
    CARE_PARTNER = "care_partner", _("zorgpartner")
    SENIORENMAKELAAR = "seniorenmakelaar", _("seniorenmakelaar")
    RESEARCHER = "researcher", _("onderzoeker")
    BOARD_MEMBER = "board_member", _("bestuurder")


class User(AbstractUser):
    """An account. It acts for exactly one party; `is_sample` marks the accounts of the example data."""

    role = models.CharField(max_length=24, choices=Role)
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="users")
    is_sample = models.BooleanField(default=False)

    REQUIRED_FIELDS = ["email", "role"]

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="account_has_a_known_role")
        ]


class AuditEvent(models.Model):
    """One thing that was done. Only ever added; each event carries the hash of the one before it."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=160, help_text="user name, or the command that acted")
    party_code = models.CharField(max_length=80, blank=True)
    action = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=160, db_index=True, help_text="kind:code of what it was done to")
    summary = models.CharField(max_length=400)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"
