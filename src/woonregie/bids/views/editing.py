# SPDX-License-Identifier: EUPL-1.2
"""Make a bid and change it while it is a draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.bids.forms import LineForm, OfferForm, ProjectForm, StartForm, SummaryForm, initial_of
from woonregie.bids.lines import Line, Offer, Project, offer_of, project_of
from woonregie.bids.models import Bid
from woonregie.bids.queries.choices import own_corporations
from woonregie.bids.services.drafts import change_summary, remove_line, save_line, start_bid
from woonregie.bids.views.shared import carried_out, form_page, found_bid, posted_revision


def start(request: PolicyRequest) -> HttpResponse:
    """A new bid, filled with last year's."""
    corporations = own_corporations(request.grant)
    form = StartForm(request.POST or None, corporations=corporations, on=reference_date(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = start_bid(request.grant, **form.cleaned_data)
        except CannotDo as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het bod staat klaar. Vul het aan en dien het in."))
            return redirect("bids:bid", made.pk)
    status = 400 if request.method == "POST" else 200
    words = {"title": _("Nieuw bod"), "button": _("Begin het bod"), "back": "/biedingen/"}
    return render(request, "bids/form.html", {**words, "form": form}, status=status)


def summary(request: PolicyRequest, pk: int) -> HttpResponse:
    """The introduction."""
    bid = _own(request, pk)
    initial = {"summary": bid.summary, "revision": bid.revision}
    form = SummaryForm(request.POST or None, initial=initial)

    def do() -> None:
        change_summary(request.grant, bid, form.cleaned_data["summary"], form.cleaned_data["revision"])

    words = {"title": _("Inleiding van het bod"), "done": _("De inleiding is opgeslagen.")}
    return form_page(request, form, do, words, bid)


def offer(request: PolicyRequest, pk: int, code: str = "") -> HttpResponse:
    """Add or change an offer or request."""
    bid = _own(request, pk)
    row = bid.offers.filter(code=code).first() if code else None
    if code and row is None:
        raise Http404(_("Deze regel is er niet (meer)."))
    form = OfferForm(request.POST or None, initial=initial_of(offer_of(row) if row else None, bid.revision))
    return _line_page(request, bid, form, code, _("Aanbod of vraag"))


def project(request: PolicyRequest, pk: int, code: str = "") -> HttpResponse:
    """Add or change a project."""
    bid = _own(request, pk)
    row = bid.projects.filter(code=code).first() if code else None
    if code and row is None:
        raise Http404(_("Deze regel is er niet (meer)."))
    form = ProjectForm(request.POST or None, initial=initial_of(project_of(row) if row else None, bid.revision))
    return _line_page(request, bid, form, code, _("Project"))


@require_POST
def remove_offer(request: PolicyRequest, pk: int, code: str) -> HttpResponse:
    """Take an offer out."""
    return _removed(request, pk, Offer, code)


@require_POST
def remove_project(request: PolicyRequest, pk: int, code: str) -> HttpResponse:
    """Take a project out."""
    return _removed(request, pk, Project, code)


def _removed(request: PolicyRequest, pk: int, kind: type[Line], code: str) -> HttpResponse:
    bid = _own(request, pk)

    def do() -> None:
        remove_line(request.grant, bid, kind, code, posted_revision(request))

    return carried_out(request, bid, do, _("De regel is uit het bod gehaald."))


def _line_page(request: PolicyRequest, bid: Bid, form: LineForm, code: str, title: str) -> HttpResponse:
    def do() -> None:
        save_line(request.grant, bid, form.line(), code, form.cleaned_data["revision"])

    words: dict[str, Any] = {"title": title, "done": _("De regel is opgeslagen."), "code": code}
    words["is_project"] = isinstance(form, ProjectForm)
    return form_page(request, form, do, words, bid)


def _own(request: PolicyRequest, pk: int) -> Bid:
    bid = found_bid(request, pk)
    request.grant.require_party(bid.corporation_id)
    return bid
