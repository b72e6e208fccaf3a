# SPDX-License-Identifier: EUPL-1.2
"""Board reports: frozen, hashed, never changed."""

from django.db import models


class BoardReport(models.Model):
    """The state of all agreements on one reference date, as the board (BOWW) saw it."""

    number = models.PositiveIntegerField(unique=True)
    reference_date = models.DateField()
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=160)
    content = models.TextField(help_text="canonical JSON; the hash is over exactly these bytes")
    sha256 = models.CharField(max_length=64)
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    released_on = models.DateField(null=True)

    class Meta:
        ordering = ["-number"]
