# SPDX-License-Identifier: EUPL-1.2
"""Addresses of open data. The address of a series with a slash is its page, with an extension its file."""

from django.urls import path

from woonregie.opendata import views

app_name = "opendata"
urlpatterns = [
    path("", views.index, name="index"),
    path("vrijgeven/", views.release, name="release"),
    path("catalogus.ttl", views.catalogue_turtle, name="catalogue-turtle"),
    path("catalogus.jsonld", views.catalogue_jsonld, name="catalogue-jsonld"),
    path("<slug:code>.csv", views.csv_file, name="csv"),
    path("<slug:code>.json", views.json_file, name="json"),
    path("<slug:code>/", views.series, name="series"),
    path("<slug:code>/<int:number>.csv", views.csv_file, name="csv-number"),
    path("<slug:code>/<int:number>.json", views.json_file, name="json-number"),
]
