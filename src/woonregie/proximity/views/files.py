# SPDX-License-Identifier: EUPL-1.2
"""Zones as GeoJSON, CSV and Excel, and the scores of all points as CSV."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.proximity.files import scores_csv, zones_csv, zones_geojson, zones_workbook
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.scans import chosen
from woonregie.proximity.queries.zones import zones_page
from woonregie.proximity.views.shared import asked

_TYPES = {
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WRITERS = {"geojson": zones_geojson, "csv": zones_csv, "xlsx": zones_workbook}


@require_safe
def zones_file(request: PolicyRequest, number: int, kind: str) -> HttpResponse:
    """The zones table as a file."""
    if kind not in _WRITERS:
        raise Http404(_("Kies geojson, csv of xlsx."))
    page = zones_page(request.grant, number, *asked(request))
    if page is None:
        raise Http404(_("Deze scan kennen wij niet."))
    return _file(_WRITERS[kind](page), kind, f"scan-{number}-zones.{kind}")


@require_safe
def scores_file(request: PolicyRequest, number: int) -> HttpResponse:
    """The score of every point, without people."""
    found = chosen(request.grant, number, *asked(request))
    if found is None:
        raise Http404(_("Deze scan kennen wij niet."))
    return _file(scores_csv(scored(found)), "csv", f"scan-{number}-scores.csv")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
