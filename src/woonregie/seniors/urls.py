# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the senior pilot."""

from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.seniors.views import brochure, contact, evaluation, leading, money, reading

app_name = "seniors"
urlpatterns: list[URLPattern] = [
    path("", reading.index, name="overview"),
    path("huishoudens/", reading.cases, name="cases"),
    path("huishouden/<str:code>/", reading.case, name="case"),
    path("huishouden/<str:code>/reactie/", contact.respond, name="respond"),
    path("huishouden/<str:code>/huisbezoek/", contact.plan_visit, name="plan-visit"),
    path("huishouden/<str:code>/wensen/", contact.wishes, name="wishes"),
    path("huishouden/<str:code>/fase/", contact.phase, name="phase"),
    path("huishouden/<str:code>/hulp/", contact.ask_help, name="ask-help"),
    path("huishouden/<str:code>/reserveren/", money.reserve, name="reserve"),
    path("huisbezoek/<int:pk>/afronden/", contact.finish_visit, name="finish-visit"),
    path("hulpvraag/<int:pk>/afronden/", contact.answer_help, name="answer-help"),
    path("reservering/<int:pk>/betalen/", money.pay, name="pay"),
    path("reservering/<int:pk>/afronden/", money.release, name="release"),
    path("aanvraag/<int:pk>/", money.answer_request, name="answer-request"),
    path("gereedschapskist/", money.book, name="toolbox"),
    path("overleg/", reading.fortnight_list, name="fortnight"),
    path("overleg.xlsx", reading.fortnight_file, name="fortnight-file"),
    path("overleg/noteren/", leading.note_meeting, name="note-meeting"),
    path("werkgroep/", reading.month_list, name="month"),
    path("werkgroep.xlsx", reading.month_file, name="month-file"),
    path("brieven/", leading.letters, name="letters"),
    path("ophalen/", leading.gather, name="gather"),
    path("vergelijking/", leading.compare, name="compare"),
    path("loting/", leading.draw, name="draw"),
    path("uren/", leading.hours, name="hours"),
    path("brochure/", brochure.town, name="brochure"),
    path("brochure.pdf", brochure.town_pdf, name="brochure-pdf"),
    path("brochure/<slug:code>/", brochure.neighbourhood, name="brochure-place"),
    path("brochure/<slug:code>/brochure.pdf", brochure.neighbourhood_pdf, name="brochure-place-pdf"),
    path("evaluatie/", evaluation.evaluation, name="evaluation"),
    path("evaluatie.xlsx", evaluation.evaluation_file, name="evaluation-file"),
]
