# SPDX-License-Identifier: EUPL-1.2
"""Pages about all lettings together: realisation against the budget, other rules, and the rules themselves."""

from datetime import date, datetime, time

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.allocation import algorithm_register, asking, codes, forms, labels
from woonregie.allocation.files import realisation_workbook
from woonregie.allocation.models import TargetLine
from woonregie.allocation.queries.realisation import Realisation, realisation
from woonregie.allocation.queries.rules import rules_in_force
from woonregie.allocation.queries.whatif import GroupRow, what_if
from woonregie.allocation.realisation_chart import period_words, realisation_chart
from woonregie.allocation.services.budgeting import correct_target
from woonregie.conf.policy import current_policy
from woonregie.parties.models import Party
from woonregie_core.allocation.agreement import Label
from woonregie_core.policy.parameters import UnknownParameter

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OWN = "eigen"


@require_safe
def realised(request: PolicyRequest) -> HttpResponse:
    """Lettings per month and group against the two-yearly budget."""
    may_correct = grant_for(request.grant.actor, "allocation.correct").covers_party(None)
    page = _realisation(request)
    context = {
        "page": page,
        "on": default_day(),
        "may_correct": may_correct,
        "groups": codes.TARGET_GROUP,
        "has_own": request.grant.scope is Scope.OWN,
        "query": _query(page),
        "chart": realisation_chart(page) if page else None,
        "periods": [period_words(one) for one in page.periods] if page else [],
    }
    return render(request, "allocation/realisation.html", context)


@require_safe
def realised_file(request: PolicyRequest) -> HttpResponse:
    """The same as a workbook."""
    page = _realisation(request)
    if page is None:
        raise Http404(_("Voor deze periode is er geen verdeling over doelgroepen."))
    moment = datetime.combine(default_day(), time())
    response = HttpResponse(realisation_workbook(page, moment), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="realisatie-verhuringen.xlsx"'
    return response


def _realisation(request: PolicyRequest) -> Realisation | None:
    return realisation(request.grant, default_day(), request.GET.get("van") == _OWN)


def _query(page: Realisation | None) -> str:
    """What the address of the workbook ends with, so that it holds the same homes as the page."""
    return f"?van={_OWN}" if page and page.own else ""


def correct(request: PolicyRequest, pk: int) -> HttpResponse:
    """Correct the number of one group."""
    line = TargetLine.objects.filter(pk=pk).first()
    if line is None:
        raise Http404(_("Deze verdeling kennen wij niet."))
    request.grant.require_party(None)
    first = {"revision": line.revision, "on": default_day()}
    form = forms.CorrectionForm(request.POST or None, initial=first)

    def do() -> None:
        said = form.cleaned_data
        correct_target(
            request.grant, line, said["delta"], said["reason"], said["decided_in"], said["on"], said["revision"]
        )

    words = {
        "title": _("Stel bij: %(group)s") % {"group": codes.TARGET_GROUP[line.group]},
        "lead": _("Nu gepland: %(planned)s.") % {"planned": line.planned},
        "done": _("De verdeling is bijgesteld."),
    }
    return form_page(request, form, do, words=words, back=reverse("allocation:realisation"))


@require_safe
def scenario(request: PolicyRequest) -> HttpResponse:
    """What other rules would have made of the last year; counts only."""
    on = default_day()
    asked = asking.read(request.GET.dict(), on)
    answered, problem = None, asked.problem
    if asked.patch:
        try:
            answered = what_if(request.grant, asked.patch, on)
        except UnknownParameter as refusal:
            problem = str(refusal)
        except OverflowError:
            problem = _("Zo'n groot getal kan deze regel niet aan. Vul een kleiner getal in.")
    context = {
        "asked": asked,
        "answered": answered,
        "problem": problem,
        "dimensions": labels.DIMENSION,
        "subjects": labels.SUBJECT,
        "reasons": [(_because(code), count) for code, count in answered.reasons] if answered else [],
        "rows": [(row, _group(row)) for row in answered.groups] if answered else [],
    }
    return render(request, "allocation/scenario.html", context, status=400 if problem else 200)


def _group(row: GroupRow) -> str:
    """A group as people say it; ages and sizes are numbers already."""
    if row.dimension == "label":
        return str(labels.LABEL[Label(row.group)])
    if row.dimension == "pool":
        return str(codes.POOL[row.group])
    return row.group or _("geen of onbekend")


def _because(code: str) -> str:
    return str(labels.BECAUSE.get(code) or labels.CONDITION[code])


@require_safe
def rules(request: PolicyRequest) -> HttpResponse:
    """The rules in force, for everybody."""
    on = default_day()
    context = {
        "rules": rules_in_force(on),
        "subjects": labels.SUBJECT,
        "on": on,
        "entry": _entry(on),
        "conditions": labels.CONDITION,
    }
    return render(request, "allocation/rules.html", context)


@require_safe
def algorithm_file(request: PolicyRequest) -> HttpResponse:
    """The entry for the algorithm register."""
    return JsonResponse(_entry(default_day()), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _entry(on: date) -> dict[str, object]:
    municipality = Party.objects.filter(kind="municipality", code__endswith=settings.PROFILE).first()
    return algorithm_register.entry(current_policy(), municipality.name if municipality else settings.PROFILE, on)
