# SPDX-License-Identifier: EUPL-1.2
"""The brochure for everybody: the town, one neighbourhood, and both to print."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.requests import PolicyRequest
from woonregie.seniors.brochure_pdf import brochure_pdf
from woonregie.seniors.queries.brochure import Brochure, brochure


@require_safe
def town(request: PolicyRequest) -> HttpResponse:
    """Suitable homes in all neighbourhoods, with all there is to know."""
    return render(request, "seniors/brochure.html", {"page": brochure(default_day())})


@require_safe
def neighbourhood(request: PolicyRequest, code: str) -> HttpResponse:
    """Suitable homes in one neighbourhood."""
    return render(request, "seniors/brochure_place.html", {"page": _found(code)})


@require_safe
def town_pdf(request: PolicyRequest) -> HttpResponse:
    """The brochure to print, in large type."""
    return _pdf(_found(""), "woningen-voor-senioren")


@require_safe
def neighbourhood_pdf(request: PolicyRequest, code: str) -> HttpResponse:
    """The same of one neighbourhood."""
    return _pdf(_found(code), f"woningen-voor-senioren-{code}")


def _found(code: str) -> Brochure:
    page = brochure(default_day(), code)
    if page is None:
        raise Http404(_("Van deze buurt is er geen brochure."))
    return page


def _pdf(page: Brochure, name: str) -> HttpResponse:
    response = HttpResponse(brochure_pdf(page), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
