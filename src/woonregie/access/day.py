# SPDX-License-Identifier: EUPL-1.2
"""The day on which pages look at things, where the reader names none."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def default_day() -> date:
    """Today; in the demonstration the day on which its example data are interesting."""
    demo: date | None = settings.DEMO_REFERENCE_DATE if settings.DEMO else None
    return demo or timezone.localdate()
