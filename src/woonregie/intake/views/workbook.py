# SPDX-License-Identifier: EUPL-1.2
"""Reading in a workbook: upload it, see what it would do, confirm, undo, get it back with the errors marked."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.day import default_day
from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.requests import PolicyRequest
from woonregie.exports.views import XLSX
from woonregie.intake.forms import UploadForm
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.queries import import_run, visible_runs
from woonregie.intake.services.import_actions import confirm_import, look_again, start_import
from woonregie.intake.services.undo_import import undo_import
from woonregie.intake.views.runs import own_run_or_404
from woonregie.intake.workbook.returned import returned_workbook
from woonregie.intake.workbook.staged import Staged

RUNS_SHOWN = 20
ON_A_PAGE = 100


def upload(request: PolicyRequest) -> HttpResponse:
    """Choose a file; one that can be read leads to what it would do."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problems: list[Problem] = []
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            started = start_import(request.grant, file.name, file.read(), default_day())
        except Rejected as refusal:
            problems = refusal.problems
        else:
            return redirect("intake:run", started.pk)
    runs = visible_runs(grant_for(request.grant.actor, "import.view"))[:RUNS_SHOWN]
    may_read_open_data = grant_for(request.grant.actor, "opendata.import").scope is not Scope.NONE
    may_read_registry = grant_for(request.grant.actor, "registry.import").scope is not Scope.NONE
    context = {
        "form": form,
        "problems": problems,
        "runs": runs,
        "may_read_open_data": may_read_open_data,
        "may_read_registry": may_read_registry,
    }
    return render(request, "intake/upload.html", context, status=400 if form.is_bound else 200)


def run(request: PolicyRequest, pk: int) -> HttpResponse:
    """What a workbook would do, or did."""
    found = _run(request, pk)
    staged = Staged.from_plain(found.staged)
    context = {
        "run": found,
        "counts": staged.counts,
        "problems": _page(request, "fouten", staged.problems),
        "rows": _page(request, "regels", staged.to_apply),
        "conflicts": _page(request, "botsingen", staged.conflicts),
        "may_confirm": found.state == ImportState.PREVIEWED and bool(staged.to_apply),
        "may_undo": found.state == ImportState.CONFIRMED,
        "is_rejected": found.state == ImportState.REJECTED,
        "may_run": grant_for(request.grant.actor, "import.run").scope is not Scope.NONE,
    }
    return render(request, "intake/run.html", context)


@require_POST
def confirm(request: PolicyRequest, pk: int) -> HttpResponse:
    """Apply it all. Did somebody else change something meanwhile, then show the differences again."""
    found = _run(request, pk)
    try:
        count = confirm_import(request.grant, found)
        messages.success(request, _("De wijzigingen zijn verwerkt: %(n)s regels.") % {"n": count})
    except Stale as refusal:
        look_again(request.grant, found, default_day())
        messages.warning(request, str(refusal))
    except CannotDo as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:run", pk)


@require_POST
def undo(request: PolicyRequest, pk: int) -> HttpResponse:
    """Put back what a run changed."""
    try:
        count = undo_import(request.grant, _run(request, pk))
        messages.success(request, _("De wijzigingen zijn teruggedraaid: %(n)s regels.") % {"n": count})
    except CannotDo as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:run", pk)


def returned(request: PolicyRequest, pk: int) -> HttpResponse:
    """The workbook itself, with what is wrong marked in it."""
    found = _run(request, pk)
    try:
        data = returned_workbook(found.file_name, bytes(found.file or b""), Staged.from_plain(found.staged))
    except (CannotDo, Rejected) as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:run", pk)
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="acties-nagekeken-{pk}.xlsx"'
    return response


def _run(request: PolicyRequest, pk: int) -> ImportRun:
    return own_run_or_404(request, import_run(pk))


def _page(request: PolicyRequest, name: str, rows: Sequence[Any]) -> Page[Any]:
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get(name))
