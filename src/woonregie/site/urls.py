# SPDX-License-Identifier: EUPL-1.2
"""All addresses of the site. Dutch words, because people read and share them."""

from django.urls import include, path

urlpatterns = [
    path("", include("woonregie.site.page_urls")),
    path("", include("woonregie.access.urls")),
    path("", include("woonregie.agreements.urls")),
    path("", include("woonregie.exports.urls")),
    path("bronnen/", include("woonregie.site.source_urls")),
    path("cijfers/", include("woonregie.figures.urls")),
    path("indicatoren/", include("woonregie.indicators.urls")),
    path("voorraad/", include("woonregie.stock.urls")),
    path("toewijzing/", include("woonregie.allocation.urls")),
    path("scan/", include("woonregie.proximity.urls")),
    path("senioren/", include("woonregie.seniors.urls")),
    path("woonzorgopgave/", include("woonregie.needs.urls")),
    path("leefbaarheid/", include("woonregie.liveability.urls")),
    path("biedingen/", include("woonregie.bids.urls")),
    path("gemeentekaarten/", include("woonregie.factsheets.urls")),
    path("monitor/", include("woonregie.monitor.urls")),
    path("open-data/", include("woonregie.opendata.urls")),
    path("boww/", include("woonregie.board.urls")),
    path("importeren/", include("woonregie.intake.urls")),
]
