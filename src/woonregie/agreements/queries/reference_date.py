# SPDX-License-Identifier: EUPL-1.2
"""The date on which a page looks at the agreements."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from woonregie.access.day import default_day

PARAMETER = "peildatum"


def reference_date(request: HttpRequest) -> date:
    """The date from `?peildatum=JJJJ-MM-DD`; without it, or with a wrong one (and a message), the default date."""
    asked = request.GET.get(PARAMETER, "").strip()
    if not asked:
        return default_day()
    found = _date(asked)
    if found is None:
        messages.warning(
            request, _("%(date)s is geen datum. Schrijf de peildatum zo: 2026-03-31.") % {"date": asked[:40]}
        )
        return default_day()
    return found


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
