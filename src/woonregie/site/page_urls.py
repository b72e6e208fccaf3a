# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from woonregie.site import views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("over/", views.about, name="about"),
    path("begrippen/", views.glossary, name="glossary"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("taal/", views.set_language, name="set-language"),
]
