# SPDX-License-Identifier: EUPL-1.2
"""Pages to read: the pilot, households, one household, and the lists for the meetings."""

from datetime import date, datetime, time

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.allocation import codes
from woonregie.allocation import labels as allocation_labels
from woonregie.seniors import labels
from woonregie.seniors.files import fortnight_workbook, month_workbook
from woonregie.seniors.queries.cases import Filters, case_list, case_page, find_case
from woonregie.seniors.queries.meetings import fortnight, month
from woonregie.seniors.queries.overview import current_pilot, pilot_page
from woonregie.seniors.views.shared import pilot_or_404

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def index(request: PolicyRequest) -> HttpResponse:
    """The pilot at a glance."""
    pilot = current_pilot(default_day())
    actor = request.grant.actor
    context = {
        "page": pilot_page(request.grant, pilot) if pilot else None,
        "may": {
            "lead": grant_for(actor, "senior.lead").covers_party(None),
            "hours": grant_for(actor, "senior.hours").covers_party(actor.party_id),
        },
        "on": default_day(),
    }
    return render(request, "seniors/overview.html", context)


@require_safe
def cases(request: PolicyRequest) -> HttpResponse:
    """Households of the pilot, to choose from."""
    pilot = pilot_or_404()
    asked = Filters(request.GET.get("buurt", ""), request.GET.get("fase", ""), request.GET.get("code", "").strip())
    context = {
        "rows": case_list(request.grant, pilot, asked, request.GET.get("pagina")),
        "asked": asked,
        "phases": labels.PHASE,
        "places": pilot_page(request.grant, pilot).rows,
    }
    return render(request, "seniors/cases.html", context)


@require_safe
def case(request: PolicyRequest, code: str) -> HttpResponse:
    """Everything about one household on one screen."""
    found = find_case(request.grant, code)
    if found is None:
        raise Http404(_("Dit huishouden doet niet mee aan de pilot, of hoort bij een andere verhuurder."))
    actor = request.grant.actor
    context = {
        "page": case_page(request.grant, found, default_day()),
        "may": grant_for(actor, "senior.work").covers_party(found.corporation_id),
        "words": codes,
        "labels": labels,
        "verdicts": allocation_labels.VERDICT,
    }
    return render(request, "seniors/case.html", context)


@require_safe
def fortnight_list(request: PolicyRequest) -> HttpResponse:
    """The list of the meeting about households."""
    page = fortnight(request.grant, pilot_or_404(), default_day())
    may_note = grant_for(request.grant.actor, "senior.meet").covers_party(None)
    context = {"page": page, "labels": labels, "words": codes, "may_note": may_note}
    return render(request, "seniors/fortnight.html", context)


@require_safe
def month_list(request: PolicyRequest) -> HttpResponse:
    """The list of the working group."""
    page = month(request.grant, pilot_or_404(), _month_asked(request))
    return render(request, "seniors/month.html", {"page": page, "labels": labels, "words": codes})


@require_safe
def fortnight_file(request: PolicyRequest) -> HttpResponse:
    """The same as a workbook."""
    on = default_day()
    page = fortnight(request.grant, pilot_or_404(), on)
    return _workbook(fortnight_workbook(page, datetime.combine(on, time())), f"senioren-{on.isoformat()}.xlsx")


@require_safe
def month_file(request: PolicyRequest) -> HttpResponse:
    """The same as a workbook."""
    page = month(request.grant, pilot_or_404(), _month_asked(request))
    content = month_workbook(page, datetime.combine(default_day(), time()))
    return _workbook(content, f"senioren-{page.first:%Y-%m}.xlsx")


def _month_asked(request: PolicyRequest) -> date:
    """The first day of the month in the address, else of the month before this one."""
    try:
        return date.fromisoformat(f"{request.GET.get('maand', '')}-01")
    except ValueError:
        on = default_day()
        return date(on.year - (on.month == 1), (on.month - 2) % 12 + 1, 1)


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
