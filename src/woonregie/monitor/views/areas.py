# SPDX-License-Identifier: EUPL-1.2
"""The page of one area, and two areas side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.monitor.queries.area_page import area_page
from woonregie.monitor.queries.compare_page import compare_page


@require_safe
def area(request: PolicyRequest, code: str) -> HttpResponse:
    """What is known of an area, agreed for it, and stuck in it."""
    page = area_page(request.grant, code, reference_date(request))
    if page is None:
        raise Http404(_("Dit gebied kennen wij niet."))
    return render(request, "monitor/area.html", {"page": page, "place": page.place})


@require_safe
def compare(request: PolicyRequest) -> HttpResponse:
    """Two areas side by side; without a choice the first two districts."""
    a, b = request.GET.get("a", "")[:80], request.GET.get("b", "")[:80]
    page = compare_page(request.grant, a, b, reference_date(request))
    return render(request, "monitor/compare.html", {"page": page})
