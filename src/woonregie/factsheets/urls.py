# SPDX-License-Identifier: EUPL-1.2
"""Addresses of fact sheets."""

from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.factsheets import views

app_name = "factsheets"
urlpatterns: list[URLPattern] = [
    path("", views.sheets, name="sheets"),
    path("<slug:municipality>/<slug:corporation>/", views.sheet, name="sheet"),
    path("<slug:municipality>/<slug:corporation>/gemeentekaart.pdf", views.sheet_as_pdf, name="sheet-pdf"),
    path("<slug:municipality>/<slug:corporation>/gemeentekaart.xlsx", views.sheet_as_workbook, name="sheet-xlsx"),
]
