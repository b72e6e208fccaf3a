# SPDX-License-Identifier: EUPL-1.2
"""What was released to everybody: kept exactly as it went out, and never changed."""

from django.db import models


class Release(models.Model):
    """One series as it was released. What was hidden then stays hidden, whatever is released later.

    `content` is canonical JSON with the definition, the rows and where each number comes from.
    """

    series = models.ForeignKey("indicators.Series", models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(help_text="of this series, from 1")
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=160)
    content = models.TextField()
    basis = models.TextField(default="{}", help_text="true counts behind what was hidden; never shown to anybody")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["series", "-number"]
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="release_once_per_number")]

    def __str__(self) -> str:
        return f"{self.series} {self.number}"
