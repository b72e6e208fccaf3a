# SPDX-License-Identifier: EUPL-1.2
"""Fact sheets: the list, one sheet, its PDF and its workbook."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.factsheets.content import Sheet
from woonregie.factsheets.drawing import drawing
from woonregie.factsheets.pdf import sheet_pdf
from woonregie.factsheets.queries.sheets import corporations, fact_sheet, municipalities, published_sheets
from woonregie.factsheets.workbook import sheet_workbook
from woonregie.figures.labels import KIND

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PairForm(forms.Form):
    """Which corporation in which municipality."""

    gemeente = forms.ModelChoiceField(
        municipalities(), to_field_name="code", label=gettext_lazy("Gemeente"), empty_label=None
    )
    corporatie = forms.ModelChoiceField(
        corporations(), to_field_name="code", label=gettext_lazy("Corporatie"), empty_label=None
    )


def sheets(request: PolicyRequest) -> HttpResponse:
    """The published sheets, and a form that asks for any other pair."""
    form = PairForm(request.GET if "gemeente" in request.GET else None)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data
        return redirect("factsheets:sheet", chosen["gemeente"].code, chosen["corporatie"].code)
    context = {"form": form, "sheets": list(published_sheets(request.grant))}
    return render(request, "factsheets/sheets.html", context, status=400 if form.is_bound else 200)


def sheet(request: PolicyRequest, municipality: str, corporation: str) -> HttpResponse:
    """One sheet with its charts, its numbers and their sources."""
    found = _sheet(request, municipality, corporation)
    blocks = [(block, [drawing(panel) for panel in block.panels if panel.has_data]) for block in found.blocks]
    context = {"sheet": found, "blocks": blocks, "kinds": KIND}
    return render(request, "factsheets/sheet.html", context)


def sheet_as_pdf(request: PolicyRequest, municipality: str, corporation: str) -> HttpResponse:
    """The sheet as a tagged PDF of two pages."""
    found = _sheet(request, municipality, corporation)
    return _download(sheet_pdf(found), "application/pdf", f"{_file_name(found)}.pdf")


def sheet_as_workbook(request: PolicyRequest, municipality: str, corporation: str) -> HttpResponse:
    """The sheet as a workbook."""
    found = _sheet(request, municipality, corporation)
    return _download(sheet_workbook(found), WORKBOOK_TYPE, f"{_file_name(found)}.xlsx")


def _sheet(request: PolicyRequest, municipality: str, corporation: str) -> Sheet:
    found = fact_sheet(request.grant, municipality, corporation, reference_date(request))
    if found is None:
        raise Http404(_("Deze gemeente of corporatie kennen wij niet."))
    return found


def _file_name(found: Sheet) -> str:
    return f"gemeentekaart-{found.municipality.code}-{found.corporation.code}"


def _download(data: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
