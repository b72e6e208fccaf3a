# SPDX-License-Identifier: EUPL-1.2
from django.urls.resolvers import URLPattern

app_name = "opendata"
urlpatterns: list[URLPattern] = []
