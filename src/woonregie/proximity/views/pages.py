# SPDX-License-Identifier: EUPL-1.2
"""The map, zones, the table of counts, and two scans side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.proximity import labels
from woonregie.proximity.queries.compare import Side, compare_page
from woonregie.proximity.queries.counts import counts_page
from woonregie.proximity.queries.map_page import map_page
from woonregie.proximity.queries.zones import zones_page
from woonregie.proximity.views.shared import asked, words


@require_safe
def index(request: PolicyRequest) -> HttpResponse:
    """The newest scan; before there is one, a page that says so."""
    return _map(request, None)


@require_safe
def scan(request: PolicyRequest, number: int) -> HttpResponse:
    """One scan on the map."""
    return _map(request, number)


@require_safe
def zones(request: PolicyRequest, number: int) -> HttpResponse:
    """Computed, designated and Deltaplan zones side by side."""
    page = zones_page(request.grant, number, *asked(request))
    if page is None:
        raise Http404(_("Deze scan kennen wij niet."))
    may_name = grant_for(request.grant.actor, "zone.designate").covers_party(None)
    context = {"page": page, "may_name": may_name, "states": labels.ZONE_STATE}
    return render(request, "proximity/zones.html", {**words(page.chosen), **context})


@require_safe
def counts(request: PolicyRequest, number: int) -> HttpResponse:
    """How many zones at every threshold and radius."""
    page = counts_page(request.grant, number, *asked(request))
    if page is None:
        raise Http404(_("Deze scan kennen wij niet."))
    return render(request, "proximity/counts.html", {**words(page.chosen), "page": page})


@require_safe
def compare(request: PolicyRequest) -> HttpResponse:
    """Two scans, or one through other eyes."""
    sides = [
        Side(_number(request, f"{side}"), request.GET.get(f"{side}_lopen", "")[:10],
             request.GET.get(f"{side}_wegen", "")[:10])
        for side in ("a", "b")
    ]  # fmt: skip
    page = compare_page(request.grant, *sides)
    context = {"page": page, "walkers": labels.WALKER, "weighings": labels.WEIGHING}
    return render(request, "proximity/compare.html", context)


def _map(request: PolicyRequest, number: int | None) -> HttpResponse:
    page = map_page(request.grant, number, *asked(request))
    if page is None and number is not None:
        raise Http404(_("Deze scan kennen wij niet."))
    if page is None:
        return render(request, "proximity/empty.html")
    may_release = grant_for(request.grant.actor, "scan.release").covers_party(None)
    return render(request, "proximity/map.html", {**words(page.chosen), "page": page, "may_release": may_release})


def _number(request: PolicyRequest, name: str) -> int | None:
    """The number of a scan in the address; None where there is none that makes sense."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
