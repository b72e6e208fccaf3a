# SPDX-License-Identifier: EUPL-1.2
"""Scenarios tried out with sliders, and scenarios side by side; both by plain links, and live where possible."""

import math
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.needs import words
from woonregie.needs.forms import SaveForm, SliderForm
from woonregie.needs.models import NeedsScenario
from woonregie.needs.queries.runs import inputs, scenarios
from woonregie.needs.queries.trying import DRAWS, Tried, horizons, try_out
from woonregie.needs.results import Interval, middle_of
from woonregie.needs.scenarios import scenario_of
from woonregie.needs.sliders import SLIDERS, Slider, positions_of, scenario_from
from woonregie.needs.views.shared import input_or_404, may_work
from woonregie_core.needs.scenarios import BASE, Scenario
from woonregie_core.needs.words import DWELLINGS

MOST_SCENARIOS = 50


@dataclass(frozen=True)
class Knob:
    """A slider as the page shows it: where it stands, and what is wrong with what was typed."""

    slider: Slider
    value: str
    errors: list[str]


@require_safe
def sliders(request: PolicyRequest) -> HttpResponse:
    """Move sliders and see the gap of the whole town beside the base."""
    if not inputs().exists():
        return render(request, "needs/scenarios.html", {"may_work": may_work(request)})
    source = input_or_404(request.GET.get("invoer", ""), content=True)
    start = scenarios().filter(code=request.GET.get("van", "")[:40]).first()
    form = SliderForm(_start(start) if start else request.GET)
    years = horizons(source)
    year = _year(request.GET.get("jaar", ""), years)
    right = form.is_valid()
    tried = try_out(source, [("", BASE), ("schuif", scenario_from(form.positions))], year) if right else []
    context = {
        "source": source, "knobs": _knobs(form), "years": years, "year": year, "draws": DRAWS,
        "answer": [_row(at, tried[0], tried[1]) for at in range(len(DWELLINGS))] if right else [],
        "moved": right and bool(scenario_from(form.positions).changes()),
        "save": SaveForm(), "saved": scenarios()[:MOST_SCENARIOS], "may_work": may_work(request),
    }  # fmt: skip
    template = "needs/_trying.html" if request.htmx else "needs/scenarios.html"
    # A part of a page with what is wrong in it has to be shown too, and htmx shows only what is well.
    return render(request, template, context, status=200 if right or request.htmx else 400)


@require_safe
def compare(request: PolicyRequest) -> HttpResponse:
    """Two or three scenarios side by side, each against the first, under the same chance."""
    listed = list(scenarios()[:MOST_SCENARIOS])
    if not inputs().exists():
        return render(request, "needs/compare.html", {"may_work": may_work(request)})
    source = input_or_404(request.GET.get("invoer", ""), content=True)
    known = {one.code: one for one in listed}
    asked = [request.GET.get(name, default)[:40] for name, default in _defaults(listed)]
    years = horizons(source)
    year = _year(request.GET.get("jaar", ""), years)
    tried = try_out(source, [_named(known.get(code)) for code in _once(asked, known)], year)
    context = {
        "source": source, "scenarios": listed, "asked": list(zip("abc", asked, strict=True)), "years": years,
        "year": year, "draws": DRAWS, "names": [words.scenario_words(one.name) for one in tried],
        "answer": [(words.KIND[kind], [_cell(one, at) for one in tried]) for at, kind in enumerate(DWELLINGS)],
        "may_work": may_work(request),
    }  # fmt: skip
    return render(request, "needs/compare.html", context)


def _defaults(listed: list[NeedsScenario]) -> list[tuple[str, str]]:
    """Without a choice the base and the first two scenarios."""
    codes = [one.code for one in listed[:2]]
    return list(zip("abc", ["", *codes, "-", "-"], strict=False))


def _once(asked: list[str], known: dict[str, NeedsScenario]) -> list[str]:
    """What to show: each once, the base for an unknown code; a dash in the second and third place is nothing."""
    wanted = [asked[0] if asked[0] in known else "", *(code for code in asked[1:] if code in known or not code)]
    return list(dict.fromkeys(wanted))


def _named(found: NeedsScenario | None) -> tuple[str, Scenario]:
    return (found.name, scenario_of(found.name, found.changes)) if found else ("", BASE)


def _start(found: NeedsScenario) -> dict[str, str]:
    return {name: f"{value:g}" for name, value in positions_of(scenario_of(found.name, found.changes)).items()}


def _year(asked: str, years: list[int]) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else years[0]


def _knobs(form: SliderForm) -> list[Knob]:
    said = form.cleaned_data
    return [
        Knob(
            one,
            _typed(form.data.get(one.name, "")) if one.name in form.errors else f"{said[one.name]:g}",
            [str(error) for error in form.errors.get(one.name, [])],
        )
        for one in SLIDERS
    ]


def _typed(text: str) -> str:
    """What was typed, to be mended; a field for numbers holds nothing else."""
    try:
        return f"{float(text):g}" if math.isfinite(float(text)) else ""
    except ValueError:
        return ""


def _row(at: int, base: Tried, tried: Tried) -> dict[str, object]:
    return {"kind": words.KIND[DWELLINGS[at]], "base": _cell(base, at), "tried": _cell(tried, at)}


def _cell(one: Tried, at: int) -> dict[str, str]:
    gap, apart = one.gap[at], one.apart[at]
    return {
        "name": words.scenario_words(one.name),
        "gap": words.dwellings(middle_of(gap)), "band": words.band_words(gap),
        "apart": "" if apart is None else words.signed(apart.middle), "apart_band": _signed_band(apart),
    }  # fmt: skip


def _signed_band(apart: Interval | None) -> str:
    return "" if apart is None else f"{words.signed(apart.low)} / {words.signed(apart.high)}"
