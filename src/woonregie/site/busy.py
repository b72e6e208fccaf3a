# SPDX-License-Identifier: EUPL-1.2
"""A database that others keep busy makes a visitor wait, and in the end asks to try again: never a fault page."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

_BUSY = ("database is locked", "database table is locked", "deadlock detected", "lock timeout")
_WAIT = "10"  # seconds, as asked of a browser or program


class BusyMiddleware:
    """Answer 503 where the wait for a lock took too long. Nothing was saved: the transaction was undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for this one kind of error; the others go on."""
        if not isinstance(error, OperationalError) or not any(text in str(error).casefold() for text in _BUSY):
            return None
        said = {
            "title": _("Even wachten"),
            "message": _("Anderen slaan op dit moment veel op. Er is niets van u opgeslagen."),
            "advice": _("Ga terug, en probeer het over een minuut opnieuw."),
        }
        answer = render(request, "503.html", said, status=503)
        answer.headers["Retry-After"] = _WAIT
        return answer
