# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the need for housing with care."""

from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.needs.views import files, reading, trying, working

app_name = "needs"
urlpatterns: list[URLPattern] = [
    path("", reading.overview, name="overview"),
    path("berekenen/", working.start, name="start"),
    path("scenarios/", trying.sliders, name="scenarios"),
    path("scenarios/bewaren/", working.save, name="save"),
    path("scenarios/<slug:code>/naam/", working.rename, name="rename"),
    path("scenarios/<slug:code>/uit-gebruik/", working.retire, name="retire"),
    path("vergelijken/", trying.compare, name="compare"),
    path("<int:number>/", reading.run, name="run"),
    path("<int:number>/buurten/", reading.table, name="matrix"),
    path("<int:number>/uitleg/", reading.explain, name="explain"),
    path("<int:number>/verloop/", reading.fan, name="fan"),
    path("<int:number>/kaart/", reading.chart, name="map"),
    path("<int:number>/opgave/", reading.divide, name="target"),
    path("<int:number>/terugblik/", reading.back, name="backcast"),
    path("<int:number>/narekenen/", working.check, name="check"),
    path("<int:number>/woonzorgopgave.xlsx", files.as_workbook, name="xlsx"),
    path("<int:number>/woonzorgopgave.pdf", files.as_pdf, name="pdf"),
]
