# SPDX-License-Identifier: EUPL-1.2
"""Refuse a request that is too large before anything reads it; Django's own limit leaves out files."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class UploadLimitMiddleware:
    """Answers 413 with a Dutch page. Stands behind the sign-in, because the page shows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) <= settings.LARGEST_REQUEST:
            return self.get_response(request)
        context = {"megabytes": settings.LARGEST_REQUEST // 1024**2}
        return render(request, "access/too_large.html", context, status=413)
