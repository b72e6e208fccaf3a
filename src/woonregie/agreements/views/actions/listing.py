# SPDX-License-Identifier: EUPL-1.2
"""The action list and one action."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.forms.action import COLUMNS, DEFAULT_COLUMNS, ActionListForm
from woonregie.agreements.queries.action_choices import list_choices
from woonregie.agreements.queries.action_groups import Grouping, in_groups
from woonregie.agreements.queries.action_list import ActionFilter, list_actions
from woonregie.agreements.queries.action_page import action_page
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.services.taking_part import parties_of_action, speaks_for_any


def actions(request: PolicyRequest) -> HttpResponse:
    """All actions that the address asks for."""
    on = reference_date(request)
    form = ActionListForm(request.GET or None, choices=list_choices(request.grant))
    form.is_valid()  # what cannot be read asks for nothing; the form shows it
    filled = getattr(form, "cleaned_data", {})
    asked = form.asked() if form.is_bound else ActionFilter()
    rows = list_actions(request.grant, asked, on)
    grouping = Grouping(filled.get("groep") or Grouping.THEME)
    chosen = filled.get("kolom") or DEFAULT_COLUMNS
    context = {
        "form": form,
        "groups": in_groups(rows, grouping),
        "total": len(rows),
        "late": sum(row.is_late for row in rows),
        "with_signal": sum(bool(row.signals) for row in rows),
        "done": sum(row.is_done for row in rows),
        "columns": {key: label for key, label in COLUMNS.items() if key in chosen},
        "as_cards": filled.get("weergave") == "kaarten",
        "is_filtered": not asked.is_empty,
        "query": request.GET.urlencode(),
        "on": on,
        "may_export": grant_for(request.grant.actor, "action.export").scope is not Scope.NONE,
        "may_import": grant_for(request.grant.actor, "import.run").scope is not Scope.NONE,
    }
    template = "agreements/actions/_results.html" if request.htmx else "agreements/actions/list.html"
    return render(request, template, context)


def action(request: PolicyRequest, pk: int) -> HttpResponse:
    """One action with its history."""
    page = action_page(request.grant, pk, reference_date(request))
    if page is None:
        raise Http404(_("Deze actie is er niet, of u mag hem niet zien."))
    taking_part = parties_of_action(page.action)
    context = {
        "page": page,
        "action": page.action,
        "may_report": speaks_for_any(grant_for(request.grant.actor, "progress.add"), taking_part),
        "may_edit": speaks_for_any(grant_for(request.grant.actor, "action.edit"), taking_part),
    }
    return render(request, "agreements/actions/page.html", context)
