# SPDX-License-Identifier: EUPL-1.2
"""What cannot be answered now is told in plain words: never a fault page, and never a guess."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woonregie_core.policy.parameters import UnknownParameter

_BUSY = ("database is locked", "database table is locked", "deadlock detected", "lock timeout")
_WAIT = {"Retry-After": "10"}  # seconds, as asked of a browser or program
Told = tuple[dict[str, str], dict[str, str]]
"""What the page says, and headers beside it."""


class NotNowMiddleware:
    """Answer 503 where a value is not known, or where the wait for a lock took too long; the others go on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for these two kinds of error."""
        told = _told(error)
        if told is None:
            return None
        said, headers = told
        answer = render(request, "503.html", said, status=503)
        for name, value in headers.items():
            answer[name] = value
        return answer


def _told(error: Exception) -> Told | None:
    if isinstance(error, UnknownParameter):
        return _value_is_missing(error), {}
    if isinstance(error, OperationalError) and any(text in str(error).casefold() for text in _BUSY):
        return _others_are_saving(), _WAIT
    return None


def _value_is_missing(error: UnknownParameter) -> dict[str, str]:
    """Which value, for which day; it works again once the value is filled in."""
    return {
        "title": _("Een waarde ontbreekt"),
        "message": error.args[0] if error.args else "",
        "advice": _(
            "Zonder deze waarde rekent Woonregie niet verder. "
            "De beheerder vult haar aan in het profiel, met de bron."
        ),
    }


def _others_are_saving() -> dict[str, str]:
    """Nothing was saved: the transaction was undone."""
    return {
        "title": _("Even wachten"),
        "message": _("Anderen slaan op dit moment veel op. Er is niets van u opgeslagen."),
        "advice": _("Ga terug, en probeer het over een minuut opnieuw."),
    }
