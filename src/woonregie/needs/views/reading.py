# SPDX-License-Identifier: EUPL-1.2
"""What runs say: the overview, one run, its table, map and course, a number explained, target and look back."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.needs import words
from woonregie.needs.plain import about
from woonregie.needs.queries.courses import course
from woonregie.needs.queries.divided import METHODS, target_page
from woonregie.needs.queries.looking_back import look_back
from woonregie.needs.queries.map_page import gap_map
from woonregie.needs.queries.matrix import matrix
from woonregie.needs.queries.runs import Shown, inputs, latest_base, runs, scenarios
from woonregie.needs.queries.saying import anchor_rows, sentences
from woonregie.needs.queries.steps import explanation
from woonregie.needs.results import CITY
from woonregie.needs.views.shared import kind_asked, may_work, run_or_404

PER_PAGE = 20


@require_safe
def overview(request: PolicyRequest) -> HttpResponse:
    """All runs, and what the newest run of the base says."""
    newest = latest_base()
    page = run_or_404(newest.number) if newest else None
    context = {
        "listed": Paginator(runs(), PER_PAGE).get_page(request.GET.get("pagina")),
        "has_input": inputs().exists(),
        "scenarios": scenarios()[:50],
        "may_work": may_work(request),
        "page": page,
    }
    return render(request, "needs/overview.html", context | (_said(page) if page else {}))


@require_safe
def run(request: PolicyRequest, number: int) -> HttpResponse:
    """One run: what was asked, what it says, and the figures of documents beside it."""
    page = run_or_404(number)
    context = {"page": page, "may_work": may_work(request), "about": about(page)}
    return render(request, "needs/run.html", context | _said(page))


@require_safe
def table(request: PolicyRequest, number: int) -> HttpResponse:
    """Places by kind of dwelling in one year."""
    page = run_or_404(number)
    found = matrix(page, page.year(request.GET.get("jaar", "")), request.GET.get("niveau", "")[:20])
    return render(
        request, "needs/matrix.html", {"page": page, "table": found, "levels": words.LEVEL, "kinds": words.KIND}
    )


@require_safe
def explain(request: PolicyRequest, number: int) -> HttpResponse:
    """One number, step by step."""
    page = run_or_404(number, content=True)
    asked = request.GET.get("gebied", "")[:80]
    spot = page.result.spot(asked) if asked else page.result.at(CITY)[0]
    if spot is None:
        raise Http404(_("Dit gebied staat niet in deze berekening."))
    found = explanation(page, spot, kind_asked(request), page.year(request.GET.get("jaar", "")))
    return render(request, "needs/explain.html", {"page": page, "found": found})


@require_safe
def fan(request: PolicyRequest, number: int) -> HttpResponse:
    """One measure over the years, with its band."""
    page = run_or_404(number)
    found = course(page, request.GET.get("gebied", "")[:80], request.GET.get("maat", "")[:40])
    context = {"page": page, "found": found, "measures": words.MEASURE, "spots": _spots(page)}
    return render(request, "needs/fan.html", context)


@require_safe
def chart(request: PolicyRequest, number: int) -> HttpResponse:
    """The gap on a map."""
    page = run_or_404(number)
    found = gap_map(page, kind_asked(request), page.year(request.GET.get("jaar", "")))
    context = {"page": page, "found": found, "kinds": words.KIND, "kind_words": words.KIND[found.kind]}
    return render(request, "needs/map.html", context)


@require_safe
def divide(request: PolicyRequest, number: int) -> HttpResponse:
    """The target for 2030 over neighbourhoods."""
    page = run_or_404(number, content=True)
    found = target_page(page, request.GET.get("methode", "")[:20])
    context = {"page": page, "found": found, "methods": METHODS, "kinds": words.KIND}
    return render(request, "needs/target.html", context)


@require_safe
def back(request: PolicyRequest, number: int) -> HttpResponse:
    """How the model would have done on earlier counts."""
    page = run_or_404(number)
    return render(request, "needs/backcast.html", {"page": page, "found": look_back(page)})


def _said(page: Shown) -> dict[str, object]:
    return {"sentences": sentences(page), "anchors": anchor_rows(page)}


def _spots(page: Shown) -> list[tuple[str, list[tuple[str, str]]]]:
    """Places to choose from, by level."""
    return [
        (str(words.LEVEL[level]), sorted(((spot.code, page.name(spot)) for spot in spots), key=lambda x: x[1]))
        for level, spots in (
            ("stadsdeel", page.result.at("district")), ("buurt", page.result.at("area")),
        )
    ]  # fmt: skip
