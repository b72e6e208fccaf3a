# SPDX-License-Identifier: EUPL-1.2
"""Forms of the fund: apply, decide, pay, evaluate, withdraw, move and add money."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.liveability import forms
from woonregie.liveability.models import Application
from woonregie.liveability.queries.fund import application_page
from woonregie.liveability.services import applications, budgets
from woonregie.liveability.services.booking import Told
from woonregie.parties.models import Party
from woonregie.places.models import Place


def apply(request: PolicyRequest) -> HttpResponse:
    """The form for everybody."""
    form = forms.ApplicationForm(
        request.POST or None,
        parties=_own_parties(request),
        places=Place.objects.filter(around__ancestor__fund_lines__isnull=False).distinct(),
        initial={"party": request.grant.actor.party_id, "line": request.GET.get("budget")},
    )

    def do() -> None:
        said = form.cleaned_data
        asked = applications.NewApplication(
            line=said["line"],
            party_id=said["party"].pk,
            title=said["title"],
            purpose=said["purpose"],
            expected_result=said["expected_result"],
            place=said["place"],
            start=said["start"],
            end=said["end"],
            cents=said["euros"],
            on=default_day(),
            earmark=said["earmark"],
        )
        applications.submit_application(request.grant, asked)

    words = {
        "title": _("Vraag geld aan uit het leefbaarheidsfonds"),
        "lead": _("Eén formulier voor iedereen. De partijen besluiten in het overleg over het fonds."),
        "done": _("Uw aanvraag is ingediend."),
        "button": _("Dien in"),
    }
    return form_page(request, form, do, words=words, back=reverse("liveability:fund"))


def decide(request: PolicyRequest, pk: int) -> HttpResponse:
    """Grant or refuse."""
    found = _found(request, pk)
    form = forms.DecisionForm(request.POST or None, initial={"revision": found.revision})

    def do() -> None:
        said = form.cleaned_data
        verdict = applications.Verdict(said["euros"], said["reason"], said["decided_in"], said["on"])
        applications.decide(request.grant, found, verdict, said["revision"])

    words = {"title": _("Besluit over een aanvraag"), "done": _("Het besluit is vastgelegd.")}
    return _page(request, form, do, words, found)


def pay(request: PolicyRequest, pk: int) -> HttpResponse:
    """Pay on proof."""
    found = _found(request, pk)
    form = forms.PaymentForm(request.POST or None, initial={"revision": found.revision})

    def do() -> None:
        said = form.cleaned_data
        applications.pay(request.grant, found, said["euros"], said["on"], said["proof"], said["revision"])

    words = {"title": _("Betaal uit het fonds"), "done": _("De betaling is geboekt.")}
    return _page(request, form, do, words, found)


def evaluate(request: PolicyRequest, pk: int) -> HttpResponse:
    """Say what came of it."""
    found = _found(request, pk)
    request.grant.require_party(found.party_id)
    form = forms.EvaluationForm(request.POST or None, initial={"revision": found.revision})

    def do() -> None:
        said = form.cleaned_data
        applications.evaluate(request.grant, found, said["judgement"], said["text"], said["on"], said["revision"])

    words = {
        "title": _("Evalueer en rond af"),
        "lead": _("Wat niet is uitbetaald, komt weer vrij."),
        "done": _("De aanvraag is afgerond."),
    }
    return _page(request, form, do, words, found)


def withdraw(request: PolicyRequest, pk: int) -> HttpResponse:
    """Take an application back."""
    found = _found(request, pk)
    request.grant.require_party(found.party_id)
    form = forms.WithdrawForm(request.POST or None, initial={"revision": found.revision})

    def do() -> None:
        applications.withdraw(request.grant, found, form.cleaned_data["on"], form.cleaned_data["revision"])

    words = {"title": _("Trek de aanvraag in"), "done": _("De aanvraag is ingetrokken."), "button": _("Trek in")}
    return _page(request, form, do, words, found)


def redistribute(request: PolicyRequest) -> HttpResponse:
    """Move money between budgets."""
    form = forms.RedistributeForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        budgets.redistribute(
            request.grant, said["source"], said["goal"], said["euros"], said["on"], said["decision"]
        )

    words = {"title": _("Verdeel budget opnieuw"), "done": _("Het budget is verdeeld.")}
    return form_page(request, form, do, words=words, back=reverse("liveability:fund"))


def add(request: PolicyRequest) -> HttpResponse:
    """New money."""
    form = forms.AddForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        budgets.add_to_budget(request.grant, said["line"], said["euros"], Told(said["on"], said["decision"]))

    words = {"title": _("Vul een budget aan"), "done": _("Het budget is aangevuld.")}
    return form_page(request, form, do, words=words, back=reverse("liveability:fund"))


def _found(request: PolicyRequest, pk: int) -> Application:
    found = application_page(grant_for(request.grant.actor, "fund.view"), pk)
    if found is None:
        raise Http404(_("Deze aanvraag is er niet, of u mag hem niet zien."))
    return found


def _page(
    request: PolicyRequest, form: Form, do: Callable[[], object], words: dict[str, Any], found: Application
) -> HttpResponse:
    back = reverse("liveability:application", args=[found.pk])
    return form_page(request, form, do, words={"lead": found.title, **words}, back=back)


def _own_parties(request: PolicyRequest) -> QuerySet[Party]:
    """For whom this person may apply."""
    actor = request.grant.actor
    if request.grant.scope is Scope.ALL:
        return Party.objects.all()
    return Party.objects.filter(pk__in=[actor.party_id or 0, *actor.party_ids])
