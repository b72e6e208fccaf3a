# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what parties do together."""

from django.urls import URLPattern, path

from woonregie.agreements.views.together import commitments, evaluations, rounds

_COMMITMENT = "plannen/<str:plan>/<str:code>"
_EVALUATION = f"{_COMMITMENT}/evaluatie/<int:year>"

urlpatterns: list[URLPattern] = [
    path("rondes/", rounds.rounds, name="rounds"),
    path("rondes/<str:code>/", rounds.round_page, name="round"),
    path("rondes/<str:code>/<slug:party>/indienen/", rounds.round_submit, name="round-submit"),
    path("rondes/<str:code>/<slug:party>/terugsturen/", rounds.round_return, name="round-return"),
    path("rondes/<str:code>/<slug:party>/vaststellen/", rounds.round_settle, name="round-settle"),
    path("evaluatie/", evaluations.evaluations, name="evaluations"),
    path(f"{_EVALUATION}/", evaluations.evaluation, name="evaluation"),
    path(f"{_EVALUATION}/oordeel/", evaluations.evaluation_judge, name="evaluation-judge"),
    path(f"{_EVALUATION}/conclusie/", evaluations.evaluation_conclude, name="evaluation-conclude"),
    path(f"{_COMMITMENT}/bijstellen/", commitments.adjust, name="adjust"),
    path(f"{_COMMITMENT}/melden/", commitments.notify, name="notify"),
    path(f"{_COMMITMENT}/besluit-vragen/", commitments.decision_ask, name="decision-ask"),
    path("besluiten/<int:pk>/", commitments.decision_record, name="decision-record"),
    path("meldingen/", commitments.notifications, name="notifications"),
    path("meldingen/<int:pk>/gelezen/", commitments.notification_read, name="notification-read"),
]
