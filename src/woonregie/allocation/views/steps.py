# SPDX-License-Identifier: EUPL-1.2
"""Forms of allocation staff: publish, react, close, offer, answer, let, decide by hand, withdraw."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.allocation import forms
from woonregie.allocation.models import Advert, Offer
from woonregie.allocation.queries.households import find_household, vacant_homes
from woonregie.allocation.queries.next_in_line import next_in_line
from woonregie.allocation.services import closing, letting, offering, publishing, reacting
from woonregie.conf.policy import current_policy


def publish(request: PolicyRequest) -> HttpResponse:
    """Bring a vacant home on offer, or begin a direct mediation."""
    on = default_day()
    homes = vacant_homes()
    if not request.grant.covers_party(None):
        homes = homes.filter(corporation__in={request.grant.actor.party_id or 0, *request.grant.actor.party_ids})
    first = {"opens": on, "closes": on + timedelta(days=7), "model": request.GET.get("model", "aanbod")}
    form = forms.PublishForm(request.POST or None, dwellings=homes, initial=first)

    def do() -> None:
        said = form.cleaned_data
        asked = publishing.NewAdvert(
            said["dwelling"], said["model"], said["opens"], said["closes"], said["pool"] or None
        )
        publishing.publish(request.grant, asked, on)

    words = {
        "title": _("Bied een woning aan"),
        "lead": _("Deel en loting liggen vast zodra u publiceert. Alleen leegstaande woningen staan in de lijst."),
        "done": _("De woning wordt aangeboden."),
        "button": _("Publiceer"),
    }
    return form_page(request, form, do, words=words, back=reverse("allocation:overview"))


def react(request: PolicyRequest, code: str) -> HttpResponse:
    """React on somebody's behalf."""
    found = _own_advert(request, code)
    form = forms.ReactForm(request.POST or None, initial={"household": request.GET.get("huishouden")})

    def do() -> None:
        said = form.cleaned_data
        household = find_household(said["household"].strip())
        if household is None:
            raise CannotDo(_("Dit huishouden kennen wij niet. Controleer de code."))
        reacting.react(request.grant, found, household, _moment(), said["assisted"])

    words = {"title": _("Reageer voor een huishouden"), "done": _("De reactie is vastgelegd.")}
    return _page(request, form, do, words, found)


def close(request: PolicyRequest, code: str) -> HttpResponse:
    """Make the order."""
    found = _own_advert(request, code)
    form = forms.RevisionForm(request.POST or None, initial={"revision": found.revision})

    def do() -> None:
        closing.close(request.grant, found, default_day(), form.cleaned_data["revision"])

    words = {
        "title": _("Sluit de advertentie"),
        "lead": _("De volgorde wordt berekend met de feiten en regels van de laatste dag, en vastgelegd."),
        "done": _("De advertentie is gesloten en de volgorde ligt vast."),
        "button": _("Sluit"),
    }
    return _page(request, form, do, words, found)


def offer(request: PolicyRequest, code: str) -> HttpResponse:
    """Offer the home to whose turn it is."""
    found, on = _own_advert(request, code), default_day()
    following = next_in_line(found)
    days = current_policy().on(on).whole("allocation.offer.answer_days")
    first = {"revision": found.revision, "expires_on": on + timedelta(days=days)}
    form = forms.OfferForm(request.POST or None, initial=first)

    def do() -> None:
        said = form.cleaned_data
        if following is None:
            raise CannotDo(_("Er is niemand meer aan de beurt."))
        offering.offer(request.grant, found, following.household, on, said["expires_on"], said["revision"])

    words = {
        "title": _("Bied de woning aan"),
        "lead": _("Aan de beurt: %(household)s.") % {"household": following.household if following else "–"},
        "done": _("De woning is aangeboden."),
        "button": _("Bied aan"),
    }
    return _page(request, form, do, words, found)


