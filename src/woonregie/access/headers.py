# SPDX-License-Identifier: EUPL-1.2
"""Headers that Django and django-csp leave to us: what browsers and caches may keep, index and use."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

# A page here needs no sensor of the visitor's device.
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ResponseHeadersMiddleware:
    """Stands outermost, so that files, pages and errors all pass it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        signed_in = getattr(getattr(request, "user", None), "is_authenticated", False)
        if signed_in:
            # What a signed-in user sees may not stay behind on a shared machine or in a proxy.
            patch_cache_control(response, private=True, no_store=True)
        if signed_in or settings.DEMO:
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response
