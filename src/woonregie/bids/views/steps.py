# SPDX-License-Identifier: EUPL-1.2
"""The steps of a bid: submit, take back, withdraw, react, agree."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.bids.forms import AgreeForm, ReactionForm
from woonregie.bids.queries.choices import reacting_parties
from woonregie.bids.services import steps
from woonregie.bids.views.shared import carried_out, form_page, found_bid, posted_revision
from woonregie_core.bids.workflow import Stance


@require_POST
def submit(request: PolicyRequest, pk: int) -> HttpResponse:
    """Send the bid."""
    bid, on, revision = found_bid(request, pk), reference_date(request), posted_revision(request)
    request.grant.require_party(bid.corporation_id)
    done = _("Het bod is ingediend. De gemeente en de huurders kunnen nu reageren.")
    return carried_out(request, bid, lambda: steps.submit_bid(request.grant, bid, on, revision), done)


@require_POST
def reopen(request: PolicyRequest, pk: int) -> HttpResponse:
    """Take the bid back to change it."""
    bid = found_bid(request, pk)
    done = _("Het bod is teruggehaald. U kunt het weer wijzigen.")
    return carried_out(request, bid, lambda: steps.reopen_bid(request.grant, bid), done)


@require_POST
def withdraw(request: PolicyRequest, pk: int) -> HttpResponse:
    """Withdraw the bid for good."""
    bid = found_bid(request, pk)
    return carried_out(request, bid, lambda: steps.withdraw_bid(request.grant, bid), _("Het bod is ingetrokken."))


def react(request: PolicyRequest, pk: int) -> HttpResponse:
    """Say what a party thinks of the bid."""
    bid = found_bid(request, pk)
    steps.require_reacting(request.grant, bid)
    form = ReactionForm(request.POST or None, parties=reacting_parties(request.grant, bid))

    def do() -> None:
        filled = form.cleaned_data
        on = reference_date(request)
        steps.react_to_bid(request.grant, bid, filled["party"].pk, Stance(filled["stance"]), filled["text"], on)

    words = {"title": _("Reageer op het bod"), "done": _("Uw reactie is opgeslagen."), "button": _("Reageer")}
    return form_page(request, form, do, words, bid)


def agree(request: PolicyRequest, pk: int) -> HttpResponse:
    """Agree on the bid; from then on it does not change."""
    bid = found_bid(request, pk)
    request.grant.require_party(bid.municipality_id)
    form = AgreeForm(request.POST or None, initial={"on": reference_date(request)})

    def do() -> None:
        steps.agree_bid(request.grant, bid, form.cleaned_data["meeting"], form.cleaned_data["on"])

    words = {"title": _("Stel het bod vast"), "done": _("Het bod is vastgesteld."), "button": _("Stel vast")}
    words["lead"] = _("Daarna verandert er niets meer aan dit bod.")
    return form_page(request, form, do, words, bid)
