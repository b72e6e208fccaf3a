# SPDX-License-Identifier: EUPL-1.2
"""The toolbox: its ledger, and forms to reserve, pay and release."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.requests import PolicyRequest
from woonregie.looks.wording import euro_words
from woonregie.seniors import forms, labels
from woonregie.seniors.models import MoveBudget, ToolboxRequest
from woonregie.seniors.queries.toolbox import ledger
from woonregie.seniors.services import toolbox, waiting
from woonregie.seniors.services.toolbox import Told
from woonregie.seniors.views.contact import case_form, own_case
from woonregie.seniors.views.shared import pilot_or_404


@require_safe
def book(request: PolicyRequest) -> HttpResponse:
    """Every booking of the toolbox."""
    context = {
        "page": ledger(request.grant, pilot_or_404()),
        "entries": labels.ENTRY,
        "instruments": labels.INSTRUMENT,
        "states": labels.REQUEST,
    }
    return render(request, "seniors/toolbox.html", context)


def reserve(request: PolicyRequest, code: str) -> HttpResponse:
    """Set money aside, or get in line where there is too little."""
    case = own_case(request, code)
    form = forms.ReserveForm(request.POST or None, initial={"on": default_day()})
    words = {
        "title": _("Vraag geld uit de gereedschapskist"),
        "lead": _("Is er genoeg, dan wordt het bedrag gereserveerd. Anders komt de aanvraag op de wachtlijst."),
        "done": _("De aanvraag is genoteerd. Bij Gereedschapskist staat of het geld er is."),
    }

    def do() -> None:
        said = form.cleaned_data
        waiting.ask(request.grant, case, said["euros"], Told(said["on"], said["instrument"]))

    return case_form(request, form, do, words, case)


def answer_request(request: PolicyRequest, pk: int) -> HttpResponse:
    """Take or leave money that was offered, or step out of the line."""
    found = ToolboxRequest.objects.select_related("move__case__household").filter(pk=pk).first()
    if found is None:
        raise Http404(_("Deze aanvraag kennen wij niet."))
    case, offered = found.move.case, found.state == "offered"
    request.grant.require_party(case.corporation_id)
    form = forms.RequestForm(request.POST or None, offered=offered, initial={"revision": found.revision})

    def do() -> None:
        said = form.cleaned_data
        waiting.answer(request.grant, found, said["take"] == "1", default_day(), said["revision"])

    words = {
        "title": _("Aanvraag van %(cents)s") % {"cents": euro_words(found.cents)},
        "lead": _("Wat niet meer nodig is, gaat naar wie daarna aan de beurt is."),
        "done": _("Het antwoord is vastgelegd."),
    }
    return case_form(request, form, do, words, case)


def pay(request: PolicyRequest, pk: int) -> HttpResponse:
    """Pay on proof."""
    move = _own_move(request, pk)
    form = forms.PayForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        said = form.cleaned_data
        toolbox.pay(request.grant, move, said["euros"], Told(said["on"], said["instrument"], said["proof"]))

    words = {"title": _("Betaal uit de gereedschapskist"), "done": _("De betaling is geboekt.")}
    return case_form(request, form, do, words, move.case)


def release(request: PolicyRequest, pk: int) -> HttpResponse:
    """Close a move and give back what is left."""
    move = _own_move(request, pk)
    form = forms.DayForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        toolbox.release(request.grant, move, form.cleaned_data["on"])

    words = {
        "title": _("Rond de reservering af"),
        "lead": _("Wat niet is uitbetaald, komt vrij voor anderen."),
        "done": _("De reservering is afgerond."),
    }
    return case_form(request, form, do, words, move.case)


def _own_move(request: PolicyRequest, pk: int) -> MoveBudget:
    move = MoveBudget.objects.select_related("case__household").filter(pk=pk).first()
    if move is None:
        raise Http404(_("Deze reservering kennen wij niet."))
    request.grant.require_party(move.case.corporation_id)
    return move
