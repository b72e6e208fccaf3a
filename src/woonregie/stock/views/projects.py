# SPDX-License-Identifier: EUPL-1.2
"""Projects: the list, one project, a new planning, sums beside the printed tables, and the workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.stock import labels
from woonregie.stock.files import projects_workbook
from woonregie.stock.forms import PlanningForm, ProjectFilterForm
from woonregie.stock.queries.projects import ProjectFilter, ProjectRow, project_row, projects
from woonregie.stock.queries.rollup import rollups
from woonregie.stock.services.planning import NewPlanning, tell_planning
from woonregie.stock.words import planning_text

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def project_list(request: PolicyRequest) -> HttpResponse:
    """Projects with the filters of the address."""
    asked = _asked(request)
    rows = projects(request.grant, asked)
    context = {
        "rows": rows,
        "asked": asked,
        "kinds": labels.KIND,
        "states": labels.STATE,
        "corporations": Party.objects.filter(projects__isnull=False).distinct(),
        "places": Place.objects.filter(inside__descendant__projects__isnull=False).distinct(),
        "query": request.GET.urlencode(),
    }
    return render(request, "stock/projects.html", context)


@require_safe
def project(request: PolicyRequest, code: str) -> HttpResponse:
    """One project with every planning that was told."""
    row = _found(request, code)
    context = {
        "row": row,
        "kinds": labels.KIND,
        "states": labels.STATE,
        "energies": labels.ENERGY,
        "may_plan": grant_for(request.grant.actor, "project.plan").covers_party(row.project.corporation_id),
    }
    return render(request, "stock/project.html", context)


def plan(request: PolicyRequest, code: str) -> HttpResponse:
    """Tell a new planning."""
    row = _found(request, code)
    request.grant.require_party(row.project.corporation_id)
    last = row.planning
    initial = {"revision": row.project.revision, "state": row.project.state}
    if last is not None:
        names = ("start_year", "start_quarter", "end_year", "end_quarter")
        initial |= {name: getattr(last, name) for name in names}
    form = PlanningForm(request.POST or None, initial=initial)

    def do() -> None:
        said = dict(form.cleaned_data)
        revision = said.pop("revision")
        tell_planning(request.grant, row.project, NewPlanning(**said), revision)

    words = {
        "title": _("Nieuwe planning"),
        "lead": f"{row.project.name}: {planning_text(last)}",
        "done": _("De planning is opgeslagen. De eerdere blijft te zien."),
    }
    return form_page(request, form, do, words=words, back=reverse("stock:project", args=[code]))


@require_safe
def rollup(request: PolicyRequest) -> HttpResponse:
    """Projects added up beside what the agreements print."""
    context = {"rollups": rollups(request.grant), "kinds": labels.KIND, "fits": labels.FIT}
    return render(request, "stock/rollup.html", context)


@require_safe
def project_file(request: PolicyRequest) -> HttpResponse:
    """The list that was asked for as a workbook."""
    asked = _asked(request)
    response = HttpResponse(projects_workbook(projects(request.grant, asked), default_day()), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="projecten.xlsx"'
    return response


def _asked(request: PolicyRequest) -> ProjectFilter:
    """The filter of the address; what makes no sense asks for nothing."""
    form = ProjectFilterForm(request.GET)
    form.is_valid()
    said = form.cleaned_data
    return ProjectFilter(
        said.get("corporatie", ""), said.get("gebied", ""), said.get("soort", ""), said.get("jaar")
    )


def _found(request: PolicyRequest, code: str) -> ProjectRow:
    row = project_row(grant_for(request.grant.actor, "stock.view"), code)
    if row is None:
        raise Http404(_("Dit project kennen wij niet."))
    return row
