# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the senior pilot."""

from django.urls import URLPattern

app_name = "seniors"
urlpatterns: list[URLPattern] = []
