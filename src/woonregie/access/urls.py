# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from woonregie.access.views import log, sessions

app_name = "access"
urlpatterns = [
    path("aanmelden/", sessions.SignInView.as_view(), name="sign-in"),
    path("aanmelden/voorbeeld/", sessions.demo_sign_in, name="demo-sign-in"),
    path("afmelden/", sessions.sign_out, name="sign-out"),
    path("logboek/", log.audit_log, name="audit-log"),
]
