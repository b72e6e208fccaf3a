# SPDX-License-Identifier: EUPL-1.2
"""Forms about one household: responses, visits, wishes, help, phase."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.requests import PolicyRequest
from woonregie.places.models import Place
from woonregie.seniors import forms
from woonregie.seniors.models import Case, HelpRequest, Visit
from woonregie.seniors.services import contact


def respond(request: PolicyRequest, code: str) -> HttpResponse:
    """Note a response."""
    case = own_case(request, code)
    form = forms.ResponseForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        said = form.cleaned_data
        contact.respond(request.grant, case, said["on"], said["channel"], said["interest"])

    words = {"title": _("Noteer een reactie"), "done": _("De reactie is genoteerd.")}
    return case_form(request, form, do, words, case)


def plan_visit(request: PolicyRequest, code: str) -> HttpResponse:
    """Plan a visit."""
    case = own_case(request, code)
    form = forms.PlanVisitForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        contact.plan_visit(request.grant, case, form.cleaned_data["on"])

    words = {"title": _("Plan een huisbezoek"), "done": _("Het huisbezoek staat gepland.")}
    return case_form(request, form, do, words, case)


def finish_visit(request: PolicyRequest, pk: int) -> HttpResponse:
    """Note what came of a visit."""
    visit = Visit.objects.select_related("case__household").filter(pk=pk).first()
    if visit is None:
        raise Http404(_("Dit huisbezoek kennen wij niet."))
    request.grant.require_party(visit.case.corporation_id)
    form = forms.VisitForm(request.POST or None, initial={"on": visit.on})

    def do() -> None:
        contact.finish_visit(request.grant, visit, form.cleaned_data["on"], form.cleaned_data["note"])

    words = {"title": _("Rond het huisbezoek af"), "done": _("Het huisbezoek is afgerond.")}
    return case_form(request, form, do, words, visit.case)


def wishes(request: PolicyRequest, code: str) -> HttpResponse:
    """Keep wishes and barriers."""
    case = own_case(request, code)
    first = {
        "revision": case.revision,
        "places": case.wishes_places.all(),
        "rent": None if case.wishes_rent is None else Decimal(case.wishes_rent) / 100,
        "bat": case.wishes_bat,
        "note": case.wishes_note,
        "barriers": case.barriers,
    }
    landlords = case.pilot.corporations.all()
    places = Place.objects.filter(dwellings__bat__gte=1, dwellings__corporation__in=landlords).distinct()
    form = forms.WishesForm(request.POST or None, places=places, initial=first)

    def do() -> None:
        said = form.cleaned_data
        found = contact.Wishes(list(said["places"]), said["rent"], said["bat"], said["note"], said["barriers"])
        contact.note_wishes(request.grant, case, found, said["revision"])

    words = {"title": _("Wensen en belemmeringen"), "done": _("De wensen zijn bijgewerkt.")}
    return case_form(request, form, do, words, case)


def phase(request: PolicyRequest, code: str) -> HttpResponse:
    """Bring the contact to another phase."""
    case = own_case(request, code)
    form = forms.PhaseForm(request.POST or None, initial={"revision": case.revision, "phase": case.phase})

    def do() -> None:
        said = form.cleaned_data
        contact.go_to(request.grant, case, said["phase"], said["reason"], said["revision"])

    words = {"title": _("Wijzig de fase"), "done": _("De fase is gewijzigd.")}
    return case_form(request, form, do, words, case)


def ask_help(request: PolicyRequest, code: str) -> HttpResponse:
    """Note help asked for."""
    case = own_case(request, code)
    form = forms.HelpForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        said = form.cleaned_data
        contact.ask_help(request.grant, case, said["kind"], said["on"], said["note"])

    words = {"title": _("Noteer een hulpvraag"), "done": _("De hulpvraag is genoteerd.")}
    return case_form(request, form, do, words, case)


def answer_help(request: PolicyRequest, pk: int) -> HttpResponse:
    """Note how help ended."""
    asked = HelpRequest.objects.select_related("case__household").filter(pk=pk).first()
    if asked is None:
        raise Http404(_("Deze hulpvraag kennen wij niet."))
    request.grant.require_party(asked.case.corporation_id)
    form = forms.AnswerHelpForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        contact.answer_help(request.grant, asked, form.cleaned_data["answered"], form.cleaned_data["on"])

    words = {"title": _("Rond de hulpvraag af"), "done": _("De hulpvraag is afgerond.")}
    return case_form(request, form, do, words, asked.case)


def own_case(request: PolicyRequest, code: str) -> Case:
    """The case of a household that the reader works with.

    Raises:
        PermissionDenied: it belongs to another landlord.
        Http404: there is none.
    """
    case = Case.objects.select_related("household", "pilot").filter(household__code=code).first()
    if case is None:
        raise Http404(_("Dit huishouden doet niet mee aan de pilot."))
    request.grant.require_party(case.corporation_id)
    return case


def case_form(
    request: PolicyRequest, form: Form, do: Callable[[], object], words: dict[str, Any], case: Case
) -> HttpResponse:
    """A form about one household, back to its screen."""
    back = reverse("seniors:case", args=[case.household.code])
    return form_page(request, form, do, words={"lead": case.household.code, **words}, back=back)
