# SPDX-License-Identifier: EUPL-1.2
"""Addresses of board reports."""

from django.urls import URLPattern, path

from woonregie.board import views

app_name = "board"
urlpatterns: list[URLPattern] = [
    path("", views.reports, name="reports"),
    path("vastleggen/", views.freeze, name="freeze"),
    path("<int:number>/", views.report, name="report"),
    path("<int:number>/rapport.pdf", views.report_as_pdf, name="report-pdf"),
    path("<int:number>/rapport.xlsx", views.report_as_workbook, name="report-xlsx"),
    path("<int:number>/verschil/<int:other>/", views.difference, name="difference"),
    path("<int:number>/vrijgeven/", views.release, name="release"),
]
