# SPDX-License-Identifier: EUPL-1.2
"""Lists to take along as a workbook."""

from django.http import HttpResponse

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.forms.action import ActionListForm
from woonregie.agreements.queries.action_choices import list_choices
from woonregie.agreements.queries.action_list import ActionFilter
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.exports.action_workbook import action_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def actions(request: PolicyRequest) -> HttpResponse:
    """The action list with the filters that stand in the address."""
    on = reference_date(request)
    form = ActionListForm(request.GET or None, choices=list_choices(request.grant))
    form.is_valid()  # what cannot be read asks for nothing, as on the page of the list
    asked = form.asked() if form.is_bound else ActionFilter()
    response = HttpResponse(action_workbook(request.grant, asked, on), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="acties-{on.isoformat()}.xlsx"'
    return response
