# SPDX-License-Identifier: EUPL-1.2
"""The date on which a page looks at the agreements."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

PARAMETER = "peildatum"


def reference_date(request: HttpRequest) -> date:
    """The date from `?peildatum=JJJJ-MM-DD`; without it, or with a wrong one (and a message), the default date."""
    asked = request.GET.get(PARAMETER, "").strip()
    if not asked:
        return default_date()
    found = _date(asked)
    if found is None:
        messages.warning(
            request, _("%(date)s is geen datum. Schrijf de peildatum zo: 2026-03-31.") % {"date": asked[:40]}
        )
        return default_date()
    return found


def default_date() -> date:
    """Today; in the demonstration the date on which its example data are interesting."""
    demo: date | None = settings.DEMO_REFERENCE_DATE if settings.DEMO else None
    return demo or timezone.localdate()


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
