# SPDX-License-Identifier: EUPL-1.2
"""Addresses of figures and findings."""

from django.urls import URLPattern, path

from woonregie.figures import views

app_name = "figures"
urlpatterns: list[URLPattern] = [
    path("bevindingen/", views.findings, name="findings"),
    path("bevindingen/<str:code>/", views.finding, name="finding"),
    path("tabellen/<str:code>/", views.table, name="table"),
]
