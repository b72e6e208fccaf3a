# SPDX-License-Identifier: EUPL-1.2
"""The tree of areas, and what is agreed and done in one of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.areas import area_page, area_tree
from woonregie.agreements.queries.reference_date import reference_date


@require_safe
def areas(request: PolicyRequest) -> HttpResponse:
    """From the municipality down to the neighbourhoods, with counts that include everything inside."""
    return render(request, "agreements/areas.html", {"tree": area_tree(request.grant)})


@require_safe
def area(request: PolicyRequest, code: str) -> HttpResponse:
    """One area: commitments and actions in it, and what holds in the areas around it."""
    on = reference_date(request)
    page = area_page(request.grant, code, on)
    if page is None:
        raise Http404(_("Dit gebied kennen wij niet."))
    return render(request, "agreements/area.html", {"page": page, "place": page.surroundings.place, "on": on})
