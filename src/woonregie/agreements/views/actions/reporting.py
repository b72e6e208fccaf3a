# SPDX-License-Identifier: EUPL-1.2
"""Report progress on an action, change it, or add one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.form_page import form_page
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.forms.action import ActionForm
from woonregie.agreements.forms.progress import ProgressForm
from woonregie.agreements.models import Action
from woonregie.agreements.queries.action_choices import open_rounds, speakers, targets_of, targets_of_version
from woonregie.agreements.queries.action_page import ActionPage, action_page
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.queries.visible import visible_commitment
from woonregie.agreements.services.actions import change_action, present_fields
from woonregie.agreements.services.progress import report_on_action, report_on_commitment
from woonregie.agreements.services.taking_part import parties_of_action, parties_of_commitment, require_taking_part


def progress_add(request: PolicyRequest, pk: int) -> HttpResponse:
    """The form to report progress, and what it sends."""
    page = _page(request, pk)
    taking_part = parties_of_action(page.action)
    require_taking_part(request.grant, taking_part)
    on = reference_date(request)
    form = ProgressForm(
        request.POST or None,
        parties=speakers(request.grant, taking_part),
        targets=targets_of(page.action),
        rounds=open_rounds(page.action.commitment.plan_id),
        today=on,
        initial=_initial(request, page, on),
    )
    if request.method == "POST" and form.is_valid() and _reported(request, page.action, form):
        messages.success(request, _("De voortgang is gemeld."))
        return redirect("agreements:action", page.action.pk)
    status = 400 if request.method == "POST" else 200
    context = {"form": form, "page": page, "action": page.action}
    return render(request, "agreements/actions/report.html", context, status=status)


def commitment_progress(request: PolicyRequest, plan: str, code: str) -> HttpResponse:
    """Report on a commitment itself; meant for one that has no actions."""
    commitment = visible_commitment(request.grant, plan, code)
    if commitment is None:
        raise Http404(_("Deze afspraak is er niet, of u mag hem niet zien."))
    taking_part = parties_of_commitment(commitment)
    require_taking_part(request.grant, taking_part)
    on = reference_date(request)
    form = ProgressForm(
        request.POST or None,
        parties=speakers(request.grant, taking_part),
        targets=targets_of_version(commitment.current_id),
        rounds=open_rounds(commitment.plan_id),
        today=on,
        initial={"party": request.grant.actor.party_id, "recorded_on": on},
    )

    def do() -> None:
        report_on_commitment(request.grant, commitment, form.cleaned_data["party"].pk, form.report())

    words = {
        "title": _("Meld voortgang over %(code)s") % {"code": code},
        "lead": commitment.current,
        "done": _("De voortgang is gemeld."),
    }
    return form_page(request, form, do, words=words, back=reverse("agreements:commitment", args=[plan, code]))


def action_edit(request: PolicyRequest, pk: int) -> HttpResponse:
    """The form to change an action, and what it sends; a stale form is shown beside what stands there now."""
    page = _page(request, pk)
    require_taking_part(request.grant, parties_of_action(page.action))
    form = ActionForm(request.POST or None, initial=_present(page.action))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                changed = change_action(request.grant, page.action, form.change(), form.cleaned_data["revision"])
            except Stale as refusal:
                form.add_error(None, str(refusal))
                form.data = request.POST.copy()  # sending again, now knowingly, is then possible
                form.data["revision"] = str(page.action.revision)
                status = 409
            except CannotDo as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    request, _("De actie is gewijzigd.") if changed else _("Er was niets te wijzigen.")
                )
                return redirect("agreements:action", page.action.pk)
    context = {"form": form, "page": page, "action": page.action, "is_stale": status == 409}
    return render(request, "agreements/actions/edit.html", context, status=status)


def _page(request: PolicyRequest, pk: int) -> ActionPage:
    page = action_page(request.grant, pk, reference_date(request))
    if page is None:
        raise Http404(_("Deze actie is er niet, of u mag hem niet zien."))
    return page


def _reported(request: PolicyRequest, action: Action, form: ProgressForm) -> bool:
    try:
        report_on_action(request.grant, action, form.cleaned_data["party"].pk, form.report())
    except CannotDo as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _initial(request: PolicyRequest, page: ActionPage, on: Any) -> dict[str, Any]:
    standing = page.standing
    return {
        "party": request.grant.actor.party_id or page.action.lead_id,
        "recorded_on": on,
        "phase": standing.phase if standing else "",
        "course": standing.course if standing else "",
    }


def _present(action: Action) -> dict[str, Any]:
    present = present_fields(action)
    return {
        **{name: getattr(present, name) for name in ("title", "summary", "start", "end", "blocking_condition")},
        "lead": present.lead_id,
        "lead_person": present.lead_person_id,
        "revision": action.revision,
    }
