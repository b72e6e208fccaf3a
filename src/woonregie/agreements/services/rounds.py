# SPDX-License-Identifier: EUPL-1.2
"""Reporting rounds: a party submits, the policy officer settles or sends it back with a comment."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Plan, ReportingRound, RoundEntry
from woonregie_core.agreements.vocabulary import RoundState
from woonregie_core.agreements.workflow import NotAllowed, next_round_state


@transaction.atomic
def open_round(grant: Grant, plan: Plan, code: str, title: str, opens: date, closes: date) -> ReportingRound:
    """Start a round: every party of the plan owes an entry.

    Raises:
        CannotDo: the code is taken, or it closes before it opens.
    """
    if closes < opens:
        raise CannotDo(_("De ronde sluit voordat hij opengaat. Pas de datums aan."))
    if ReportingRound.objects.filter(code=code).exists():
        raise CannotDo(_("Er is al een ronde met deze code. Kies een andere."))
    asked = ReportingRound.objects.create(plan=plan, code=code, title=title, opens=opens, closes=closes)
    expected = [RoundEntry(round=asked, party=party, state=RoundState.EXPECTED) for party in plan.parties.all()]
    RoundEntry.objects.bulk_create(expected)
    record(grant, "round.open", f"round:{code}", _("Rapportageronde geopend."), {"parties": len(expected)})
    return asked


def submit_entry(grant: Grant, entry: RoundEntry, on: date, comment: str = "") -> RoundEntry:
    """A party says that its reports are complete.

    Raises:
        PermissionDenied: the entry belongs to another party.
        CannotDo: the entry is not open for it.
    """
    grant.require_party(entry.party_id)
    return _move(grant, entry, RoundState.SUBMITTED, on, comment)


def return_entry(grant: Grant, entry: RoundEntry, on: date, comment: str) -> RoundEntry:
    """Send an entry back; the comment says what is missing.

    Raises:
        CannotDo: there is no comment, or the entry was not submitted.
    """
    if not comment.strip():
        raise CannotDo(_("Schrijf erbij wat er nog mist."))
    return _move(grant, entry, RoundState.RETURNED, on, comment)


def settle_entry(grant: Grant, entry: RoundEntry, on: date) -> RoundEntry:
    """Accept an entry; from now on it is closed.

    Raises:
        CannotDo: the entry was not submitted.
    """
    return _move(grant, entry, RoundState.SETTLED, on, entry.comment)


@transaction.atomic
def _move(grant: Grant, entry: RoundEntry, wanted: RoundState, on: date, comment: str) -> RoundEntry:
    locked = RoundEntry.objects.select_for_update(of=("self",)).select_related("round", "party").get(pk=entry.pk)
    try:
        locked.state = next_round_state(RoundState(locked.state), wanted)
    except NotAllowed as refusal:
        raise CannotDo(str(refusal)) from refusal
    before, locked.changed_on, locked.comment = entry.state, on, comment.strip()
    locked.save(update_fields=["state", "changed_on", "comment"])
    subject = f"round:{locked.round.code}/{locked.party.code}"
    details = {"before": before, "after": wanted, "comment": comment.strip()}
    record(grant, f"round.{wanted}", subject, _("Opgave van een ronde bijgewerkt."), details)
    return locked
