# SPDX-License-Identifier: EUPL-1.2
"""The evaluation of the pilot over a period that the reader chooses, as a page and as a workbook."""

from datetime import date

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.requests import PolicyRequest
from woonregie.looks.fields import DateField
from woonregie.seniors.evaluation_plain import category_words, expected_words, findings, worded
from woonregie.seniors.evaluation_words import KPI
from woonregie.seniors.evaluation_workbook import evaluation_workbook
from woonregie.seniors.models import Pilot
from woonregie.seniors.queries.evaluation import Evaluation, Kpi, evaluate
from woonregie.seniors.views.shared import pilot_or_404

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PeriodForm(forms.Form):
    """The first and the last day to look at."""

    van = DateField(label=gettext_lazy("Van"))
    tot = DateField(label=gettext_lazy("Tot en met"))

    def clean_tot(self) -> date:
        """The last day, if it does not lie before the first."""
        last: date = self.cleaned_data["tot"]
        if "van" in self.cleaned_data and last < self.cleaned_data["van"]:
            raise forms.ValidationError(_("Deze dag ligt voor de eerste dag. Kies een latere dag."))
        return last


@require_safe
def evaluation(request: PolicyRequest) -> HttpResponse:
    """Every number that the plan asks for, in its three categories."""
    pilot = pilot_or_404()
    form = _form(request, pilot)
    if not form.is_valid():
        return render(request, "seniors/evaluation.html", {"form": form, "pilot": pilot}, status=400)
    found = _evaluated(request, pilot, form)
    context = {
        "form": form,
        "pilot": pilot,
        "page": found,
        "categories": [
            (category_words(number), [_worded(kpi) for kpi in kpis]) for number, kpis in found.categories
        ],
        "findings": findings(found),
        "expected": expected_words(found),
        "months": [float(month.active) for month in found.wmo],
    }
    return render(request, "seniors/evaluation.html", context)


@require_safe
def evaluation_file(request: PolicyRequest) -> HttpResponse:
    """The same as a workbook."""
    pilot = pilot_or_404()
    form = _form(request, pilot)
    if not form.is_valid():
        raise Http404(_("Deze periode bestaat niet."))
    found = _evaluated(request, pilot, form)
    name = f"evaluatie-{pilot.code}-{found.start.isoformat()}-{found.end.isoformat()}.xlsx"
    response = HttpResponse(evaluation_workbook(found), content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: PolicyRequest, pilot: Pilot) -> PeriodForm:
    """What the reader asks for; without a question the pilot until today."""
    last = max(pilot.start, min(pilot.end, default_day()))
    whole = {"van": pilot.start.isoformat(), "tot": last.isoformat()}
    return PeriodForm({**whole, **{name: request.GET[name] for name in whole if name in request.GET}})


def _evaluated(request: PolicyRequest, pilot: Pilot, form: PeriodForm) -> Evaluation:
    return evaluate(request.grant, pilot, form.cleaned_data["van"], form.cleaned_data["tot"])


def _worded(kpi: Kpi) -> dict[str, object]:
    lines = [worded(line) for line in kpi.lines]
    compared = any(line.then is not None for line in kpi.lines)
    several = len({line.definition for line in lines}) > 1
    return {
        "several": several,
        "code": kpi.code,
        "title": KPI[kpi.code],
        "source": kpi.citation,
        "lines": lines,
        "compared": compared,
    }
