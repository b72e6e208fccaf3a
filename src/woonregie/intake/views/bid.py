# SPDX-License-Identifier: EUPL-1.2
"""Reading the workbook of a bid back in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.requests import PolicyRequest
from woonregie.bids.views.shared import found_bid, stale
from woonregie.intake.forms import UploadForm
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.services.import_bid import import_bid


def upload_bid(request: PolicyRequest, pk: int) -> HttpResponse:
    """Choose a file; one that is right is taken over at once, one that is not is explained."""
    bid = found_bid(request, pk)
    request.grant.require_party(bid.corporation_id)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problems: list[Problem] = []
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            counts = import_bid(request.grant, bid, file.name, file.read())
        except Stale as refusal:
            return stale(request, refusal, bid)
        except CannotDo as refusal:
            form.add_error(None, str(refusal))
        except Rejected as refusal:
            problems = refusal.problems
        else:
            words = _("Verwerkt: %(added)s nieuwe en %(changed)s gewijzigde regels; %(unchanged)s bleven gelijk.")
            messages.success(request, words % counts)
            return redirect("bids:bid", bid.pk)
    context = {"form": form, "problems": problems, "bid": bid}
    return render(request, "intake/bid.html", context, status=400 if form.is_bound else 200)
