# SPDX-License-Identifier: EUPL-1.2
"""One booking on one line: under a lock, checked by the ledger, and kept by the database."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.liveability.models import Application, Booking, Earmark, FundLine
from woonregie.looks.wording import euro_words
from woonregie_core.ledger import Account, Entry, Kind, NotEnough, after


@dataclass(frozen=True)
class Told:
    """When and why something is booked, and for whom."""

    on: date
    reason: str
    party_id: int | None = None
    application: Application | None = None
    counter: FundLine | None = None
    is_sample: bool = False
    passage_id: int | None = None


def lock_line(line_id: int) -> FundLine:
    """The line as it stands now, for this transaction alone."""
    return FundLine.objects.select_for_update().get(pk=line_id)


def book(grant: Grant, line: FundLine, kind: Kind, cents: int, told: Told) -> Booking:
    """Book on a locked line and bring its counts along.

    Raises:
        CannotDo: the line does not have that much.
    """
    try:
        account = after(account_of(line), Entry(kind, cents))
    except NotEnough as refusal:
        raise CannotDo(_too_much(line, cents, refusal)) from refusal
    line.budget, line.reserved, line.paid = account.budget, account.reserved, account.paid
    line.save(update_fields=["budget", "reserved", "paid"])
    return Booking.objects.create(
        line=line,
        application=told.application,
        counter=told.counter,
        kind=kind,
        cents=cents,
        booked_on=told.on,
        reason=told.reason,
        party_id=told.party_id,
        author_id=grant.actor.user_id,
        budget_after=account.budget,
        reserved_after=account.reserved,
        paid_after=account.paid,
        is_sample=told.is_sample,
        passage_id=told.passage_id,
    )


def account_of(line: FundLine) -> Account:
    """The counts of a line as the ledger wants them."""
    return Account(line.budget, line.reserved, line.paid)


def kept_apart(line: FundLine, besides: Earmark | None = None) -> int:
    """What is still kept for purposes of its own in a line, in cents; the purpose asked about left out."""
    earmarks = line.earmarks.annotate(used=Coalesce(Sum("applications__granted"), 0))
    return sum(earmark.cents - earmark.used for earmark in earmarks if earmark != besides)


def left_of(earmark: Earmark) -> int:
    """What is left of a purpose, in cents."""
    return earmark.cents - (earmark.applications.aggregate(sum=Sum("granted"))["sum"] or 0)


def _too_much(line: FundLine, cents: int, refusal: NotEnough) -> str:
    if refusal.kind in (Kind.TAKE, Kind.RESERVE):
        message = _("Bij ‘%(line)s’ is nog %(left)s vrij. %(asked)s is te veel.")
    else:
        message = _("Bij ‘%(line)s’ staat nog %(left)s toegezegd. %(asked)s is te veel.")
    left = cents - refusal.short
    return message % {"line": line.title, "left": euro_words(left), "asked": euro_words(cents)}
