# SPDX-License-Identifier: EUPL-1.2
"""What one can do with a commitment: adjust it, say that it does not work out, ask the board."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from woonregie.access.form_page import form_page
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.forms.together import (
    AdjustmentForm,
    DecisionOutcomeForm,
    DecisionRequestForm,
    NotificationForm,
)
from woonregie.agreements.models import Commitment
from woonregie.agreements.queries import notifications as queries
from woonregie.agreements.queries.action_choices import speakers
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.agreements.queries.visible import visible_commitment
from woonregie.agreements.services.adjustments import adjust as adjust_commitment
from woonregie.agreements.services.adjustments import present_text
from woonregie.agreements.services.decisions import ask_decision, record_decision
from woonregie.agreements.services.evaluations import judging_parties
from woonregie.agreements.services.notifications import mark_read, notify_parties
from woonregie.agreements.services.taking_part import parties_of_commitment, require_taking_part
from woonregie_core.agreements.vocabulary import AdjustmentReason


def adjust(request: PolicyRequest, plan: str, code: str) -> HttpResponse:
    """Make the next version of a signed text."""
    commitment = _commitment(request, plan, code)
    present = present_text(commitment.current) if commitment.current else None
    initial = {**(vars(present) if present else {}), "decided_on": reference_date(request)}
    form = AdjustmentForm(request.POST or None, initial=initial)
    words = {
        "title": _("Stel %(code)s bij") % {"code": code},
        "lead": _("De getekende tekst blijft staan. Hieronder maakt u de volgende versie, met reden en besluit."),
        "done": _("De bijstelling is vastgelegd."),
    }
    return form_page(
        request,
        form,
        lambda: adjust_commitment(request.grant, commitment, form.text(), form.decision()),
        words=words,
        back=_address(plan, code),
    )


def notify(request: PolicyRequest, plan: str, code: str) -> HttpResponse:
    """Tell the other parties that this does not work out."""
    commitment = _commitment(request, plan, code)
    allowed = judging_parties(commitment)
    require_taking_part(request.grant, allowed)
    parties = speakers(request.grant, allowed)
    form = NotificationForm(request.POST or None, parties=parties, initial={"party": request.grant.actor.party_id})

    def do() -> None:
        filled, reason = form.cleaned_data, AdjustmentReason(form.cleaned_data["reason"])
        on = reference_date(request)
        notify_parties(request.grant, commitment, filled["party"].pk, reason, filled["text"], on)

    words = {
        "title": _("Meld dat %(code)s niet lukt") % {"code": code},
        "lead": _("Alle andere partijen van het plan krijgen dit bericht."),
        "done": _("De andere partijen hebben uw melding."),
        "button": _("Verstuur"),
    }
    return form_page(request, form, do, words=words, back=_address(plan, code))


def decision_ask(request: PolicyRequest, plan: str, code: str) -> HttpResponse:
    """Put a question on the board's agenda."""
    commitment = _commitment(request, plan, code)
    taking_part = parties_of_commitment(commitment)
    require_taking_part(request.grant, taking_part)
    parties = speakers(request.grant, taking_part)
    form = DecisionRequestForm(
        request.POST or None, parties=parties, initial={"party": request.grant.actor.party_id}
    )

    def do() -> None:
        filled, on = form.cleaned_data, reference_date(request)
        ask_decision(request.grant, commitment, filled["party"].pk, filled["question"], on, filled["meeting_on"])

    words = {"title": _("Vraag een besluit over %(code)s") % {"code": code}, "lead": commitment.current}
    words["done"] = _("De vraag staat op de lijst voor het bestuur.")
    return form_page(request, form, do, words=words, back=_address(plan, code))


def decision_record(request: PolicyRequest, pk: int) -> HttpResponse:
    """Write down what the board decided."""
    asked = queries.decision_request_by_pk(pk)
    if asked is None:
        raise Http404(_("Deze vraag is er niet."))
    form = DecisionOutcomeForm(request.POST or None)

    def do() -> None:
        record_decision(request.grant, asked, form.cleaned_data["outcome"], reference_date(request))

    words = {"title": _("Leg het besluit vast"), "lead": asked.question, "done": _("Het besluit is vastgelegd.")}
    back = _address(asked.commitment.plan.code, asked.commitment.code)
    return form_page(request, form, do, words=words, back=back)


def notifications(request: PolicyRequest) -> HttpResponse:
    """The messages to one's own party."""
    reading = grant_for(request.grant.actor, "notification.read")
    rows = [(row, reading.covers_party(row.recipient_id)) for row in queries.notifications(request.grant)]
    return render(request, "agreements/together/notifications.html", {"rows": rows})


def notification_read(request: PolicyRequest, pk: int) -> HttpResponse:
    """Mark a message as read."""
    found = queries.notification_by_pk(pk)
    if found is None:
        raise Http404(_("Deze melding is er niet."))
    mark_read(request.grant, found, reference_date(request))
    return redirect("agreements:notifications")


def _commitment(request: PolicyRequest, plan: str, code: str) -> Commitment:
    commitment = visible_commitment(request.grant, plan, code)
    if commitment is None:
        raise Http404(_("Deze afspraak is er niet, of u mag hem niet zien."))
    return commitment


def _address(plan: str, code: str) -> str:
    return reverse("agreements:commitment", args=[plan, code])
