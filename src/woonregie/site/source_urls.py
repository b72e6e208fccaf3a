# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from woonregie.site import source_pages as views

app_name = "sources"
urlpatterns = [
    path("", views.sources, name="sources"),
    path("<str:code>/", views.source, name="source"),
]
