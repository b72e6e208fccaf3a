# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what may be taken along."""

from django.urls import path

from woonregie.exports import views

app_name = "exports"
urlpatterns = [path("acties/export/", views.actions, name="actions")]
