# SPDX-License-Identifier: EUPL-1.2
"""The list of plans, and one plan with its commitments."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.plan_page import PlanFilter, plan_page
from woonregie.agreements.queries.plans import plan_cards
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.states import phase_segments

NOT_REPORTED = "none"  # in the address bar, where an empty value would mean "no filter"


@require_safe
def plans(request: PolicyRequest) -> HttpResponse:
    """All plans with their counts and how they stand."""
    on = reference_date(request)
    cards = [(card, phase_segments(card.phases)) for card in plan_cards(request.grant, on)]
    return render(request, "agreements/plans.html", {"cards": cards, "on": on})


@require_safe
def plan(request: PolicyRequest, code: str) -> HttpResponse:
    """One plan: themes with commitments, filtered by what the address asks for."""
    on = reference_date(request)
    wanted = PlanFilter(**{name: request.GET.get(name, "").strip() for name in PlanFilter.__annotations__})
    page = plan_page(request.grant, code, wanted, on)
    if page is None:
        raise Http404(_("Dit plan bestaat niet."))
    address = reverse("agreements:plan", args=[code])
    urls = {phase: f"{address}?phase={phase or NOT_REPORTED}" for phase in page.phases}
    context = {"page": page, "wanted": wanted, "on": on, "segments": phase_segments(page.phases, urls)}
    return render(request, "agreements/plan.html", context)
