# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the agreements, one file per part of the cycle."""

from woonregie.agreements.urls import actions, register, rounds, signals

app_name = "agreements"
urlpatterns = [*register.urlpatterns, *actions.urlpatterns, *rounds.urlpatterns, *signals.urlpatterns]
