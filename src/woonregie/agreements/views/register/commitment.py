# SPDX-License-Identifier: EUPL-1.2
"""One commitment with everything known about it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.grant import Grant
from woonregie.access.policy import line_for_route
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.commitment_page import CommitmentPage, commitment_page
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.states import phase_segments

BUTTONS = ("commitment-progress", "notify", "decision-ask", "adjust")


@require_safe
def commitment(request: PolicyRequest, plan: str, code: str) -> HttpResponse:
    """The text, the promise in numbers, who does what, how it stands, and how it came to be."""
    on = reference_date(request)
    page = commitment_page(request.grant, plan, code, on)
    if page is None:
        raise Http404(_("Deze afspraak bestaat niet."))
    allowed = {name.replace("-", "_"): _may(request.grant, f"agreements:{name}", page) for name in BUTTONS}
    may_open_action = _may(request.grant, "agreements:action", page)
    context = {
        "page": page,
        "on": on,
        "may": allowed,
        "may_open_action": may_open_action,
        "action_segments": phase_segments(page.action_phases),
    }
    return render(request, "agreements/commitment.html", context)


def _may(grant: Grant, route: str, page: CommitmentPage) -> bool:
    """Whether the policy lets this actor do it for one of the parties of this commitment."""
    line = line_for_route("GET", route)
    scope = line.scopes.get(grant.actor.role) if line else None
    if line is None or scope is None:
        return False
    wider = Grant(grant.actor, line.action, scope)
    return any(wider.covers_party(one.party_id) for one in page.version.contributions.all()) or wider.covers_party(
        0
    )
