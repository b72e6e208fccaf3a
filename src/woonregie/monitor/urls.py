# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the monitor."""

from django.urls import path

from woonregie.monitor.views import areas, files, maps

app_name = "monitor"
urlpatterns = [
    path("", maps.index, name="index"),
    path("kaart.<slug:kind>", files.map_file, name="map-file"),
    path("vergelijk/", areas.compare, name="compare"),
    path("vergelijk.<slug:kind>", files.compare_file, name="compare-file"),
    path("<slug:code>/", areas.area, name="area"),
    path("<slug:code>/monitor.<slug:kind>", files.area_file, name="area-file"),
]
