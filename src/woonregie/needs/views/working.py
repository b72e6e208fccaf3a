# SPDX-License-Identifier: EUPL-1.2
"""Keep, rename and retire a scenario; start a run; work a run out anew."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.requests import PolicyRequest
from woonregie.needs.forms import NameForm, RunForm, SaveForm
from woonregie.needs.models import NeedsRun, NeedsScenario
from woonregie.needs.queries.runs import inputs, policy_day, scenarios
from woonregie.needs.running import Asked
from woonregie.needs.services.runs import replay, run_needs
from woonregie.needs.services.scenarios import rename_scenario, retire_scenario, save_scenario
from woonregie.needs.sliders import scenario_from
from woonregie.needs.views.shared import run_or_404


@require_POST
def save(request: PolicyRequest) -> HttpResponse:
    """Keep where the sliders stand; a form of its own comes back where something is wrong."""
    form = SaveForm(request.POST)

    def do() -> None:
        name = form.cleaned_data["scenario_name"]
        save_scenario(request.grant, name, scenario_from(form.positions, name))

    words = {"title": _("Bewaar dit scenario"), "done": _("Het scenario is bewaard.")}
    return form_page(request, form, do, words=words, back=reverse("needs:scenarios"))


def rename(request: PolicyRequest, code: str) -> HttpResponse:
    """Call a scenario something else."""
    found = _scenario(code)
    form = NameForm(request.POST or None, initial={"name": found.name})
    words = {"title": _("Geef dit scenario een andere naam"), "done": _("Het scenario heeft een andere naam.")}

    def do() -> None:
        rename_scenario(request.grant, found, form.cleaned_data["name"])

    return form_page(request, form, do, words=words, back=reverse("needs:scenarios"))


def retire(request: PolicyRequest, code: str) -> HttpResponse:
    """Take a scenario out of the lists."""
    found = _scenario(code)
    words = {
        "title": _("Neem dit scenario uit gebruik: %(name)s") % {"name": found.name},
        "lead": _("Berekeningen die ermee zijn gemaakt, blijven staan."),
        "done": _("Het scenario is uit gebruik."),
        "button": _("Neem uit gebruik"),
    }
    form = Form(request.POST if request.method == "POST" else None)
    return form_page(
        request, form, lambda: retire_scenario(request.grant, found, default_day()),
        words=words, back=reverse("needs:scenarios"),
    )  # fmt: skip


def start(request: PolicyRequest) -> HttpResponse:
    """Run a question."""
    if not inputs().exists():
        return render(request, "needs/no_input.html")
    form = RunForm(
        request.POST or None, inputs=inputs(), scenarios=scenarios(),
        initial={"source": inputs().first(), "scenario": request.GET.get("scenario", "")[:20]},
    )  # fmt: skip
    made: list[NeedsRun] = []

    def do() -> None:
        said = form.cleaned_data
        asked = Asked(said["to"], said["draws"], said["seed"], policy_day(said["source"]))
        made.append(run_needs(request.grant, said["source"], said["scenario"], asked))

    words = {
        "title": _("Maak een nieuwe berekening"),
        "lead": _("Dezelfde vraag wordt één keer berekend. Een berekening verandert daarna niet meer."),
        "done": _("De berekening is klaar."),
        "button": _("Bereken"),
    }
    answer = form_page(request, form, do, words=words, back=reverse("needs:overview"))
    return redirect("needs:run", made[0].number) if made else answer


@require_POST
def check(request: PolicyRequest, number: int) -> HttpResponse:
    """Work a run out anew with what was kept, and say whether it is the same."""
    page = run_or_404(number, content=True)
    if replay(page.run):
        messages.success(request, _("Gelijk: de berekening komt opnieuw precies zo uit."))
    else:
        messages.error(request, _("Let op: de berekening komt nu anders uit. Meld dit aan de beheerder."))
    return redirect("needs:run", number)


def _scenario(code: str) -> NeedsScenario:
    found = scenarios().filter(code=code).first()
    if found is None:
        raise Http404(_("Dit scenario is er niet, of het is uit gebruik genomen."))
    return found
