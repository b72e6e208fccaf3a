# SPDX-License-Identifier: EUPL-1.2
"""Addresses of reading in a workbook, open data and the registry."""

from django.urls import path

from woonregie.intake.views import bid, mapping, open_data, registry, workbook

app_name = "intake"
urlpatterns = [
    path("", workbook.upload, name="upload"),
    path("<int:pk>/", workbook.run, name="run"),
    path("<int:pk>/bevestigen/", workbook.confirm, name="confirm"),
    path("<int:pk>/terugdraaien/", workbook.undo, name="undo"),
    path("<int:pk>/werkmap/", workbook.returned, name="returned-workbook"),
    path("biedingen/<int:pk>/", bid.upload_bid, name="bid-upload"),
    path("open-data/", open_data.upload, name="open-data"),
    path("open-data/<int:pk>/", open_data.run, name="open-data-run"),
    path("open-data/<int:pk>/bevestigen/", open_data.confirm, name="open-data-confirm"),
    path("open-data/<int:pk>/terugdraaien/", open_data.undo, name="open-data-undo"),
    path("open-data/koppeling/", mapping.make, name="mapping"),
    path("register/", registry.upload, name="registry"),
    path("register/<int:pk>/", registry.run, name="registry-run"),
    path("register/<int:pk>/bevestigen/", registry.confirm, name="registry-confirm"),
    path("register/<int:pk>/terugdraaien/", registry.undo, name="registry-undo"),
]
