# SPDX-License-Identifier: EUPL-1.2
"""Addresses of indicators."""

from django.urls import URLPattern, path

from woonregie.indicators.views import downloads, pages

app_name = "indicators"
urlpatterns: list[URLPattern] = [
    path("", pages.indicators, name="indicators"),
    path("planning/", pages.planning, name="planning"),
    path("correcties/", pages.corrected, name="corrections"),
    path("cijfers.<str:extension>", downloads.indicators, name="indicators-file"),
    path("<slug:code>/", pages.indicator, name="indicator"),
    path("<slug:code>/cijfers.<str:extension>", downloads.indicator, name="indicator-file"),
]
