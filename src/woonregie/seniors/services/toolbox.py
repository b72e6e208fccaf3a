# SPDX-License-Identifier: EUPL-1.2
"""Money of the toolbox: reserve for a move, pay on proof, release what is left (D004, pilot plan, 3.1).

Both caps hold under a lock: that of a move and that of the whole purse. The database keeps them as well.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.conf.policy import current_policy
from woonregie.looks.wording import euro_words
from woonregie.seniors import labels
from woonregie.seniors.models import Case, MoveBudget, Pilot, Toolbox, ToolboxBooking
from woonregie.seniors.services.subjects import lock_case, subject
from woonregie_core.ledger import Account, Entry, Kind, NotEnough, after


@dataclass(frozen=True)
class Told:
    """What a booking is for: an instrument of the toolbox, the day, and the proof of a payment."""

    on: date
    instrument: str = ""
    proof: str = ""


@transaction.atomic
def open_toolbox(grant: Grant, pilot: Pilot, on: date) -> Toolbox:
    """Fill the purse of a pilot with what the policy allots.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        CannotDo: it was filled before.
        UnknownParameter: the amount is not known on that day.
    """
    grant.require_party(None)
    if Toolbox.objects.filter(pilot=pilot).exists():
        raise CannotDo(_("De gereedschapskist van deze pilot is al gevuld."))
    purse = Toolbox.objects.create(pilot=pilot, is_sample=pilot.is_sample)
    cents = int(current_policy().on(on).number("allocation.toolbox.total") * 100)
    _book(grant, purse, None, Kind.ALLOT, cents, Told(on))
    record(grant, "toolbox.open", f"pilot:{pilot.code}", _("Gereedschapskist gevuld."), {"cents": cents})
    return purse


@transaction.atomic
def reserve(grant: Grant, case: Case, cents: int, told: Told) -> MoveBudget:
    """Set money aside for the move of a household; more may follow up to the cap of a move.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it is more than the cap of a move, or than what the purse has left; or the move was closed.
    """
    locked = lock_case(grant, case)
    purse = _lock_purse(locked.pilot)
    cap = int(current_policy().on(told.on).number("allocation.toolbox.per_move") * 100)
    move, _new = MoveBudget.objects.get_or_create(
        case=locked,
        defaults={"toolbox": purse, "payer_id": locked.corporation_id, "cap": cap, "is_sample": locked.is_sample},
    )
    _require_open(move)
    if cents <= 0:
        raise CannotDo(_("Vul een bedrag in van ten minste één cent."))
    if move.reserved + move.paid + cents > move.cap:
        left = euro_words(move.cap - move.reserved - move.paid)
        words = _("Per verhuizing is hoogstens %(cap)s beschikbaar. Voor deze verhuizing is nog %(left)s over.")
        raise CannotDo(words % {"cap": euro_words(move.cap), "left": left})
    _book(grant, purse, move, Kind.RESERVE, cents, told)
    _keep(move, reserved=cents)
    record(grant, "toolbox.reserve", subject(locked), _("Bedrag gereserveerd."), {"cents": cents})
    return move


@transaction.atomic
def pay(grant: Grant, move: MoveBudget, cents: int, told: Told) -> MoveBudget:
    """Pay from what was set aside, on proof.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: no proof or instrument was given, or more is asked than was set aside.
    """
    locked = lock_case(grant, move.case)
    purse, found = _lock_purse(locked.pilot), _lock_move(move)
    _require_open(found)
    if not told.proof.strip():
        raise CannotDo(_("Betalen kan alleen op een bewijs. Noem de factuur of bon."))
    if told.instrument not in labels.INSTRUMENT:
        raise CannotDo(_("Kies waarvoor het geld is gebruikt."))
    if not 0 < cents <= found.reserved:
        words = _("Voor deze verhuizing staat nog %(left)s gereserveerd.")
        raise CannotDo(words % {"left": euro_words(found.reserved)})
    _book(grant, purse, found, Kind.PAY, cents, told)
    _keep(found, reserved=-cents, paid=cents)
    record(grant, "toolbox.pay", subject(locked), _("Bedrag uitbetaald."), {"cents": cents})
    return found


@transaction.atomic
def release(grant: Grant, move: MoveBudget, on: date) -> MoveBudget:
    """Close a move: what was set aside and not used is free again for others.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it was closed before.
    """
    locked = lock_case(grant, move.case)
    purse, found = _lock_purse(locked.pilot), _lock_move(move)
    _require_open(found)
    if found.reserved:
        _book(grant, purse, found, Kind.RELEASE, found.reserved, Told(on))
        _keep(found, reserved=-found.reserved)
    found.closed_on = on
    found.save(update_fields=["closed_on"])
    record(grant, "toolbox.release", subject(locked), _("Reservering afgerond."), {"paid": found.paid})
    return found


def _lock_purse(pilot: Pilot) -> Toolbox:
    purse = Toolbox.objects.select_for_update().filter(pilot=pilot).first()
    if purse is None:
        raise CannotDo(_("Deze pilot heeft nog geen gereedschapskist."))
    return purse


def _lock_move(move: MoveBudget) -> MoveBudget:
    return MoveBudget.objects.select_for_update(of=("self",)).get(pk=move.pk)


def _require_open(move: MoveBudget) -> None:
    if move.closed_on is not None:
        raise CannotDo(_("Deze verhuizing is financieel afgerond."))


def _keep(move: MoveBudget, reserved: int = 0, paid: int = 0) -> None:
    move.reserved += reserved
    move.paid += paid
    move.revision += 1
    move.save(update_fields=["reserved", "paid", "revision"])


def _book(grant: Grant, purse: Toolbox, move: MoveBudget | None, kind: Kind, cents: int, told: Told) -> None:
    """Book on the locked purse.

    Raises:
        CannotDo: the purse has less left.
    """
    account = Account(purse.budget, purse.reserved, purse.paid)
    try:
        account = after(account, Entry(kind, cents))
    except NotEnough as refusal:
        words = _("In de gereedschapskist is nog %(left)s vrij. Wacht tot er iets vrijvalt, of vraag minder.")
        raise CannotDo(words % {"left": euro_words(cents - refusal.short)}) from refusal
    purse.budget, purse.reserved, purse.paid = account.budget, account.reserved, account.paid
    purse.save(update_fields=["budget", "reserved", "paid"])
    ToolboxBooking.objects.create(
        toolbox=purse,
        move=move,
        kind=kind,
        instrument=told.instrument,
        cents=cents,
        booked_on=told.on,
        proof=told.proof.strip(),
        author_id=grant.actor.user_id,
        budget_after=account.budget,
        reserved_after=account.reserved,
        paid_after=account.paid,
        is_sample=purse.is_sample,
    )
