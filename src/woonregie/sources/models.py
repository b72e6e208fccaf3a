# SPDX-License-Identifier: EUPL-1.2
"""Where facts come from: documents with a hash, data sets with a date, and passages inside them."""

from django.db import models
from django.utils.translation import gettext as _


class Document(models.Model):
    """A published text. Its hash ties every passage to exactly this version."""

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    date = models.DateField(null=True)
    date_note = models.TextField(blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class Dataset(models.Model):
    """A set of data as delivered on one date, with the licence it may be used under."""

    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    date = models.DateField(null=True)
    licence = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class Passage(models.Model):
    """One place in one document or data set. A figure or a promise points at it."""

    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="passages")
    dataset = models.ForeignKey(Dataset, models.PROTECT, null=True, related_name="passages")
    section = models.CharField(max_length=300, blank=True)
    first_line = models.PositiveIntegerField(null=True)
    last_line = models.PositiveIntegerField(null=True)
    page = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=False, dataset__isnull=True)
                | models.Q(document__isnull=True, dataset__isnull=False),
                name="passage_has_one_origin",
            )
        ]

    def __str__(self) -> str:
        origin = self.document or self.dataset
        return ", ".join(part for part in (str(origin), self.section, self.position()) if part)

    def position(self) -> str:
        """Page or lines in words of the reader's language."""
        if self.page:
            return _("bladzijde %(page)s") % {"page": self.page}
        if self.first_line is None:
            return ""
        if self.last_line in (None, self.first_line):
            return _("regel %(line)s") % {"line": self.first_line}
        return _("regel %(first)s–%(last)s") % {"first": self.first_line, "last": self.last_line}
