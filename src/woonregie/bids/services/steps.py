# SPDX-License-Identifier: EUPL-1.2
"""The steps of a bid as a whole: submit, take back, withdraw, react, agree."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.agreements.services.taking_part import require_taking_part
from woonregie.bids.frozen import frozen_content
from woonregie.bids.models import Bid, BidReaction
from woonregie.bids.services.drafts import subject
from woonregie_core.bids.workflow import BidStatus, BidStep, Stance, after, missing_for_agreement
from woonregie_core.fingerprints import fingerprint


@transaction.atomic
def submit_bid(grant: Grant, bid: Bid, on: date, revision: int) -> Bid:
    """Send a draft to municipality and tenant associations.

    Raises:
        PermissionDenied: the bid belongs to another party.
        CannotDo: it is no draft, or it is empty.
        Stale: somebody else changed it since `revision` was read.
    """
    locked = _own(grant, bid, BidStep.SUBMIT)
    if locked.revision != revision:
        raise Stale(_("Iemand anders heeft dit bod net gewijzigd. Bekijk de nieuwe stand en probeer het opnieuw."))
    if not locked.offers.exists() and not locked.projects.exists():
        raise CannotDo(_("Dit bod is leeg. Voeg eerst een project of een aanbod toe."))
    locked.submission += 1
    locked.submitted_on = on
    return _move(grant, locked, BidStep.SUBMIT, _("Bod ingediend."))


@transaction.atomic
def reopen_bid(grant: Grant, bid: Bid) -> Bid:
    """Take a bid back to change it; the reactions stay with the version that they were about.

    Raises:
        PermissionDenied, CannotDo: as `submit_bid`.
    """
    return _move(grant, _own(grant, bid, BidStep.REOPEN), BidStep.REOPEN, _("Bod teruggehaald."))


@transaction.atomic
def withdraw_bid(grant: Grant, bid: Bid) -> Bid:
    """Withdraw a bid for good.

    Raises:
        PermissionDenied, CannotDo: as `submit_bid`.
    """
    return _move(grant, _own(grant, bid, BidStep.WITHDRAW), BidStep.WITHDRAW, _("Bod ingetrokken."))


@transaction.atomic
def react_to_bid(grant: Grant, bid: Bid, party_id: int, stance: Stance, text: str, on: date) -> BidReaction:
    """Say what a party thinks of the bid as it was sent. A later reaction comes beside the earlier one.

    Raises:
        PermissionDenied: the actor does not speak for this party.
        CannotDo: the bid was not sent to it, or not open for reactions, or no words go with an objection.
    """
    locked = _locked(bid)
    require_reacting(grant, locked)
    grant.require_party(party_id)
    if party_id not in asked_parties(locked):
        raise CannotDo(_("Aan deze partij is het bod niet gestuurd."))
    _require_step(locked, BidStep.REACT)
    if stance is not Stance.AGREES and not text.strip():
        raise CannotDo(_("Schrijf erbij wat uw opmerking of bezwaar is."))
    reaction = BidReaction.objects.create(
        bid=locked, submission=locked.submission, party_id=party_id, stance=stance, text=text.strip(), given_on=on
    )
    locked.status = BidStatus.REACTION
    locked.save(update_fields=["status"])
    details = {"party": reaction.party.code, "stance": stance, "submission": locked.submission}
    record(grant, "bid.react", subject(locked), _("Reactie op het bod gegeven."), details)
    return reaction


@transaction.atomic
def agree_bid(grant: Grant, bid: Bid, meeting: str, on: date) -> Bid:
    """Agree on the bid and freeze it: from now on nothing in it changes.

    Raises:
        PermissionDenied: it was made to another municipality.
        CannotDo: reactions are missing, the municipality objects, or no meeting is named.
    """
    locked = _locked(bid)
    grant.require_party(locked.municipality_id)
    _require_step(locked, BidStep.AGREE)
    missing = missing_words(locked)
    if missing:
        raise CannotDo(" ".join(missing))
    if not meeting.strip():
        raise CannotDo(_("Noem het overleg waarin dit is vastgesteld."))
    locked.agreed_on, locked.agreed_in = on, meeting.strip()
    locked.content = frozen_content(locked)
    locked.sha256 = fingerprint(locked.content)
    details = {"meeting": meeting.strip(), "sha256": locked.sha256}
    return _move(grant, locked, BidStep.AGREE, _("Bod vastgesteld."), details)


def asked_parties(bid: Bid) -> set[int]:
    """The parties that a bid is sent to."""
    return {bid.municipality_id, *bid.invited.values_list("pk", flat=True)}


def require_reacting(grant: Grant, bid: Bid) -> None:
    """Refuse who speaks for none of the parties that the bid was sent to.

    Raises:
        PermissionDenied: with a Dutch message.
    """
    require_taking_part(grant, asked_parties(bid))


def missing_words(bid: Bid) -> list[str]:
    """Why a bid cannot be agreed yet, in words."""
    last: dict[int, Stance] = {}
    for reaction in bid.reactions.filter(submission=bid.submission).order_by("pk"):
        last[reaction.party_id] = Stance(reaction.stance)
    municipality = [last[bid.municipality_id]] if bid.municipality_id in last else []
    tenants = [stance for party, stance in last.items() if party != bid.municipality_id]
    words = {
        "municipality_silent": _("De gemeente heeft nog niet gereageerd."),
        "municipality_objects": _("De gemeente is niet akkoord."),
        "tenants_silent": _("De huurdersorganisatie heeft nog niet gereageerd."),
    }
    return [words[code] for code in missing_for_agreement(municipality, tenants, bid.invited.exists())]


def _locked(bid: Bid) -> Bid:
    return Bid.objects.select_for_update(of=("self",)).select_related("corporation", "municipality").get(pk=bid.pk)


def _own(grant: Grant, bid: Bid, step: BidStep) -> Bid:
    locked = _locked(bid)
    grant.require_party(locked.corporation_id)
    _require_step(locked, step)
    return locked


def _require_step(bid: Bid, step: BidStep) -> None:
    if after(BidStatus(bid.status), step) is None:
        raise CannotDo(_("Dit kan nu niet: het bod heeft daarvoor niet de goede stand."))


def _move(grant: Grant, bid: Bid, step: BidStep, words: str, details: Mapping[str, object] | None = None) -> Bid:
    before = bid.status
    status = after(BidStatus(before), step)
    assert status is not None
    bid.status = status
    bid.revision += 1
    bid.save()
    record(grant, f"bid.{step}", subject(bid), words, {"from": before, "to": status, **(details or {})})
    return bid
