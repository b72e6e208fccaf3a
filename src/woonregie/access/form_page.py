# SPDX-License-Identifier: EUPL-1.2
"""One page shape for a form that a service carries out: show, check, do, say so, go on."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.requests import PolicyRequest


def form_page(
    request: PolicyRequest,
    form: Form,
    do: Callable[[], object],
    *,
    words: Mapping[str, object],
    back: str,
    template: str = "site/form.html",
) -> HttpResponse:
    """Show a form, or carry it out.

    Args:
        do: carries out the filled-in form; a `CannotDo` is shown above the fields, a `Stale` on a page of its own.
        words: what the page says: `title`, `lead`, `done`, `button`, and whatever its template shows more.
        back: where to go afterwards, and with the way back.
        template: one that extends `site/form.html`.
    """
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Stale as refusal:
            return render(request, "409.html", {"message": str(refusal), "back_url": back}, status=409)
        except CannotDo as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(words["done"]))
            return redirect(back)
    status = 400 if request.method == "POST" else 200
    return render(request, template, {**words, "form": form, "back": back}, status=status)
