# SPDX-License-Identifier: EUPL-1.2
"""Reporting rounds."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from woonregie.access.policy import grant_for
from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.models import RoundEntry
from woonregie.agreements.queries import rounds as queries
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.services import rounds as services


def rounds(request: PolicyRequest) -> HttpResponse:
    """All rounds."""
    return render(request, "agreements/together/rounds.html", {"rounds": queries.rounds()})


def round_page(request: PolicyRequest, code: str) -> HttpResponse:
    """One round: what came in, and what is still owed."""
    on = reference_date(request)
    page = queries.round_page(request.grant, code, on)
    if page is None:
        raise Http404(_("Deze ronde is er niet."))
    submit, review = (grant_for(request.grant.actor, name) for name in ("round.submit", "round.review"))
    context = {
        "page": page,
        "round": page.round,
        "on": on,
        "own": {row.entry.party_id for row in page.rows if submit.covers_party(row.entry.party_id)},
        "may_review": review.covers_party(-1),
    }
    return render(request, "agreements/together/round.html", context)


def round_submit(request: PolicyRequest, code: str, party: str) -> HttpResponse:
    """A party says that its reports are complete."""
    entry = _entry(code, party)
    comment = request.POST.get("comment", "")
    return _step(
        request, entry, lambda: services.submit_entry(request.grant, entry, reference_date(request), comment)
    )


def round_return(request: PolicyRequest, code: str, party: str) -> HttpResponse:
    """Send an entry back."""
    entry = _entry(code, party)
    comment = request.POST.get("comment", "")
    return _step(
        request, entry, lambda: services.return_entry(request.grant, entry, reference_date(request), comment)
    )


def round_settle(request: PolicyRequest, code: str, party: str) -> HttpResponse:
    """Accept an entry."""
    entry = _entry(code, party)
    return _step(request, entry, lambda: services.settle_entry(request.grant, entry, reference_date(request)))


def _entry(code: str, party: str) -> RoundEntry:
    entry = queries.entry_by_party(code, party)
    if entry is None:
        raise Http404(_("Deze opgave is er niet."))
    return entry


def _step(request: PolicyRequest, entry: RoundEntry, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except CannotDo as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("De opgave is bijgewerkt."))
    return redirect("agreements:round", entry.round.code)
