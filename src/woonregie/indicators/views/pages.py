# SPDX-License-Identifier: EUPL-1.2
"""The list of indicators, one indicator, what is due, and what was corrected."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.requests import PolicyRequest
from woonregie.indicators import sentences
from woonregie.indicators.forms import IndicatorForm, asked_in
from woonregie.indicators.presentation import beside, part_views, series_view
from woonregie.indicators.queries.catalogue import Catalogue, catalogue, deliveries
from woonregie.indicators.queries.corrections import corrections
from woonregie.indicators.queries.page import indicator_page
from woonregie.indicators.words import of_series, signed_words


def indicators(request: PolicyRequest) -> HttpResponse:
    """All indicators of a place, by theme, with how they stand."""
    asked, place = asked_in(request.GET)
    found = catalogue(request.grant, default_day(), asked, place)
    context = {
        "found": found,
        "form": _form(request, found),
        "message": sentences.of_catalogue(found),
        "groups": _groups(found),
        "query": request.GET.urlencode(),
    }
    return render(request, "indicators/indicators.html", context)


def indicator(request: PolicyRequest, code: str) -> HttpResponse:
    """One indicator with all its series."""
    place = request.GET.get("gebied", "")[:80]
    on = default_day()
    page = indicator_page(request.grant, code, on, place)
    if page is None:
        raise Http404(_("Deze indicator is er niet."))
    context = {
        "page": page,
        "parts": part_views(page, on),
        "beside": beside(page),
        "query": request.GET.urlencode(),
    }
    return render(request, "indicators/indicator.html", context)


def planning(request: PolicyRequest) -> HttpResponse:
    """Which values are due, and which did not come."""
    on = default_day()
    found = [(delivery, series_view(delivery.series)) for delivery in deliveries(request.grant, on)]
    overdue = sum(delivery.overdue for delivery, _view in found)
    return render(request, "indicators/planning.html", {"rows": found, "overdue": overdue, "on": on})


def corrected(request: PolicyRequest) -> HttpResponse:
    """Values that a later delivery changed."""
    rows = [
        {
            "named": named,
            "before": of_series(named.correction.before.value, named.series),
            "after": of_series(named.correction.after.value, named.series),
            "difference": ""
            if named.correction.difference is None
            else signed_words(named.correction.difference, "", named.series.decimals),
        }
        for named in corrections(request.grant)
    ]
    return render(request, "indicators/corrections.html", {"rows": rows})


def _form(request: PolicyRequest, found: Catalogue) -> IndicatorForm:
    places = [(place.code, place.name) for place in found.places]
    chosen = found.place
    if chosen is not None and chosen.code not in dict(places):
        places.append((chosen.code, chosen.name))
    initial: dict[str, Any] = {key: value for key, value in request.GET.items() if key != "gebied"}
    return IndicatorForm(
        initial={**initial, "gebied": chosen.code if chosen else ""}, places=places, themes=found.themes
    )


def _groups(found: Catalogue) -> list[dict[str, Any]]:
    """The rows by theme, in the order of the themes."""
    return [
        {
            "theme": theme,
            "rows": [
                (row, [series_view(series) for series in row.series])
                for row in found.rows
                if row.indicator.theme == theme
            ],
        }
        for theme in dict.fromkeys(row.indicator.theme for row in found.rows)
    ]
