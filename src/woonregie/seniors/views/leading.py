# SPDX-License-Identifier: EUPL-1.2
"""Forms about the pilot as a whole: letters, the comparison, the staggered start, hours."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.requests import PolicyRequest
from woonregie.places.models import Place
from woonregie.seniors import forms
from woonregie.seniors.services import campaigns, piloting
from woonregie.seniors.services.cases import make_cases
from woonregie.seniors.views.shared import pilot_or_404


def letters(request: PolicyRequest) -> HttpResponse:
    """Write to a neighbourhood."""
    request.grant.require_party(None)
    pilot = pilot_or_404()
    waiting = Place.objects.filter(
        dwellings__senior_cases__pilot=pilot, dwellings__senior_cases__phase="new"
    ).distinct()
    form = forms.LettersForm(request.POST or None, places=waiting, initial={"on": default_day()})

    def do() -> None:
        campaigns.send_letters(request.grant, pilot, form.cleaned_data["place"], form.cleaned_data["on"])

    words = {
        "title": _("Stuur brieven in een buurt"),
        "lead": _("Naar iedereen die oud genoeg is en nog geen brief kreeg."),
        "done": _("De brieven zijn genoteerd."),
    }
    return form_page(request, form, do, words=words, back=reverse("seniors:overview"))


def gather(request: PolicyRequest) -> HttpResponse:
    """Bring new households in."""
    request.grant.require_party(None)
    form = forms.DayForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        make_cases(request.grant, pilot_or_404(), form.cleaned_data["on"])

    words = {
        "title": _("Haal nieuwe huishoudens op"),
        "lead": _("Huurders die nu aan leeftijd en woning voldoen, komen in de lijst."),
        "done": _("De lijst is bijgewerkt."),
    }
    return form_page(request, form, do, words=words, back=reverse("seniors:overview"))


def compare(request: PolicyRequest) -> HttpResponse:
    """Fix beforehand what the results are held against."""
    request.grant.require_party(None)
    pilot = pilot_or_404()
    form = forms.ComparisonForm(request.POST or None, initial={"revision": pilot.revision})

    def do() -> None:
        said = form.cleaned_data
        period = said["start"], said["end"]
        piloting.fix_comparison(request.grant, pilot, said["text"], period, default_day(), said["revision"])

    words = {
        "title": _("Leg de vergelijking vast"),
        "lead": _("Dit kan één keer. Daarna kan niemand de maatstaf nog verschuiven."),
        "done": _("De vergelijking ligt vast."),
    }
    return form_page(request, form, do, words=words, back=reverse("seniors:overview"))


def draw(request: PolicyRequest) -> HttpResponse:
    """Let chance decide which neighbourhood starts when."""
    request.grant.require_party(None)
    pilot = pilot_or_404()
    form = forms.DrawForm(request.POST or None, initial={"revision": pilot.revision, "waves": 2, "days": 90})

    def do() -> None:
        said = form.cleaned_data
        places = list(Place.objects.filter(dwellings__senior_cases__pilot=pilot).distinct())
        piloting.draw_starts(
            request.grant, pilot, places, said["waves"], said["days"], said["seed"], said["revision"]
        )

    words = {"title": _("Loot de volgorde van buurten"), "done": _("De volgorde is geloot.")}
    return form_page(request, form, do, words=words, back=reverse("seniors:overview"))


def hours(request: PolicyRequest) -> HttpResponse:
    """Note hours."""
    pilot, actor = pilot_or_404(), request.grant.actor
    corporations = pilot.corporations.all()
    if not request.grant.covers_party(None):
        corporations = corporations.filter(pk__in={actor.party_id or 0, *actor.party_ids})
    form = forms.HoursForm(request.POST or None, corporations=corporations, initial={"month": default_day()})

    def do() -> None:
        said = form.cleaned_data
        piloting.note_hours(request.grant, pilot, said["corporation"], said["month"], said["hours"])

    words = {"title": _("Noteer uren"), "done": _("De uren zijn genoteerd.")}
    return form_page(request, form, do, words=words, back=reverse("seniors:overview"))


def note_meeting(request: PolicyRequest) -> HttpResponse:
    """Note that the meeting about households was held."""
    request.grant.require_party(None)
    form = forms.DayForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        piloting.note_meeting(request.grant, pilot_or_404(), form.cleaned_data["on"], default_day())

    words = {
        "title": _("Noteer het overleg"),
        "lead": _("De volgende lijst begint waar dit overleg ophield."),
        "done": _("Het overleg is genoteerd."),
    }
    return form_page(request, form, do, words=words, back=reverse("seniors:fortnight"))
