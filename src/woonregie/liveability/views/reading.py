# SPDX-License-Identifier: EUPL-1.2
"""Pages to read, and the fund as a workbook or a ledger as CSV."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.liveability import labels
from woonregie.liveability.files import fund_workbook, ledger_csv
from woonregie.liveability.queries.fund import application_page, fund_page, line_page
from woonregie.liveability.queries.teams import area_phases, teams

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def fund(request: PolicyRequest) -> HttpResponse:
    """What there is, what is promised, what is paid and what is left."""
    context = {"page": fund_page(request.grant), "states": labels.STATE, "may": _may(request)}
    return render(request, "liveability/fund.html", context)


@require_safe
def line(request: PolicyRequest, code: str) -> HttpResponse:
    """One budget with every booking."""
    page = line_page(request.grant, code)
    if page is None:
        raise Http404(_("Dit budget kennen wij niet."))
    context = {"page": page, "states": labels.STATE, "entries": labels.ENTRY, "may": _may(request)}
    return render(request, "liveability/line.html", context)


@require_safe
def application(request: PolicyRequest, pk: int) -> HttpResponse:
    """One application and what came of it."""
    found = application_page(request.grant, pk)
    if found is None:
        raise Http404(_("Deze aanvraag is er niet, of u mag hem niet zien."))
    context = {
        "application": found,
        "states": labels.STATE,
        "judgements": labels.JUDGEMENT,
        "entries": labels.ENTRY,
        "may": _may(request, found.party_id),
    }
    return render(request, "liveability/application.html", context)


@require_safe
def team_list(request: PolicyRequest) -> HttpResponse:
    """Teams of residents by neighbourhood."""
    actor = request.grant.actor
    own = grant_for(actor, "team.note")
    rows = [(team, own.covers_party(team.corporation_id)) for team in teams(request.grant)]
    return render(request, "liveability/teams.html", {"rows": rows, "phases": labels.TEAM_PHASE})


@require_safe
def phases(request: PolicyRequest) -> HttpResponse:
    """In which phase the work in each area is."""
    context = {
        "steps": area_phases(request.grant),
        "phases": labels.AREA_PHASE,
        "may_note": grant_for(request.grant.actor, "area.note").covers_party(None),
    }
    return render(request, "liveability/phases.html", context)


@require_safe
def fund_file(request: PolicyRequest) -> HttpResponse:
    """The fund as a workbook."""
    response = HttpResponse(fund_workbook(fund_page(request.grant)), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="leefbaarheidsfonds.xlsx"'
    return response


@require_safe
def ledger_file(request: PolicyRequest, code: str) -> HttpResponse:
    """Every booking on a line as CSV."""
    page = line_page(request.grant, code)
    if page is None:
        raise Http404(_("Dit budget kennen wij niet."))
    response = HttpResponse(ledger_csv(page), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="boekingen-{page.line.code}.csv"'
    return response


def _may(request: PolicyRequest, party_id: int | None = None) -> dict[str, bool]:
    """What this reader may do with the fund."""
    actor = request.grant.actor
    return {
        "apply": grant_for(actor, "fund.apply").covers_party(actor.party_id),
        "answer": party_id is not None and grant_for(actor, "fund.apply").covers_party(party_id),
        "decide": grant_for(actor, "fund.decide").covers_party(None),
    }
