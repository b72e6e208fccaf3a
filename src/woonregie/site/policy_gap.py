# SPDX-License-Identifier: EUPL-1.2
"""A value that the policy does not know stops the page with a clear message, never with a guess."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woonregie_core.policy.parameters import UnknownParameter


class PolicyGapMiddleware:
    """Show which value is missing, and for which day. Status 503: it works again once the value is filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for this one kind of error; the others go on."""
        if not isinstance(error, UnknownParameter):
            return None
        said = {
            "title": _("Een waarde ontbreekt"),
            "message": error.args[0] if error.args else "",
            "advice": _(
                "Zonder deze waarde rekent Woonregie niet verder. "
                "De beheerder vult haar aan in het profiel, met de bron."
            ),
        }
        return render(request, "503.html", said, status=503)
