# SPDX-License-Identifier: EUPL-1.2
"""The purse and the money of one move, locked, and one booking on them. Services of the toolbox share this.

Whoever books locks the case first and then the purse. All that changes money holds the purse.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.conf.policy import current_policy
from woonregie.looks.wording import euro_words
from woonregie.seniors.models import Case, MoveBudget, Pilot, Toolbox, ToolboxBooking
from woonregie_core.ledger import Account, Entry, Kind, NotEnough, after


@dataclass(frozen=True)
class Told:
    """What a booking is for: an instrument of the toolbox, the day, and the proof of a payment."""

    on: date
    instrument: str = ""
    proof: str = ""


def lock_purse(pilot: Pilot) -> Toolbox:
    """The purse of a pilot.

    Raises:
        CannotDo: it has none yet.
    """
    purse = Toolbox.objects.select_for_update().filter(pilot=pilot).first()
    if purse is None:
        raise CannotDo(_("Deze pilot heeft nog geen gereedschapskist."))
    return purse


def lock_move(move: MoveBudget) -> MoveBudget:
    """The money of one move."""
    return MoveBudget.objects.select_for_update(of=("self",)).get(pk=move.pk)


def move_for(purse: Toolbox, case: Case, cents: int, on: date) -> MoveBudget:
    """The money of the move of a locked case, made where there is none, if so much more fits in its cap.

    Raises:
        CannotDo: the move is closed, the amount is none, or more than the cap of a move leaves.
        UnknownParameter: the cap is not known on that day.
    """
    cap = int(current_policy().on(on).number("allocation.toolbox.per_move") * 100)
    move, _new = MoveBudget.objects.get_or_create(
        case=case,
        defaults={"toolbox": purse, "payer_id": case.corporation_id, "cap": cap, "is_sample": case.is_sample},
    )
    require_open(move)
    if cents <= 0:
        raise CannotDo(_("Vul een bedrag in van ten minste één cent."))
    if move.reserved + move.paid + cents > move.cap:
        left = euro_words(move.cap - move.reserved - move.paid)
        words = _("Per verhuizing is hoogstens %(cap)s beschikbaar. Voor deze verhuizing is nog %(left)s over.")
        raise CannotDo(words % {"cap": euro_words(move.cap), "left": left})
    return move


def require_open(move: MoveBudget) -> None:
    """Refuse what comes after the end.

    Raises:
        CannotDo: the move was closed.
    """
    if move.closed_on is not None:
        raise CannotDo(_("Deze verhuizing is financieel afgerond."))


def keep(move: MoveBudget, reserved: int = 0, paid: int = 0) -> None:
    """Change the counts of a move."""
    move.reserved += reserved
    move.paid += paid
    move.revision += 1
    move.save(update_fields=["reserved", "paid", "revision"])


def book(grant: Grant, purse: Toolbox, move: MoveBudget | None, kind: Kind, cents: int, told: Told) -> None:
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
