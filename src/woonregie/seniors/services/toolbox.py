# SPDX-License-Identifier: EUPL-1.2
"""Money of the toolbox: reserve for a move, pay on proof, release what is left (D004, pilot plan, 3.1).

Both caps hold under a lock: that of a move and that of the whole purse. The database keeps them as well.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.conf.policy import current_policy
from woonregie.looks.wording import euro_words
from woonregie.seniors import labels
from woonregie.seniors.models import Case, MoveBudget, Pilot, Toolbox
from woonregie.seniors.services.purse import Told, book, keep, lock_move, lock_purse, move_for, require_open
from woonregie.seniors.services.subjects import lock_case, subject
from woonregie.seniors.services.waiting import anybody_waits, end_requests_of, offer_waiting, require_not_in_line
from woonregie_core.ledger import Kind

__all__ = ["Told", "open_toolbox", "pay", "release", "reserve"]


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
    book(grant, purse, None, Kind.ALLOT, cents, Told(on))
    record(grant, "toolbox.open", f"pilot:{pilot.code}", _("Gereedschapskist gevuld."), {"cents": cents})
    return purse


@transaction.atomic
def reserve(grant: Grant, case: Case, cents: int, told: Told) -> MoveBudget:
    """Set money aside for the move of a household; more may follow up to the cap of a move.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it is more than the cap of a move, or than what the purse has left; others wait for money; or the
            move was closed. `waiting.ask` keeps the request instead.
    """
    locked = lock_case(grant, case)
    purse = lock_purse(locked.pilot)
    move = move_for(purse, locked, cents, told.on)
    require_not_in_line(locked)
    if anybody_waits(purse):
        raise CannotDo(
            _("Anderen wachten al op geld uit de gereedschapskist. Vraag het aan, dan komt u in de rij.")
        )
    book(grant, purse, move, Kind.RESERVE, cents, told)
    keep(move, reserved=cents)
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
    purse, found = lock_purse(locked.pilot), lock_move(move)
    require_open(found)
    if not told.proof.strip():
        raise CannotDo(_("Betalen kan alleen op een bewijs. Noem de factuur of bon."))
    if told.instrument not in labels.INSTRUMENT:
        raise CannotDo(_("Kies waarvoor het geld is gebruikt."))
    if not 0 < cents <= found.reserved:
        words = _("Voor deze verhuizing staat nog %(left)s gereserveerd.")
        raise CannotDo(words % {"left": euro_words(found.reserved)})
    book(grant, purse, found, Kind.PAY, cents, told)
    keep(found, reserved=-cents, paid=cents)
    record(grant, "toolbox.pay", subject(locked), _("Bedrag uitbetaald."), {"cents": cents})
    return found


@transaction.atomic
def release(grant: Grant, move: MoveBudget, on: date) -> MoveBudget:
    """Close a move: what was set aside and not used is free again, and goes to who waits first.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it was closed before.
    """
    locked = lock_case(grant, move.case)
    purse, found = lock_purse(locked.pilot), lock_move(move)
    require_open(found)
    if found.reserved:
        book(grant, purse, found, Kind.RELEASE, found.reserved, Told(on))
        keep(found, reserved=-found.reserved)
    found.closed_on = on
    found.save(update_fields=["closed_on"])
    end_requests_of(found, on)
    record(grant, "toolbox.release", subject(locked), _("Reservering afgerond."), {"paid": found.paid})
    offer_waiting(grant, purse, on)
    return found
