# SPDX-License-Identifier: EUPL-1.2
"""The list of bids, one bid, and its workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.services.taking_part import speaks_for_any
from woonregie.bids import labels
from woonregie.bids.queries.pages import BidPage, bid_page, bid_rows
from woonregie.bids.services.steps import missing_words
from woonregie.bids.views.shared import found_bid
from woonregie.bids.workbook import bid_workbook
from woonregie_core.bids.workflow import BidStatus, BidStep, steps_from

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ORDER = [BidStatus.DRAFT, BidStatus.SUBMITTED, BidStatus.REACTION, BidStatus.AGREED]


def bids(request: PolicyRequest) -> HttpResponse:
    """All bids that this reader may see."""
    may_start = grant_for(request.grant.actor, "bid.edit").scope is not Scope.NONE
    context = {"rows": bid_rows(request.grant), "may_start": may_start, **_words()}
    return render(request, "bids/bids.html", context)


def bid(request: PolicyRequest, pk: int) -> HttpResponse:
    """One bid: what is offered and asked, what changed since last year, the projects, the reactions."""
    page = bid_page(request.grant, pk)
    if page is None:
        raise Http404(_("Dit bod is er niet, of u mag het niet zien."))
    context = {"page": page, "bid": page.bid, "may": _may(request, page), "steps": _steps(page), **_words()}
    return render(request, "bids/bid.html", context)


def bid_as_workbook(request: PolicyRequest, pk: int) -> HttpResponse:
    """The bid as a workbook that can be filled in and read back."""
    found = found_bid(request, pk)
    name = f"bod-{found.corporation.code}-{found.municipality.code}-{found.year}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bid_workbook(found), content_type=WORKBOOK_TYPE, headers=headers)


def _may(request: PolicyRequest, page: BidPage) -> dict[str, bool]:
    """Which buttons work for this reader, now."""
    found, actor = page.bid, request.grant.actor
    steps = steps_from(BidStatus(found.status))
    owns = grant_for(actor, "bid.edit").covers_party(found.corporation_id)
    asked = {found.municipality_id, *(party.pk for party in page.invited)}
    agrees = grant_for(actor, "bid.agree").covers_party(found.municipality_id)
    return {
        "edit": owns and found.status == BidStatus.DRAFT,
        "submit": owns and BidStep.SUBMIT in steps,
        "reopen": owns and BidStep.REOPEN in steps,
        "withdraw": owns and BidStep.WITHDRAW in steps,
        "react": BidStep.REACT in steps and speaks_for_any(grant_for(actor, "bid.react"), asked),
        "agree": agrees and BidStep.AGREE in steps and not missing_words(found),
    }


def _steps(page: BidPage) -> list[tuple[str, str]]:
    """The way of the bid: each station with done, now or later."""
    if page.bid.status == BidStatus.WITHDRAWN:
        return []
    now = _ORDER.index(BidStatus(page.bid.status))
    return [
        (str(labels.STATUS[status]), "now" if place == now else "done" if place < now else "later")
        for place, status in enumerate(_ORDER)
    ]


def _words() -> dict[str, object]:
    return {
        "statuses": labels.STATUS,
        "tones": labels.STATUS_TONE,
        "subjects": labels.SUBJECT,
        "kinds": labels.OFFER_KIND,
        "project_kinds": labels.PROJECT_KIND,
        "stances": labels.STANCE,
        "change_words": labels.CHANGE,
        "field_words": labels.FIELD,
    }
