# SPDX-License-Identifier: EUPL-1.2
"""Open data: what there is, one series, its files, and the catalogue for other catalogues."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rdflib import Graph

from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.opendata.catalogue import catalogue
from woonregie.opendata.files import STATUSES, as_csv, as_json
from woonregie.opendata.publisher import publisher
from woonregie.opendata.queries.releases import (
    ReleaseLine,
    latest_releases,
    passages_of,
    releasable_series,
    release_history,
)
from woonregie.opendata.queries.releases import release as find_release
from woonregie.opendata.services.release import release_series

ON_A_PAGE = 60


def index(request: PolicyRequest) -> HttpResponse:
    """Every released series with its files; for who may release, also those that are not out yet."""
    may_release = _may_release(request)
    context = {
        "lines": latest_releases(request.grant),
        "waiting": [s for s in releasable_series(request.grant) if not s.released] if may_release else [],  # type: ignore[attr-defined]
        "may_release": may_release,
    }
    return render(request, "opendata/index.html", context)


def series(request: PolicyRequest, code: str) -> HttpResponse:
    """One series: what it means, its numbers with their source, and every release of it."""
    line = _found(request, code, None)
    history = release_history(request.grant, code)
    rows = Paginator(line.series.rows, ON_A_PAGE).get_page(request.GET.get("regels"))
    context = {
        "line": line,
        "rows": rows,
        "history": history,
        "statuses": STATUSES,
        "passages": passages_of(rows),
        "may_release": _may_release(request),
    }
    return render(request, "opendata/series.html", context)


@require_POST
def release(request: PolicyRequest) -> HttpResponse:
    """Release one series, or the latest numbers of one that is out already."""
    code = request.POST.get("reeks", "")[:80]
    try:
        made = release_series(request.grant, code)
    except CannotDo as refusal:
        messages.error(request, str(refusal))
        return redirect("opendata:index")
    messages.success(request, _("Vrijgegeven: uitgave %(number)s.") % {"number": made.number})
    return redirect("opendata:series", code)


def csv_file(request: PolicyRequest, code: str, number: int | None = None) -> HttpResponse:
    """A release as CSV."""
    line = _found(request, code, number)
    return _download(as_csv(line), "text/csv; charset=utf-8", f"{code}-{line.number}.csv")


def json_file(request: PolicyRequest, code: str, number: int | None = None) -> HttpResponse:
    """A release as JSON."""
    line = _found(request, code, number)
    return _download(as_json(line), "application/json", f"{code}-{line.number}.json")


def catalogue_turtle(request: PolicyRequest) -> HttpResponse:
    """The catalogue (DCAT-AP-NL 3.0) in Turtle."""
    return HttpResponse(_graph(request).serialize(format="turtle"), content_type="text/turtle; charset=utf-8")


def catalogue_jsonld(request: PolicyRequest) -> HttpResponse:
    """The catalogue (DCAT-AP-NL 3.0) in JSON-LD."""
    text = _graph(request).serialize(format="json-ld", auto_compact=True)
    return HttpResponse(text, content_type="application/ld+json")


def _graph(request: PolicyRequest) -> Graph:
    address = request.build_absolute_uri("/")
    return catalogue(latest_releases(request.grant), publisher(address), timezone.now())


def _found(request: PolicyRequest, code: str, number: int | None) -> ReleaseLine:
    line = find_release(request.grant, code, number)
    if line is None:
        raise Http404(_("Deze reeks is niet vrijgegeven."))
    return line


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _may_release(request: PolicyRequest) -> bool:
    return grant_for(request.grant.actor, "opendata.release").scope is not Scope.NONE
