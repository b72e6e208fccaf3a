# SPDX-License-Identifier: EUPL-1.2
"""What the pages of bids share: finding a bid, and carrying out a form."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.form_page import form_page as plain_form_page
from woonregie.access.policy import grant_for
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.requests import PolicyRequest
from woonregie.bids.models import Bid
from woonregie.bids.queries.visible import visible_bid


def found_bid(request: PolicyRequest, pk: int) -> Bid:
    """The bid, if this reader may see it."""
    bid = visible_bid(grant_for(request.grant.actor, "bid.view"), pk)
    if bid is None:
        raise Http404(_("Dit bod is er niet, of u mag het niet zien."))
    return bid


def address(bid: Bid) -> str:
    """The page of a bid."""
    return reverse("bids:bid", args=[bid.pk])


def form_page(
    request: PolicyRequest, form: Form, do: Callable[[], object], words: Mapping[str, object], bid: Bid
) -> HttpResponse:
    """Show a form of a bid, or carry it out, and go back to the bid."""
    back = address(bid)
    return plain_form_page(request, form, do, words={**words, "bid": bid}, back=back, template="bids/form.html")


def carried_out(request: PolicyRequest, bid: Bid, do: Callable[[], object], done: str) -> HttpResponse:
    """Carry out a button, and go back to the bid with what came of it."""
    try:
        do()
    except Stale as refusal:
        return stale(request, refusal, bid)
    except CannotDo as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(address(bid))


def stale(request: PolicyRequest, refusal: Stale, bid: Bid) -> HttpResponse:
    """Somebody else was first."""
    return render(request, "409.html", {"message": str(refusal), "back_url": address(bid)}, status=409)


def posted_revision(request: PolicyRequest) -> int:
    """The revision that the page showed; one that cannot be read fits no bid."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1
