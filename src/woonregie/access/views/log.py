# SPDX-License-Identifier: EUPL-1.2
"""The log of all that was done."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonregie.access.forms import AuditFilterForm
from woonregie.access.queries.audit import audit_events, audit_words, verify_chain
from woonregie.access.requests import PolicyRequest

EVENTS_ON_A_PAGE = 50


@require_safe
def audit_log(request: PolicyRequest) -> HttpResponse:
    """The events that match the filter in the address, and whether the chain is whole."""
    words = audit_words(request.grant)
    form = AuditFilterForm(request.GET, words.parties, words.actions)
    pages = Paginator(audit_events(request.grant, form.chosen()), EVENTS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "verdict": verify_chain(request.grant),
        "query": _without_page(request),
    }
    return render(request, "access/audit_log.html", context)


def _without_page(request: PolicyRequest) -> str:
    """The filter as it stands in the address, to link to other pages of the same search."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
