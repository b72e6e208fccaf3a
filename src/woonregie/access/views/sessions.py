# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from woonregie.access.forms import SignInForm
from woonregie.access.queries.accounts import sample_account, sample_accounts
from woonregie.access.requests import PolicyRequest
from woonregie.access.services.sessions import close_session, note_failed_sign_in, open_session


class SignInView(LoginView):
    """The sign-in page; in a demonstration it lists the example accounts as well."""

    template_name = "access/sign_in.html"
    authentication_form = SignInForm
    request: PolicyRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sample_accounts=sample_accounts(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        open_session(self.request, form.get_user(), with_password=True)
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        locked = bool(getattr(self.request, "axes_locked_out", False))
        note_failed_sign_in(self.request.grant, str(form.data.get("username", "")), locked)
        return super().form_invalid(form)


@require_POST
@never_cache
def demo_sign_in(request: PolicyRequest) -> HttpResponse:
    """Sign in as an example account with one click; only in a demonstration."""
    user = sample_account(request.POST.get("account", ""))
    if user is None:
        raise Http404
    open_session(request, user, with_password=False)
    return redirect(_safe_target(request))


@require_POST
@never_cache
def sign_out(request: PolicyRequest) -> HttpResponse:
    close_session(request, request.grant)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """What somebody sees after too many wrong passwords."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "access/locked_out.html", {"minutes": minutes}, status=429)


def _safe_target(request: HttpRequest) -> str:
    """Where the visitor was going, if that is on this site."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else resolve_url(settings.LOGIN_REDIRECT_URL)
