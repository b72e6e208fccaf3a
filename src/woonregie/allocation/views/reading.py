# SPDX-License-Identifier: EUPL-1.2
"""Pages for who allocates homes: what to do, an advert, a receipt, a household."""

from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.allocation import codes, labels
from woonregie.allocation.models import Advert
from woonregie.allocation.queries.advert import advert_page, find_advert
from woonregie.allocation.queries.comparing import compare
from woonregie.allocation.queries.households import (
    concerns,
    find_household,
    household_page,
    waiting_for_direct_offer,
)
from woonregie.allocation.queries.overview import landlord_counts, overview
from woonregie.allocation.queries.receipt import Receipt, receipt_of
from woonregie.allocation.words import fact_words, seeker_text

_PAGE = 50


@require_safe
def index(request: PolicyRequest) -> HttpResponse:
    """What is going on and what comes next."""
    on = default_day()
    context = {
        "page": overview(request.grant, on),
        "counts": landlord_counts(request.grant, on),
        "on": on,
        "may": may_do(request, None),
        "words": codes,
    }
    return render(request, "allocation/overview.html", context)


@require_safe
def advert(request: PolicyRequest, code: str) -> HttpResponse:
    """One advert with its order and its reasons."""
    found = advert_or_404(request, code)
    page = advert_page(found, request.GET.get("pagina"))
    comparison = None
    one, other = request.GET.get("een", "").strip(), request.GET.get("ander", "").strip()
    if one and other:
        comparison = compare(found, one, other)
    context = {
        "page": page,
        "asked": {"one": one, "other": other},
        "comparison": comparison,
        "may": may_do(request, found),
        "words": codes,
        "labels": labels,
        "names": {label.value: words for label, words in labels.LABEL.items()},
    }
    return render(request, "allocation/advert.html", context)


@require_safe
def receipt(request: PolicyRequest, code: str, household: str) -> HttpResponse:
    """The receipt of one candidate, in plain words and in full."""
    found = advert_or_404(request, code)
    kept = _receipt(found, household)
    context = {
        "advert": found,
        "household": household,
        "receipt": kept,
        "paragraphs": seeker_text(kept.explanation).split("\n\n"),
        "conditions": [
            (one, [fact_words(name, value) for name, value in one.compared.items()])
            for one in kept.explanation.conditions
        ],
        "labels": labels,
    }
    return render(request, "allocation/receipt.html", context)


@require_safe
def receipt_file(request: PolicyRequest, code: str, household: str) -> HttpResponse:
    """The receipt of one candidate as JSON."""
    kept = _receipt(advert_or_404(request, code), household)
    explanation = kept.explanation
    content = {
        "advert": explanation.advert,
        "seeker": explanation.seeker,
        "decision": explanation.line,
        "conditions": [
            asdict(one) | {"verdict": labels.VERDICT_CODE[one.verdict]} for one in explanation.conditions
        ],
        "text": seeker_text(explanation),
        "receipt_hash": kept.hash,
        "block_hash": kept.block.hash,
        "chained": kept.chained,
        "replayed": kept.replayed,
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def household(request: PolicyRequest, code: str) -> HttpResponse:
    """One household under its pseudonym."""
    found = find_household(code)
    if found is None:
        raise Http404(_("Dit huishouden kennen wij niet."))
    if not concerns(request.grant, found, default_day()):
        raise PermissionDenied(_("Dit huishouden heeft nu niets te maken met uw woningen."))
    page = household_page(request.grant, found, default_day())
    landlord = found.dwelling.corporation_id if found.dwelling else None
    may_grant = grant_for(request.grant.actor, "allocation.grant").covers_party(landlord)
    context = {"page": page, "words": codes, "labels": labels, "may_grant": may_grant}
    return render(request, "allocation/household.html", context)


@require_safe
def mediation(request: PolicyRequest) -> HttpResponse:
    """Who waits for a direct offer."""
    rows = waiting_for_direct_offer(request.grant, default_day())
    page = Paginator(rows, _PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "may": may_do(request, None)}
    return render(request, "allocation/mediation.html", context)


def advert_or_404(request: PolicyRequest, code: str) -> Advert:
    """An advert of which the reader may see the candidates.

    Raises:
        PermissionDenied: it belongs to another landlord.
        Http404: there is none.
    """
    found = find_advert(request.grant, code)
    if found is not None:
        return found
    other = Advert.objects.select_related("dwelling").filter(code=code).first()
    if other is None:
        raise Http404(_("Deze advertentie kennen wij niet."))
    raise PermissionDenied(_("Deze advertentie is van een andere verhuurder. U ziet alleen uw eigen kandidaten."))


def _receipt(found: Advert, household_code: str) -> Receipt:
    kept = receipt_of(found, household_code)
    if kept is None:
        raise Http404(_("Dit huishouden heeft bij deze advertentie (nog) geen beslisbewijs."))
    return kept


def may_do(request: PolicyRequest, found: Advert | None) -> dict[str, bool]:
    """What this reader may do with an advert, or with some advert of its own."""
    actor = request.grant.actor
    party = found.dwelling.corporation_id if found else actor.party_id
    return {
        "work": grant_for(actor, "allocation.work").covers_party(party),
        "react": grant_for(actor, "allocation.react").covers_party(party),
    }
