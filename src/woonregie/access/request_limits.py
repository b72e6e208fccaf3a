# SPDX-License-Identifier: EUPL-1.2
"""Turn away what no page can use, before anything reads it: requests too large, and addresses no text can hold."""

from collections.abc import Callable
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class RequestLimitsMiddleware:
    """Stands behind the sign-in, because its page shows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "\0" in unquote(request.META.get("QUERY_STRING", "")):
            raise BadRequest("NUL in the address: PostgreSQL cannot even look for it")
        if _is_too_large(request.META.get("CONTENT_LENGTH") or "0"):
            context = {"megabytes": settings.LARGEST_REQUEST // 1024**2}
            return render(request, "access/too_large.html", context, status=413)
        return self.get_response(request)


def _is_too_large(announced: str) -> bool:
    """Whether the length announced is above the limit, or is no length; Django's own limit leaves out files."""
    return not announced.isdecimal() or int(announced) > settings.LARGEST_REQUEST
