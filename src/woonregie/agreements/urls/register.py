# SPDX-License-Identifier: EUPL-1.2
"""What was agreed: by plan, by area and by party."""

from django.urls import path

from woonregie.agreements.views.register import areas, commitment, parties, plans

urlpatterns = [
    path("plannen/", plans.plans, name="plans"),
    path("plannen/<str:code>/", plans.plan, name="plan"),
    path("plannen/<str:plan>/<str:code>/", commitment.commitment, name="commitment"),
    path("gebieden/", areas.areas, name="areas"),
    path("gebieden/<slug:code>/", areas.area, name="area"),
    path("partijen/", parties.parties, name="parties"),
    path("partijen/<slug:code>/", parties.party, name="party"),
]
