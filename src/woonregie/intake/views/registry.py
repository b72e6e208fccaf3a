# SPDX-License-Identifier: EUPL-1.2
"""Reading homes and seekers in: choose a file, see what it would do, confirm, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.requests import PolicyRequest
from woonregie.intake.forms import RegistryForm
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.queries import last_registry_run, registry_run, registry_runs
from woonregie.intake.registry_files.resources import INCOMING
from woonregie.intake.registry_files.staged import SHOWN, StagedRegistry
from woonregie.intake.services.import_registry import confirm_registry, look_again_registry, start_registry
from woonregie.intake.services.undo_registry import undo_registry
from woonregie.intake.views.runs import own_run_or_404

RUNS_SHOWN = 20


def upload(request: PolicyRequest) -> HttpResponse:
    """Choose a file; one that can be read leads to what it would do."""
    form = RegistryForm(request.POST, request.FILES) if request.method == "POST" else RegistryForm()
    problems: list[Problem] = []
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            started = start_registry(request.grant, file.name, file.read())
        except Rejected as refusal:
            problems = refusal.problems
        else:
            return redirect("intake:registry-run", started.pk)
    context = {
        "form": form,
        "problems": problems[:SHOWN],
        "hidden_problems": max(0, len(problems) - SHOWN),
        "runs": registry_runs(request.grant)[:RUNS_SHOWN],
        "resources": INCOMING,
    }
    return render(request, "intake/registry.html", context, status=400 if form.is_bound else 200)


def run(request: PolicyRequest, pk: int) -> HttpResponse:
    """What a file would do, or did."""
    found = _run(request, pk)
    staged = StagedRegistry.from_plain(found.staged)
    last = last_registry_run(found.party_id)
    context = {
        "run": found,
        "staged": staged,
        "may_confirm": found.state == ImportState.PREVIEWED and bool(staged.total),
        "may_undo": found.state == ImportState.CONFIRMED and last is not None and last.pk == found.pk,
    }
    return render(request, "intake/registry_run.html", context)


@require_POST
def confirm(request: PolicyRequest, pk: int) -> HttpResponse:
    """Store it all. Did the registry change meanwhile, then show the differences again."""
    found = _run(request, pk)
    try:
        count = confirm_registry(request.grant, found)
        messages.success(request, _("Het register is bijgewerkt: %(n)s regels.") % {"n": count})
    except Stale as refusal:
        look_again_registry(request.grant, found)
        messages.warning(request, str(refusal))
    except (CannotDo, Rejected) as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:registry-run", pk)


@require_POST
def undo(request: PolicyRequest, pk: int) -> HttpResponse:
    """Put back what a file changed, and take away what it brought."""
    try:
        done = undo_registry(request.grant, _run(request, pk))
        messages.success(request, _("Het inlezen is teruggedraaid: %(n)s regels.") % {"n": done.rows})
        if done.kept:
            messages.info(request, _("%(n)s blijven staan, ingetrokken: de boeken noemen ze.") % {"n": done.kept})
    except CannotDo as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:registry-run", pk)


def _run(request: PolicyRequest, pk: int) -> ImportRun:
    return own_run_or_404(request, registry_run(pk))
