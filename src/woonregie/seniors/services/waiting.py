# SPDX-License-Identifier: EUPL-1.2
"""Who waits for money of the toolbox: in the order of asking, and nobody passes anybody.

A request that the purse cannot meet, or behind which others wait, is kept with its number. When money comes
free the first in line gets it set aside as an offer, as long as there is enough for the whole of it. The household
then takes it, or leaves it to the next.
"""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.seniors import labels
from woonregie.seniors.models import Case, MoveBudget, Toolbox, ToolboxRequest
from woonregie.seniors.services.purse import Told, book, keep, lock_move, lock_purse, move_for
from woonregie.seniors.services.subjects import lock_case, subject
from woonregie_core.ledger import Kind


@transaction.atomic
def ask(grant: Grant, case: Case, cents: int, told: Told) -> MoveBudget | ToolboxRequest:
    """Set money aside for a move, or keep the request with its place in line where that cannot be done now.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it is more than the cap of a move, the move was closed, or the household is in line already.
    """
    locked = lock_case(grant, case)
    purse = lock_purse(locked.pilot)
    move = move_for(purse, locked, cents, told.on)
    require_not_in_line(locked)
    if cents <= purse.available and not anybody_waits(purse):
        book(grant, purse, move, Kind.RESERVE, cents, told)
        keep(move, reserved=cents)
        record(grant, "toolbox.reserve", subject(locked), _("Bedrag gereserveerd."), {"cents": cents})
        return move
    if told.instrument not in labels.INSTRUMENT:
        raise CannotDo(_("Kies waarvoor het geld is gebruikt."))
    last = ToolboxRequest.objects.filter(toolbox=purse).aggregate(last=Max("number"))["last"]
    found = ToolboxRequest.objects.create(
        toolbox=purse,
        move=move,
        number=(last or 0) + 1,
        cents=cents,
        instrument=told.instrument,
        asked_on=told.on,
        author_id=grant.actor.user_id,
        is_sample=purse.is_sample,
    )
    details = {"cents": cents, "number": found.number}
    record(grant, "toolbox.wait", subject(locked), _("Aanvraag op de wachtlijst gezet."), details)
    return found


@transaction.atomic
def answer(grant: Grant, request: ToolboxRequest, take: bool, on: date, revision: int) -> ToolboxRequest:
    """Take an offer, leave it to the next in line, or step out of the line while still waiting.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: there is no offer to take, or the request has ended.
        Stale: somebody changed the request meanwhile.
    """
    locked = lock_case(grant, request.move.case)
    purse = lock_purse(locked.pilot)
    found = ToolboxRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if found.revision != revision:
        raise Stale(_("Iemand anders heeft deze aanvraag net gewijzigd. Bekijk eerst hoe het nu staat."))
    if found.state not in ToolboxRequest.LIVE or (take and found.state != "offered"):
        raise CannotDo(_("Voor deze aanvraag ligt er nu geen aanbod."))
    was_offered = found.state == "offered"
    _change(found, "taken" if take else "left", on)
    if was_offered and not take:
        move = lock_move(found.move)
        book(grant, purse, move, Kind.RELEASE, found.cents, Told(on))
        keep(move, reserved=-found.cents)
    details = {"cents": found.cents, "number": found.number, "taken": take}
    record(grant, "toolbox.answer", subject(locked), _("Aanvraag van de wachtlijst beantwoord."), details)
    offer_waiting(grant, purse, on)
    return found


def offer_waiting(grant: Grant, purse: Toolbox, on: date) -> list[ToolboxRequest]:
    """Offer what the locked purse has to who is first in line, and so on until it does not reach.

    Whoever frees the money sets this off, also for tenants of another landlord: the order decides, not the actor.
    """
    offered = []
    waiting = ToolboxRequest.objects.filter(toolbox=purse, state="waiting").order_by("number")
    for one in waiting.select_related("move__case__household"):
        if one.cents > purse.available:
            break
        move = lock_move(one.move)
        book(grant, purse, move, Kind.RESERVE, one.cents, Told(on, one.instrument))
        keep(move, reserved=one.cents)
        _change(one, "offered", on)
        details = {"cents": one.cents, "number": one.number}
        record(grant, "toolbox.offer", subject(one.move.case), _("Geld van de wachtlijst aangeboden."), details)
        offered.append(one)
    return offered


def end_requests_of(move: MoveBudget, on: date) -> None:
    """A closed move waits for nothing any more; what was offered to it is part of what it held."""
    for one in ToolboxRequest.objects.select_for_update(of=("self",)).filter(
        move=move, state__in=ToolboxRequest.LIVE
    ):
        _change(one, "left", on)


def anybody_waits(purse: Toolbox) -> bool:
    """Whether somebody is in line, so that a new request goes behind."""
    return ToolboxRequest.objects.filter(toolbox=purse, state="waiting").exists()


def require_not_in_line(case: Case) -> None:
    """Refuse a second request.

    Raises:
        CannotDo: the household waits or has an offer to answer.
    """
    if ToolboxRequest.objects.filter(move__case=case, state__in=ToolboxRequest.LIVE).exists():
        raise CannotDo(_("Dit huishouden staat al op de wachtlijst. Beantwoord eerst die aanvraag."))


def _change(one: ToolboxRequest, state: str, on: date) -> None:
    one.state, one.revision = state, one.revision + 1
    if state == "offered":
        one.offered_on = on
    else:
        one.ended_on = on
    one.save(update_fields=["state", "revision", "offered_on", "ended_on"])
