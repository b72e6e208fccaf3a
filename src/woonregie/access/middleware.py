# SPDX-License-Identifier: EUPL-1.2
"""Every request passes the policy table before its view runs; `request.grant` says what is allowed."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from woonregie.access.grant import ANONYMOUS, Actor, Grant, Scope
from woonregie.access.policy import line_for_route
from woonregie.access.queries.actors import actor_for


class PolicyMiddleware:
    """Deny by default: a route without a line in `policy.csv` is closed to everybody, and so is a role unknown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        route = match.view_name if match else ""
        line = line_for_route(request.method or "", route)
        actor = actor_for(request.user)
        scope = line.scopes.get(actor.role, Scope.NONE) if line else Scope.NONE
        if line is None or scope is Scope.NONE:
            return _refuse(request, actor, route)
        request.grant = Grant(actor, line.action, scope)  # type: ignore[attr-defined]
        return None


def _refuse(request: HttpRequest, actor: Actor, route: str) -> HttpResponse:
    """Send a visitor to the sign-in page and tell a signed-in user that the role does not allow it."""
    if actor.role != ANONYMOUS:
        raise PermissionDenied(_("Uw rol geeft geen toegang tot deze pagina."))
    # After signing in a browser does a GET: an address that only takes a POST is no place to go back to.
    came_for_a_page = line_for_route("GET", route) is not None
    target = request.get_full_path() if came_for_a_page else resolve_url(settings.LOGIN_REDIRECT_URL)
    response = redirect_to_login(target, resolve_url(settings.LOGIN_URL))
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(response.url)  # a fragment must not be replaced by a sign-in page
    return response
