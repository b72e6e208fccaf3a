# SPDX-License-Identifier: EUPL-1.2
"""The toolbox with its bookings."""

from dataclasses import dataclass

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.seniors.models import Pilot, Toolbox, ToolboxBooking, ToolboxRequest
from woonregie_core.policy.parameters import DatedValue


@dataclass(frozen=True)
class InLine:
    """A request with its place among those who wait; 0 where money was offered."""

    request: ToolboxRequest
    place: int


@dataclass(frozen=True)
class Ledger:
    """The purse, the bookings that a reader may see (the latest first), and the two caps with their source.

    Attributes:
        line: requests that a reader may see, offers first and then who waits in order.
        waiting: how many wait in all.
    """

    pilot: Pilot
    purse: Toolbox | None
    bookings: list[ToolboxBooking]
    line: list[InLine]
    waiting: int
    per_move: DatedValue
    total: DatedValue


def ledger(grant: Grant, pilot: Pilot) -> Ledger:
    """Three queries."""
    purse = Toolbox.objects.filter(pilot=pilot).first()
    bookings = ToolboxBooking.objects.filter(toolbox=purse).select_related("move__case__household", "move__payer")
    if not grant.covers_party(None):
        bookings = bookings.filter(move__payer__in={grant.actor.party_id or 0, *grant.actor.party_ids})
    every = in_line(purse) if purse else []
    policy = current_policy().on(pilot.start)
    return Ledger(
        pilot,
        purse,
        list(bookings.order_by("-pk")[:500]),
        [one for one in every if grant.covers_party(one.request.move.payer_id)][:200],
        sum(one.place > 0 for one in every),
        policy.dated("allocation.toolbox.per_move"),
        policy.dated("allocation.toolbox.total"),
    )


def in_line(purse: Toolbox) -> list[InLine]:
    """Every request that has not ended: offers first, then who waits in order. One query."""
    live = ToolboxRequest.objects.filter(toolbox=purse, state__in=ToolboxRequest.LIVE)
    rows = list(live.select_related("move__case__household", "move__payer").order_by("number"))
    waiting = [one for one in rows if one.state == "waiting"]
    return [InLine(one, 0) for one in rows if one.state == "offered"] + [
        InLine(one, place) for place, one in enumerate(waiting, start=1)
    ]
