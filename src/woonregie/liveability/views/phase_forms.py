# SPDX-License-Identifier: EUPL-1.2
"""Forms to note a new phase of a team or an area."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.form_page import form_page
from woonregie.access.requests import PolicyRequest
from woonregie.liveability import forms
from woonregie.liveability.queries.teams import team as team_of
from woonregie.liveability.services import phases
from woonregie.places.models import Place


def note_team(request: PolicyRequest, place: str, corporation: str) -> HttpResponse:
    """A team went on to another phase."""
    team = team_of(request.grant, place, corporation)
    if team is None:
        raise Http404(_("Dit team kennen wij niet."))
    request.grant.require_party(team.corporation_id)
    form = forms.TeamPhaseForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        phases.note_team_phase(request.grant, team, said["phase"], said["since"], said["note"])

    words = {"title": _("Nieuwe fase van een team"), "lead": str(team), "done": _("De fase is genoteerd.")}
    return form_page(request, form, do, words=words, back=reverse("liveability:teams"))


def note_area(request: PolicyRequest, place: str) -> HttpResponse:
    """The work in an area went on to another phase."""
    found = Place.objects.filter(code=place).first()
    if found is None:
        raise Http404(_("Dit gebied kennen wij niet."))
    form = forms.AreaPhaseForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        phases.note_area_phase(request.grant, found, said["phase"], said["since"], said["note"])

    words = {"title": _("Nieuwe fase van een gebied"), "lead": found.name, "done": _("De fase is genoteerd.")}
    return form_page(request, form, do, words=words, back=reverse("liveability:phases"))
