# SPDX-License-Identifier: EUPL-1.2
"""Reading in open data: choose a file, see what it would do, confirm, undo."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.intake.forms import OpenDataForm
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.recognise import LABELS
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.queries import opendata_run, opendata_runs
from woonregie.intake.services.import_opendata import (
    confirm_opendata,
    preview,
    start_opendata,
    undo_opendata,
)
from woonregie.intake.views.runs import run_or_404

RUNS_SHOWN = 20
ON_A_PAGE = 100


def upload(request: PolicyRequest) -> HttpResponse:
    """Choose a file; one that can be read leads to what it would do."""
    form = OpenDataForm(request.POST, request.FILES) if request.method == "POST" else OpenDataForm()
    problems: list[Problem] = []
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        asked = Asked(form.cleaned_data["period"].strip(), form.cleaned_data["division"])
        try:
            started = start_opendata(request.grant, file.name, file.read(), asked)
        except Rejected as refusal:
            problems = refusal.problems
        else:
            return redirect("intake:open-data-run", started.pk)
    context = {"form": form, "problems": problems, "runs": opendata_runs()[:RUNS_SHOWN], "labels": LABELS}
    return render(request, "intake/open_data.html", context, status=400 if form.is_bound else 200)


def run(request: PolicyRequest, pk: int) -> HttpResponse:
    """What a file would do, or did."""
    found = _run(pk)
    summary = preview(found)
    context = {
        "run": found,
        "summary": summary,
        "label": LABELS.get(summary.connector, summary.connector),
        "changes": Paginator(summary.changes, ON_A_PAGE).get_page(request.GET.get("verschillen")),
        "may_confirm": found.state == ImportState.PREVIEWED,
        "may_undo": found.state == ImportState.CONFIRMED,
    }
    return render(request, "intake/open_data_run.html", context)


@require_POST
def confirm(request: PolicyRequest, pk: int) -> HttpResponse:
    """Store it all."""
    try:
        count = confirm_opendata(request.grant, _run(pk))
        messages.success(request, _("De cijfers zijn opgeslagen: %(n)s waarden.") % {"n": count})
    except (CannotDo, Rejected) as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:open-data-run", pk)


@require_POST
def undo(request: PolicyRequest, pk: int) -> HttpResponse:
    """Take back what a file added."""
    try:
        count = undo_opendata(request.grant, _run(pk))
        messages.success(request, _("De cijfers zijn teruggedraaid: %(n)s waarden.") % {"n": count})
    except CannotDo as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:open-data-run", pk)


def _run(pk: int) -> ImportRun:
    return run_or_404(opendata_run(pk))
