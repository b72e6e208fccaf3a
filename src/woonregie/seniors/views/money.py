# SPDX-License-Identifier: EUPL-1.2
"""The toolbox: its ledger, and forms to reserve, pay and release."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.requests import PolicyRequest
from woonregie.seniors import forms, labels
from woonregie.seniors.models import MoveBudget
from woonregie.seniors.queries.toolbox import ledger
from woonregie.seniors.services import toolbox
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
    }
    return render(request, "seniors/toolbox.html", context)


def reserve(request: PolicyRequest, code: str) -> HttpResponse:
    """Set money aside."""
    case = own_case(request, code)
    form = forms.ReserveForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        said = form.cleaned_data
        toolbox.reserve(request.grant, case, said["euros"], Told(said["on"], said["instrument"]))

    words = {"title": _("Reserveer uit de gereedschapskist"), "done": _("Het bedrag is gereserveerd.")}
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
