# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the work list and the shared action list."""

from django.urls import URLPattern, path

from woonregie.agreements.views.actions import listing, reporting, today

urlpatterns: list[URLPattern] = [
    path("vandaag/", today.today, name="today"),
    path("acties/", listing.actions, name="actions"),
    path("acties/<int:pk>/", listing.action, name="action"),
    path("acties/<int:pk>/voortgang/", reporting.progress_add, name="progress-add"),
    path("plannen/<str:plan>/<str:code>/voortgang/", reporting.commitment_progress, name="commitment-progress"),
    path("acties/<int:pk>/wijzigen/", reporting.action_edit, name="action-edit"),
]
