# SPDX-License-Identifier: EUPL-1.2
"""The first page after signing in: what is late, due, or waits for me."""

from django.http import HttpResponse
from django.shortcuts import render

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.queries.today import today as work_list


def today(request: PolicyRequest) -> HttpResponse:
    """The work list; for one's own party unless everybody's is asked (`?van=iedereen`)."""
    has_party = request.grant.actor.party_id is not None
    mine_only = has_party and request.GET.get("van") != "iedereen"
    on = reference_date(request)
    context = {
        "work": work_list(request.grant, on, mine_only),
        "mine_only": mine_only,
        "has_party": has_party,
        "on": on,
    }
    return render(request, "agreements/today.html", context)
