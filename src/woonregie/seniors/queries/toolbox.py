# SPDX-License-Identifier: EUPL-1.2
"""The toolbox with its bookings."""

from dataclasses import dataclass

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.seniors.models import Pilot, Toolbox, ToolboxBooking
from woonregie_core.policy.parameters import DatedValue


@dataclass(frozen=True)
class Ledger:
    """The purse, the bookings that a reader may see (the latest first), and the two caps with their source."""

    pilot: Pilot
    purse: Toolbox | None
    bookings: list[ToolboxBooking]
    per_move: DatedValue
    total: DatedValue


def ledger(grant: Grant, pilot: Pilot) -> Ledger:
    """Two queries."""
    purse = Toolbox.objects.filter(pilot=pilot).first()
    bookings = ToolboxBooking.objects.filter(toolbox=purse).select_related("move__case__household", "move__payer")
    if not grant.covers_party(None):
        bookings = bookings.filter(move__payer__in={grant.actor.party_id or 0, *grant.actor.party_ids})
    policy = current_policy().on(pilot.start)
    return Ledger(
        pilot,
        purse,
        list(bookings.order_by("-pk")[:500]),
        policy.dated("allocation.toolbox.per_move"),
        policy.dated("allocation.toolbox.total"),
    )