def withdraw(request: PolicyRequest, code: str) -> HttpResponse:
    """Take the home off offer."""
    found = _own_advert(request, code)
    form = forms.WithdrawForm(request.POST or None, initial={"revision": found.revision})

    def do() -> None:
        said = form.cleaned_data
        publishing.withdraw_advert(request.grant, found, said["reason"], default_day(), said["revision"])

    words = {"title": _("Trek de advertentie in"), "done": _("De advertentie is ingetrokken.")}
    return _page(request, form, do, words, found)


def decide(request: PolicyRequest, code: str, household: str) -> HttpResponse:
    """Decide by hand about one candidate."""
    found, person = _own_advert(request, code), find_household(household)
    if person is None:
        raise Http404(_("Dit huishouden kennen wij niet."))
    form = forms.DecideForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        decision = closing.Decision(said["condition"], said["allow"] == "yes", said["by"], said["reason"])
        closing.decide_by_hand(request.grant, found, person, decision, default_day())

    words = {
        "title": _("Beslis over %(household)s") % {"household": person},
        "lead": _("Uw besluit komt in het beslisbewijs, met wie besliste en waarom."),
        "done": _("Het besluit is vastgelegd en de volgorde is opnieuw gemaakt."),
    }
    return _page(request, form, do, words, found)


def answer(request: PolicyRequest, pk: int) -> HttpResponse:
    """Keep the answer to an offer."""
    made = own_offer(request, pk)
    form = forms.AnswerForm(request.POST or None, initial={"revision": made.revision})

    def do() -> None:
        said = form.cleaned_data
        reply = offering.Reply(said["reply"], said["reason"], said["explanation"])
        offering.answer(request.grant, made, reply, default_day(), said["revision"])

    words = {
        "title": _("Antwoord van %(household)s") % {"household": made.household},
        "done": _("Het antwoord is vastgelegd."),
    }
    return _page(request, form, do, words, made.advert)


def let(request: PolicyRequest, pk: int) -> HttpResponse:
    """Let the home of an accepted offer."""
    made = own_offer(request, pk)
    first = {"revision": made.revision, "contract_date": default_day(), "target_group": _label_of(made)}
    form = forms.LettingForm(request.POST or None, initial=first)

    def do() -> None:
        said = form.cleaned_data
        letting.let(request.grant, made, said["contract_date"], said["target_group"], said["revision"])

    words = {
        "title": _("Verhuur aan %(household)s") % {"household": made.household},
        "lead": _("Inkomen en huur worden getoetst aan de grenzen van de dag van het contract."),
        "done": _("De woning is verhuurd. Iedere kandidaat heeft nu een beslisbewijs."),
        "button": _("Verhuur"),
    }
    return _page(request, form, do, words, made.advert)


def _label_of(made: Offer) -> str:
    candidate = made.advert.ranking.candidates.filter(household=made.household_id).first()
    return candidate.label if candidate else "regulier"


def _moment() -> Any:
    """Now; in the demonstration at this time on its own day."""
    return timezone.localtime().replace(year=default_day().year, month=default_day().month, day=default_day().day)


def _own_advert(request: PolicyRequest, code: str) -> Advert:
    found = Advert.objects.select_related("dwelling__corporation").filter(code=code).first()
    if found is None:
        raise Http404(_("Deze advertentie kennen wij niet."))
    request.grant.require_party(found.dwelling.corporation_id)
    return found


def own_offer(request: PolicyRequest, pk: int) -> Offer:
    """An offer of a home of the reader's own.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        Http404: there is none.
    """
    made = Offer.objects.select_related("advert__dwelling__corporation", "household").filter(pk=pk).first()
    if made is None:
        raise Http404(_("Deze aanbieding kennen wij niet."))
    request.grant.require_party(made.advert.dwelling.corporation_id)
    return made


def _page(
    request: PolicyRequest, form: Form, do: Callable[[], object], words: dict[str, Any], found: Advert
) -> HttpResponse:
    back = reverse("allocation:advert", args=[found.code])
    return form_page(request, form, do, words={"lead": str(found), **words}, back=back)
