# SPDX-License-Identifier: EUPL-1.2
"""Addresses of reading in a workbook."""

from django.urls import path

from woonregie.intake import bid_views, views

app_name = "intake"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("biedingen/<int:pk>/", bid_views.upload_bid, name="bid-upload"),
    path("<int:pk>/", views.run, name="run"),
    path("<int:pk>/bevestigen/", views.confirm, name="confirm"),
    path("<int:pk>/terugdraaien/", views.undo, name="undo"),
    path("<int:pk>/werkmap/", views.returned, name="returned-workbook"),
]
