# SPDX-License-Identifier: EUPL-1.2
"""Make a mapping for a table of one's own: upload an example, say what each column is, save it for next time."""

import io

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.intake.forms import MappingExampleForm, MappingForm, column_forms
from woonregie.intake.opendata.suggest import Example, example_of
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.queries import mappings
from woonregie.intake.services.store_mapping import store_mapping


def make(request: PolicyRequest) -> HttpResponse:
    """First an example file; then its columns; then save."""
    example: Example | None = None
    problems: list[Problem] = []
    form, columns = MappingForm(), column_forms(None)
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        try:
            example = example_of(str(file.name), io.BytesIO(file.read()))
        except Rejected as refusal:
            problems = refusal.problems
        else:
            form, columns = MappingForm(initial={"name": example.title}), column_forms(example)
    elif request.method == "POST":
        form, columns = MappingForm(request.POST), column_forms(None, request.POST)
        if form.is_valid() and columns.is_valid():
            try:
                made = store_mapping(request.grant, form.cleaned_data, columns.cleaned_data)
            except CannotDo as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, _("De koppeling ‘%(name)s’ is bewaard.") % {"name": made.name})
                return redirect("intake:open-data")
    context = {
        "form": form,
        "columns": columns,
        "has_columns": bool(columns.forms),
        "upload": MappingExampleForm(),
        "example": example,
        "problems": problems,
        "mappings": mappings(),
    }
    return render(request, "intake/mapping.html", context, status=400 if problems or form.errors else 200)
