# SPDX-License-Identifier: EUPL-1.2
from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.liveability.views import fund_forms, phase_forms, reading

app_name = "liveability"
urlpatterns: list[URLPattern] = [
    path("", reading.fund, name="fund"),
    path("fonds.xlsx", reading.fund_file, name="fund-file"),
    path("budget/<str:code>/", reading.line, name="line"),
    path("budget/<str:code>/boekingen.csv", reading.ledger_file, name="ledger-file"),
    path("aanvragen/", fund_forms.apply, name="apply"),
    path("aanvraag/<int:pk>/", reading.application, name="application"),
    path("aanvraag/<int:pk>/besluit/", fund_forms.decide, name="decide"),
    path("aanvraag/<int:pk>/betalen/", fund_forms.pay, name="pay"),
    path("aanvraag/<int:pk>/evalueren/", fund_forms.evaluate, name="evaluate"),
    path("aanvraag/<int:pk>/intrekken/", fund_forms.withdraw, name="withdraw"),
    path("herverdelen/", fund_forms.redistribute, name="redistribute"),
    path("aanvullen/", fund_forms.add, name="add"),
    path("teams/", reading.team_list, name="teams"),
    path("teams/<str:place>/<str:corporation>/", phase_forms.note_team, name="note-team"),
    path("fasen/", reading.phases, name="phases"),
    path("fasen/<str:place>/", phase_forms.note_area, name="note-area"),
]
