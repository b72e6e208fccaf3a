# SPDX-License-Identifier: EUPL-1.2
"""Import runs: what came in, what it would change, and whether that was confirmed or undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    REJECTED = "rejected", _("afgekeurd")
    PREVIEWED = "previewed", _("klaar om te bevestigen")
    CONFIRMED = "confirmed", _("verwerkt")
    UNDONE = "undone", _("teruggedraaid")


class ImportRun(models.Model):
    """One uploaded file. Nothing of it is applied before somebody confirms the differences."""

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=40)
    by = models.ForeignKey("access.User", models.SET_NULL, null=True, related_name="+")
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ImportState)
    staged = models.JSONField(default=dict, help_text="recognised rows, differences, conflicts and errors")
    undo = models.JSONField(default=dict, help_text="what to put back")
    file = models.BinaryField(null=True, help_text="the workbook itself, to return it with the errors marked")

    class Meta:
        ordering = ["-started_at"]


class ColumnMapping(models.Model):
    """Which column of a file means what, saved so that the next file of that shape is understood at once.

    `kind` is a connector; a mapping of the kind `table` is for files that no connector knows. `content` has the
    shape of `opendata.mapping.ConnectorMapping`.
    """

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    content = models.JSONField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
