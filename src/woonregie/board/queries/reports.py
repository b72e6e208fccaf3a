# SPDX-License-Identifier: EUPL-1.2
"""Stored board reports."""

from django.db.models import QuerySet
from django.utils import timezone

from woonregie.access.grant import Grant
from woonregie.board.models import BoardReport


def visible_reports(grant: Grant) -> QuerySet[BoardReport]:
    """Reports that may be read, newest first; the public reads released ones only."""
    reports = BoardReport.objects.select_related("previous")
    if grant.released_only:
        return reports.filter(released_on__lte=timezone.localdate())
    return reports


def report_by_number(grant: Grant, number: int) -> BoardReport | None:
    """One report, or None where this reader may not see it."""
    return visible_reports(grant).filter(number=number).first()
