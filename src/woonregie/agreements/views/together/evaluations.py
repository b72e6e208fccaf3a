# SPDX-License-Identifier: EUPL-1.2
"""The yearly evaluation."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.form_page import form_page
from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.forms.together import ConclusionForm, JudgementForm
from woonregie.agreements.queries import evaluations as queries
from woonregie.agreements.queries.action_choices import speakers
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.services.evaluations import conclude, judge, judging_parties
from woonregie.agreements.services.taking_part import require_taking_part
from woonregie_core.agreements.vocabulary import Course, Proposal


def evaluations(request: PolicyRequest) -> HttpResponse:
    """All commitments of a plan (`?plan=`) in a year (`?jaar=`)."""
    plans = queries.evaluated_plans(request.grant)
    chosen = request.GET.get("plan") or (plans[0].code if plans else "")
    on = reference_date(request)
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else on.year
    rows = queries.evaluation_rows(request.grant, chosen, year)
    context = {
        "plans": plans,
        "chosen": chosen,
        "year": year,
        "years": range(on.year, on.year - 6, -1),
        "rows": rows,
    }
    return render(request, "agreements/together/evaluations.html", context)


def evaluation(request: PolicyRequest, plan: str, code: str, year: int) -> HttpResponse:
    """One commitment in one year: every party's judgement beside the others."""
    page = _page(request, plan, code, year)
    actor = request.grant.actor
    judging = grant_for(actor, "evaluation.judge")
    is_open = page.evaluation is None or page.evaluation.concluded_on is None
    context = {
        "page": page,
        "commitment": page.commitment,
        "is_open": is_open,
        "may_judge": is_open and bool(speakers(judging, judging_parties(page.commitment))),
        "may_conclude": is_open and grant_for(actor, "evaluation.conclude").scope is not Scope.NONE,
    }
    return render(request, "agreements/together/evaluation.html", context)


def evaluation_judge(request: PolicyRequest, plan: str, code: str, year: int) -> HttpResponse:
    """Give a party's judgement."""
    page = _page(request, plan, code, year)
    allowed = judging_parties(page.commitment)
    require_taking_part(request.grant, allowed)
    parties = speakers(request.grant, allowed)
    form = JudgementForm(request.POST or None, parties=parties, initial={"party": request.grant.actor.party_id})

    def do() -> None:
        filled = form.cleaned_data
        proposal = Proposal(filled["proposal"]) if filled["proposal"] else None
        party, course = filled["party"].pk, Course(filled["course"])
        judge(request.grant, page.commitment, year, party, course, filled["explanation"], proposal)

    title = _("Oordeel over %(code)s in %(year)s") % {"code": code, "year": year}
    words = {"title": title, "lead": page.commitment.current, "done": _("Uw oordeel is opgeslagen.")}
    return form_page(request, form, do, words=words, back=_address(plan, code, year))


def evaluation_conclude(request: PolicyRequest, plan: str, code: str, year: int) -> HttpResponse:
    """Write down the shared conclusion."""
    page = _page(request, plan, code, year)
    form = ConclusionForm(request.POST or None)

    def do() -> None:
        filled, on = form.cleaned_data, reference_date(request)
        proposal = Proposal(filled["proposal"])
        conclude(request.grant, page.commitment, year, filled["conclusion"], proposal, filled["meeting"], on)

    title = _("Conclusie over %(code)s in %(year)s") % {"code": code, "year": year}
    words = {"title": title, "lead": page.commitment.current, "done": _("De evaluatie is afgerond.")}
    return form_page(request, form, do, words=words, back=_address(plan, code, year))


def _page(request: PolicyRequest, plan: str, code: str, year: int) -> queries.EvaluationPage:
    page = queries.evaluation_page(request.grant, plan, code, year)
    if page is None:
        raise Http404(_("Deze afspraak is er niet, of u mag hem niet zien."))
    return page


def _address(plan: str, code: str, year: int) -> str:
    return reverse("agreements:evaluation", args=[plan, code, year])
