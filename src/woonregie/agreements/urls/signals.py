# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is stuck, what is missing and what is due."""

from django.urls import URLPattern, path

from woonregie.agreements.views import signals

urlpatterns: list[URLPattern] = [
    path("signalen/", signals.signals, name="signals"),
    path("signalen/<int:pk>/wachten/", signals.signal_acknowledge, name="signal-acknowledge"),
    path("volledigheid/", signals.completeness, name="completeness"),
    path("kalender/", signals.calendar, name="calendar"),
]
