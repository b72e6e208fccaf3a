# SPDX-License-Identifier: EUPL-1.2
"""One point or neighbourhood explained, a facility that could come, the facilities, and the choices of a scan."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.proximity import labels
from woonregie.proximity.forms import IdeaForm
from woonregie.proximity.queries.choices import choice_rows, weight_rows
from woonregie.proximity.queries.explained import explained_page
from woonregie.proximity.queries.facilities import facilities_page
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.scans import Chosen, chosen
from woonregie.proximity.queries.whatif import Idea, places_for, what_if
from woonregie.proximity.views.shared import asked, words


@require_safe
def explained(request: PolicyRequest, number: int) -> HttpResponse:
    """A point or a neighbourhood, category by category."""
    point, place = (request.GET.get(name, "")[:120].strip() for name in ("punt", "buurt"))
    page = explained_page(
        request.grant, number, *asked(request), point, place, request.GET.get("bladzijde", "")[:8]
    )
    if page is None:
        raise Http404(_("Deze scan kennen wij niet."))
    return render(request, "proximity/explained.html", {**words(page.chosen), "page": page})


@require_safe
def whatif(request: PolicyRequest, number: int) -> HttpResponse:
    """A facility that could come; nothing is stored, so the question stands in the address."""
    found = _found(request, number)
    town = scored(found)
    places = {code: (name, x, y) for code, name, x, y in places_for(town)}
    form = IdeaForm(request.GET if "soort" in request.GET else None, list(town.scores.settings.codes), places)
    outcome, category = None, ""
    if form.is_valid():
        category = form.cleaned_data["soort"]
        outcome = what_if(found, town, Idea(category, *form.cleaned_data["spot"]))
        if outcome is None:
            form.add_error("plek", _("Hier is geen straat in de buurt. Kies een andere plek."))
    context = {"form": form, "outcome": outcome, "category": labels.category_word(category) if outcome else ""}
    return render(request, "proximity/whatif.html", {**words(found), **context})


@require_safe
def facilities(request: PolicyRequest, number: int) -> HttpResponse:
    """The facilities with their sources."""
    kind, page = request.GET.get("soort", "")[:40], request.GET.get("bladzijde", "")[:8]
    found = facilities_page(request.grant, number, kind, page)
    if found is None:
        raise Http404(_("Deze scan kennen wij niet."))
    return render(request, "proximity/facilities.html", {**words(found.chosen), "page": found})


@require_safe
def choices(request: PolicyRequest, number: int) -> HttpResponse:
    """Every choice that the scan was made with, with standing and citation."""
    found = _found(request, number)
    context = {"rows": choice_rows(found.scan), "weights": weight_rows(found)}
    return render(request, "proximity/choices.html", {**words(found), **context})


def _found(request: PolicyRequest, number: int) -> Chosen:
    found = chosen(request.grant, number, *asked(request))
    if found is None:
        raise Http404(_("Deze scan kennen wij niet."))
    return found
