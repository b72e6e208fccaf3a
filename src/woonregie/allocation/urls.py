# SPDX-License-Identifier: EUPL-1.2
from django.urls.resolvers import URLPattern

app_name = "allocation"
urlpatterns: list[URLPattern] = []
