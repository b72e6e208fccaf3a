# SPDX-License-Identifier: EUPL-1.2
"""Addresses of bids."""

from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.bids.views import editing, reading, steps

app_name = "bids"
urlpatterns: list[URLPattern] = [
    path("", reading.bids, name="bids"),
    path("nieuw/", editing.start, name="start"),
    path("<int:pk>/", reading.bid, name="bid"),
    path("<int:pk>/bod.xlsx", reading.bid_as_workbook, name="bid-xlsx"),
    path("<int:pk>/inleiding/", editing.summary, name="summary"),
    path("<int:pk>/aanbod/", editing.offer, name="offer-add"),
    path("<int:pk>/aanbod/<str:code>/", editing.offer, name="offer-edit"),
    path("<int:pk>/aanbod/<str:code>/weghalen/", editing.remove_offer, name="offer-remove"),
    path("<int:pk>/projecten/", editing.project, name="project-add"),
    path("<int:pk>/projecten/<str:code>/", editing.project, name="project-edit"),
    path("<int:pk>/projecten/<str:code>/weghalen/", editing.remove_project, name="project-remove"),
    path("<int:pk>/indienen/", steps.submit, name="submit"),
    path("<int:pk>/terughalen/", steps.reopen, name="reopen"),
    path("<int:pk>/intrekken/", steps.withdraw, name="withdraw"),
    path("<int:pk>/reageren/", steps.react, name="react"),
    path("<int:pk>/vaststellen/", steps.agree, name="agree"),
]
