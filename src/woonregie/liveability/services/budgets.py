# SPDX-License-Identifier: EUPL-1.2
"""Budgets that change: new money, and money that moves from one line to another."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.liveability.models import FundLine
from woonregie.liveability.services.booking import Told, book, kept_apart, lock_line
from woonregie_core.ledger import Kind


@transaction.atomic
def add_to_budget(grant: Grant, line: FundLine, cents: int, told: Told) -> None:
    """New money for a line.

    Raises:
        PermissionDenied: who decides on the fund is another party.
        CannotDo: the amount is not positive.
    """
    grant.require_party(None)
    _positive(cents)
    book(grant, lock_line(line.pk), Kind.ALLOT, cents, told)
    details = {"cents": cents, "reason": told.reason}
    record(grant, "fund.allot", f"fund:{line.code}", _("Budget van het fonds aangevuld."), details)


@transaction.atomic
def redistribute(grant: Grant, source: FundLine, goal: FundLine, cents: int, on: date, decision: str) -> None:
    """Move money that nobody was promised to another line (herverdeling; D000, section 6.2).

    Raises:
        PermissionDenied: who decides on the fund is another party.
        CannotDo: both lines are the same, or the first has not enough left.
    """
    grant.require_party(None)
    _positive(cents)
    if source.pk == goal.pk:
        raise CannotDo(_("Kies twee verschillende budgetten."))
    # Always the same order of locks, so that two people cannot wait for each other.
    locked = {pk: lock_line(pk) for pk in sorted((source.pk, goal.pk))}
    if cents > locked[source.pk].available - kept_apart(locked[source.pk]):
        raise CannotDo(_("Er is minder vrij: een deel heeft al een eigen bestemming of is toegezegd."))
    book(grant, locked[source.pk], Kind.TAKE, cents, Told(on, decision, counter=goal))
    book(grant, locked[goal.pk], Kind.ALLOT, cents, Told(on, decision, counter=source))
    details = {"to": goal.code, "cents": cents, "decision": decision}
    record(grant, "fund.redistribute", f"fund:{source.code}", _("Budget van het fonds herverdeeld."), details)


def _positive(cents: int) -> None:
    if cents <= 0:
        raise CannotDo(_("Vul een bedrag in van ten minste één cent."))
