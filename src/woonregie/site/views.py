# SPDX-License-Identifier: EUPL-1.2
"""The front door, the pages about the site itself, and the choice of language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from woonregie.access.grant import ANONYMOUS
from woonregie.access.requests import PolicyRequest
from woonregie.site.glossary import read_terms
from woonregie.site.overview import overview

ONE_YEAR = 365 * 24 * 60 * 60


@require_safe
def home(request: PolicyRequest) -> HttpResponse:
    """What was agreed, for everybody; who is signed in goes to what is due today."""
    if request.grant.actor.role != ANONYMOUS:
        return redirect("agreements:today")
    return render(request, "site/home.html", {"overview": overview(request.grant)})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "site/about.html")


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "site/glossary.html", {"terms": read_terms()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/accessibility.html")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie and go back to the page the visitor was on."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(wanted if safe else reverse("site:home"))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=ONE_YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return response
