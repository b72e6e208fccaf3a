# SPDX-License-Identifier: EUPL-1.2
"""Who takes part, and what one party promised."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.party_pages import party_lines, party_page
from woonregie.agreements.queries.reference_date import reference_date


@require_safe
def parties(request: PolicyRequest) -> HttpResponse:
    """All parties, by kind, with how much each leads and does."""
    return render(request, "agreements/parties.html", {"lines": party_lines(request.grant)})


@require_safe
def party(request: PolicyRequest, code: str) -> HttpResponse:
    """One party: what it leads, what it contributes to, its actions, and the reports it owes."""
    on = reference_date(request)
    page = party_page(request.grant, code, on)
    if page is None:
        raise Http404(_("Deze partij kennen wij niet."))
    return render(request, "agreements/party.html", {"page": page, "party": page.profile.party, "on": on})
