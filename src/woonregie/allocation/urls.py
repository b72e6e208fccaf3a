# SPDX-License-Identifier: EUPL-1.2
from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.allocation.views import reading, registering, steering, steps

app_name = "allocation"
urlpatterns: list[URLPattern] = [
    path("", reading.index, name="overview"),
    path("nieuw/", steps.publish, name="publish"),
    path("leegmelden/", registering.vacate, name="vacate"),
    path("bemiddeling/", reading.mediation, name="mediation"),
    path("verdeling/", steering.realised, name="realisation"),
    path("verdeling.xlsx", steering.realised_file, name="realisation-file"),
    path("verdeling/<int:pk>/bijstellen/", steering.correct, name="correct"),
    path("proef/", steering.scenario, name="scenario"),
    path("regels/", steering.rules, name="rules"),
    path("regels/algoritme.json", steering.algorithm_file, name="algorithm-file"),
    path("huishouden/<str:code>/", reading.household, name="household"),
    path("huishouden/<str:code>/voorrang/", registering.grant, name="grant"),
    path("advertentie/<str:code>/", reading.advert, name="advert"),
    path("advertentie/<str:code>/reageren/", steps.react, name="react"),
    path("advertentie/<str:code>/sluiten/", steps.close, name="close"),
    path("advertentie/<str:code>/aanbieden/", steps.offer, name="offer"),
    path("advertentie/<str:code>/intrekken/", steps.withdraw, name="withdraw"),
    path("advertentie/<str:code>/kandidaat/<str:household>/", reading.receipt, name="receipt"),
    path("advertentie/<str:code>/kandidaat/<str:household>.json", reading.receipt_file, name="receipt-file"),
    path("advertentie/<str:code>/beslissen/<str:household>/", steps.decide, name="decide"),
    path("aanbieding/<int:pk>/antwoord/", steps.answer, name="answer"),
    path("aanbieding/<int:pk>/inkomen/", registering.income, name="income"),
    path("aanbieding/<int:pk>/verhuren/", steps.let, name="let"),
]
