# SPDX-License-Identifier: EUPL-1.2
"""What is stuck, how complete the plans are, and what the calendar asks."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.refusals import CannotDo
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.aspect_labels import ASPECT_LABELS
from woonregie.agreements.forms.signal import AcknowledgeForm, SignalListForm
from woonregie.agreements.models import Signal
from woonregie.agreements.queries.action_choices import speakers
from woonregie.agreements.queries.completeness import PlanCompleteness, plan_completeness
from woonregie.agreements.queries.plans import plan_cards
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.queries.signals import SignalFilter, open_signal_rows, signal_by_pk, signalled_parties
from woonregie.agreements.queries.today import due_duties
from woonregie.agreements.services.signals import acknowledge
from woonregie.agreements.services.taking_part import parties_of_action, parties_of_commitment, require_taking_part
from woonregie.conf.policy import current_policy


def signals(request: PolicyRequest) -> HttpResponse:
    """Everything that is stuck on the reference date, heaviest first."""
    on = reference_date(request)
    form = SignalListForm(request.GET or None, parties=signalled_parties())
    form.is_valid()  # what cannot be read asks for nothing; the form shows it
    rows = open_signal_rows(request.grant, form.asked() if form.is_bound else SignalFilter(), on)
    context = {
        "form": form,
        "rows": rows,
        "on": on,
        "per_severity": Counter(row.signal.severity for row in rows),
        "may_acknowledge": grant_for(request.grant.actor, "signal.acknowledge").scope is not Scope.NONE,
    }
    return render(request, "agreements/signals/list.html", context)


def signal_acknowledge(request: PolicyRequest, pk: int) -> HttpResponse:
    """Say why a signal may wait."""
    signal = signal_by_pk(pk)
    if signal is None:
        raise Http404(_("Dit signaal is er niet."))
    taking_part = parties_about(signal)
    require_taking_part(request.grant, taking_part)
    parties = speakers(request.grant, taking_part)
    form = AcknowledgeForm(request.POST or None, parties=parties, initial={"party": request.grant.actor.party_id})
    if request.method == "POST" and form.is_valid() and _acknowledged(request, signal, form):
        messages.success(request, _("Vastgelegd: dit signaal mag wachten."))
        return redirect("agreements:signals")
    status = 400 if request.method == "POST" else 200
    return render(request, "agreements/signals/acknowledge.html", {"form": form, "signal": signal}, status=status)


def parties_about(signal: Signal) -> set[int]:
    """Who takes part in what a signal is about."""
    if signal.action is not None:
        return parties_of_action(signal.action)
    return parties_of_commitment(signal.commitment)


def _acknowledged(request: PolicyRequest, signal: Signal, form: AcknowledgeForm) -> bool:
    filled, on = form.cleaned_data, reference_date(request)
    most_days = current_policy().on(on).whole("signals.acknowledge_max_days")
    try:
        acknowledge(request.grant, signal, filled["party"].pk, filled["reason"], filled["until"], on, most_days)
    except CannotDo as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def completeness(request: PolicyRequest) -> HttpResponse:
    """Who, what, how much, when, where and source, for one plan (`?plan=`)."""
    cards = plan_cards(request.grant, reference_date(request))
    chosen = request.GET.get("plan") or (cards[0].plan.code if cards else "")
    page = plan_completeness(request.grant, chosen)
    if page is None and chosen:
        raise Http404(_("Dit plan is er niet, of u mag het niet zien."))
    context = {"plans": cards, "page": page, **(_completeness_rows(page) if page else {})}
    return render(request, "agreements/signals/completeness.html", context)


def _completeness_rows(page: PlanCompleteness) -> dict[str, list[dict[str, object]]]:
    answer = page.answer
    return {
        "aspects": [
            {"label": label, "covered": answer.covered[aspect], "asked": answer.asked[aspect]}
            for aspect, label in ASPECT_LABELS.items()
        ],
        "contributions": [
            {"party": party, "count": answer.contributions.get(code, 0)} for code, party in page.parties.items()
        ],
        "gaps": [
            {"commitment": page.commitments[key], "aspects": [ASPECT_LABELS[aspect] for aspect in aspects]}
            for key, aspects in answer.gaps.items()
        ],
    }


def calendar(request: PolicyRequest) -> HttpResponse:
    """The duties of the coming year."""
    on = reference_date(request)
    return render(
        request, "agreements/signals/calendar.html", {"duties": due_duties(on, within_days=366), "on": on}
    )
