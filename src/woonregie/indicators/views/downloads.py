# SPDX-License-Identifier: EUPL-1.2
"""What a page shows, to take along as a workbook or CSV."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.requests import PolicyRequest
from woonregie.indicators.files import as_csv, as_workbook
from woonregie.indicators.forms import asked_in
from woonregie.indicators.queries.catalogue import catalogue
from woonregie.indicators.queries.judged import JudgedSeries
from woonregie.indicators.queries.page import indicator_page
from woonregie.places.models import Place

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def indicators(request: PolicyRequest, extension: str) -> HttpResponse:
    """The list with the filters that stand in the address."""
    asked, place = asked_in(request.GET)
    found = catalogue(request.grant, default_day(), asked, place)
    series = [series for row in found.rows for series in row.series]
    chosen = [f"{name}: {value}" for name, value in request.GET.items() if value][:10]
    return _file("indicatoren", extension, series, found.place, chosen)


def indicator(request: PolicyRequest, code: str, extension: str) -> HttpResponse:
    """One indicator in the place that stands in the address."""
    page = indicator_page(request.grant, code, default_day(), request.GET.get("gebied", "")[:80])
    if page is None:
        raise Http404(_("Deze indicator is er niet."))
    series = [part.judged for part in page.parts]
    return _file(page.indicator.code, extension, series, page.place, [page.indicator.title])


def _file(
    name: str, extension: str, series: Sequence[JudgedSeries], place: Place | None, asked: Sequence[str]
) -> HttpResponse:
    if extension not in _TYPES:
        raise Http404(_("Dit soort bestand is er niet. Kies csv of xlsx."))
    where, on = place.name if place else "", default_day()
    content = as_csv(series, where) if extension == "csv" else as_workbook(series, where, on, asked)
    response = HttpResponse(content, content_type=_TYPES[extension])
    response["Content-Disposition"] = f'attachment; filename="{name}-{on.isoformat()}.{extension}"'
    return response
