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

from woonregie.access.grant import ANONYMOUS, Actor, Grant, Scope
from woonregie.access.models import User
from woonregie.access.policy import line_for_route


class PolicyMiddleware:
    """Deny by default: a route without a line in `policy.csv` is closed to everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        line = line_for_route(request.method or "", match.view_name if match else "")
        actor = actor_of(request)
        scope = line.scopes[actor.role] if line else Scope.NONE
        if scope is Scope.NONE:
            return self._refuse(request, actor)
        request.grant = Grant(actor, line.action if line else "", scope)  # type: ignore[attr-defined]
        return None

    def _refuse(self, request: HttpRequest, actor: Actor) -> HttpResponse:
        if actor.role == ANONYMOUS:
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        raise PermissionDenied(_("Uw rol geeft geen toegang tot deze pagina."))


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in user with role and party, or the anonymous visitor."""
    user = request.user
    if not isinstance(user, User):
        return Actor(name=str(_("bezoeker")), role=ANONYMOUS)
    party = user.party
    return Actor(
        name=user.get_full_name() or user.get_username(),
        role=user.role,
        user_id=user.pk,
        party_id=party.pk if party else None,
        party_code=party.code if party else "",
    )
