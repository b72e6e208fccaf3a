# SPDX-License-Identifier: EUPL-1.2
"""Forms that keep the registry up to date: an empty home, an income check, a ground for priority."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.allocation import forms
from woonregie.allocation.models import Dwelling
from woonregie.allocation.queries.households import find_household
from woonregie.allocation.services import registering
from woonregie.allocation.services.vacating import vacate as note_vacancy
from woonregie.allocation.views.steps import own_offer


def vacate(request: PolicyRequest) -> HttpResponse:
    """Note that a home is empty, so that it can be offered."""
    form = forms.VacateForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        home = Dwelling.objects.filter(code=form.cleaned_data["dwelling"].strip()).first()
        if home is None:
            raise CannotDo(_("Deze woning kennen wij niet. Controleer de code."))
        note_vacancy(request.grant, home, form.cleaned_data["on"])

    words = {
        "title": _("Meld een woning leeg"),
        "lead": _("Een lege woning kunt u aanbieden."),
        "done": _("De woning staat leeg in het register."),
    }
    return form_page(request, form, do, words=words, back=reverse("allocation:overview"))


def income(request: PolicyRequest, pk: int) -> HttpResponse:
    """Note the income check of who was offered a home."""
    made, on = own_offer(request, pk), default_day()
    form = forms.IncomeForm(request.POST or None, initial={"year": on.year - 1, "proof": "assessment"})

    def do() -> None:
        said = form.cleaned_data
        check = registering.IncomeCheck(said["income_class"], said["year"], said["proof"])
        registering.check_income(request.grant, made, check, on)

    words = {
        "title": _("Toets het inkomen van %(household)s") % {"household": made.household},
        "lead": _("Leg alleen de klasse en het soort bewijs vast. Bewaar het bewijs zelf niet."),
        "done": _("De toets is vastgelegd."),
    }
    return form_page(request, form, do, words=words, back=reverse("allocation:advert", args=[made.advert.code]))


def grant(request: PolicyRequest, code: str) -> HttpResponse:
    """Grant a ground for priority."""
    household = find_household(code)
    if household is None:
        raise Http404(_("Dit huishouden kennen wij niet."))
    if not request.grant.covers_party(None):
        request.grant.require_party(household.dwelling.corporation_id if household.dwelling else None)
    form = forms.PriorityForm(request.POST or None, initial={"granted_on": default_day()})

    def do() -> None:
        said = form.cleaned_data
        asked = registering.NewPriority(
            said["kind"], said["issued_by"], said["granted_on"], said["valid_until"], said["required_bat"]
        )
        registering.grant_priority(request.grant, household, asked, default_day())

    words = {
        "title": _("Ken voorrang toe aan %(household)s") % {"household": household},
        "lead": _("Een Wmo-verhuisindicatie kent de gemeente toe. Schrijf niets over gezondheid."),
        "done": _("De voorrang is toegekend."),
    }
    return form_page(request, form, do, words=words, back=reverse("allocation:household", args=[code]))
