# SPDX-License-Identifier: EUPL-1.2
"""The map of the town, with its table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.monitor.queries.map_page import BORDERS, TILES, Asked, as_query, map_page


def asked(request: HttpRequest) -> Asked:
    """What the address asks of the map."""
    given = {
        name: request.GET.get(name, "")[:100] for name in ("cijfer", "periode", "niveau", "indeling", "kaart")
    }
    return Asked(given["cijfer"], given["periode"], given["niveau"], given["indeling"], given["kaart"])


@require_safe
def index(request: PolicyRequest) -> HttpResponse:
    """One subject over the neighbourhoods or districts; the choice stands in the address."""
    page = map_page(request.grant, asked(request), reference_date(request))
    context: dict[str, object] = {"page": page}
    if page:
        other = BORDERS if page.asked.drawing == TILES else TILES
        context["here"] = as_query(page.asked)
        context["other_drawing"] = as_query(page.asked, kaart=other)
    return render(request, "monitor/index.html", context)
