# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the scan."""

from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.proximity.views import files, naming, pages, reading

app_name = "proximity"
urlpatterns: list[URLPattern] = [
    path("", pages.index, name="index"),
    path("vergelijk/", pages.compare, name="compare"),
    path("aanwijzen/", naming.designate, name="designate"),
    path("aanwijzing/<slug:code>/intrekken/", naming.withdraw, name="withdraw"),
    path("<int:number>/", pages.scan, name="scan"),
    path("<int:number>/uitleg/", reading.explained, name="explained"),
    path("<int:number>/zones/", pages.zones, name="zones"),
    path("<int:number>/zones.<slug:kind>", files.zones_file, name="zones-file"),
    path("<int:number>/scores.csv", files.scores_file, name="scores-file"),
    path("<int:number>/grenzen/", pages.counts, name="counts"),
    path("<int:number>/wat-als/", reading.whatif, name="whatif"),
    path("<int:number>/voorzieningen/", reading.facilities, name="facilities"),
    path("<int:number>/keuzes/", reading.choices, name="choices"),
    path("<int:number>/vrijgeven/", naming.release, name="release"),
]
