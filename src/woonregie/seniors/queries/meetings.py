# SPDX-License-Identifier: EUPL-1.2
"""The lists for the two meetings: every fortnight about households, every month about the pilot as a whole."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from woonregie.access.grant import Grant
from woonregie.allocation.models import Letting, Offer
from woonregie.conf.policy import current_policy
from woonregie.seniors.models import Case, Hours, MoveBudget, Pilot, ToolboxBooking, ToolboxRequest
from woonregie.seniors.queries.overview import has_left, visible_cases, with_moves


@dataclass(frozen=True)
class Fortnight:
    """What to talk about: who answered, whose visit is due, what help is open, who was offered a home or money.

    Attributes:
        met: whether `since` is the meeting before; else it is as long ago as the policy says.
        coming: how far ahead visits are listed.
    """

    since: date
    until: date
    met: bool
    coming: date
    answered: list[Case]
    visits_due: list[Case]
    help_open: list[Case]
    offered: list[Offer]
    money: list[ToolboxRequest]


@dataclass(frozen=True)
class Month:
    """The working group: moves, money and hours of a month; moves that still hold money come last."""

    first: date
    last: date
    moved: list[Letting]
    payments: list[ToolboxBooking]
    hours: list[Hours]
    holding: list[MoveBudget]

    @property
    def paid(self) -> int:
        """Paid from the toolbox in the month, in cents."""
        return sum(one.cents for one in self.payments)


def fortnight(grant: Grant, pilot: Pilot, on: date) -> Fortnight:
    """The list of the meeting about households, since the one before. At most eight queries.

    Raises:
        UnknownParameter: the policy does not say how often there is a meeting.
    """
    usual = timedelta(days=current_policy().on(on).whole("pilot.meeting.days"))
    before = pilot.meetings.filter(held_on__lt=on).order_by("-held_on").first()
    since, coming = before.held_on if before else on - usual, on + usual
    cases = with_moves(visible_cases(grant, pilot)).select_related("household", "home__place", "corporation")
    running = cases.exclude(phase="stopped").filter(~has_left())
    households = visible_cases(grant, pilot).values("household")
    return Fortnight(
        since=since,
        until=on,
        met=before is not None,
        coming=coming,
        answered=list(running.filter(responses__on__range=(since, on)).distinct()),
        visits_due=list(
            running.filter(
                Q(visits__done=False, visits__on__lte=coming)
                | Q(phase="answered", responses__interest="yes", visits=None)
            ).distinct()[:100]
        ),
        help_open=list(
            running.filter(help_requests__answered="open").distinct().prefetch_related("help_requests")[:100]
        ),
        offered=list(
            Offer.objects.filter(household__in=households, state__in=["open", "accepted"]).select_related(
                "household", "advert__dwelling__place"
            )
        ),
        money=list(
            ToolboxRequest.objects.filter(move__case__in=visible_cases(grant, pilot), state="offered")
            .select_related("move__case__household")
            .order_by("number")[:100]
        ),
    )


def month(grant: Grant, pilot: Pilot, first: date) -> Month:
    """The list of the working group for the month that begins on a day. Four queries."""
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    cases = visible_cases(grant, pilot)
    moved = Letting.objects.filter(left__in=cases.values("home"), contract_date__range=(first, last))
    payments = ToolboxBooking.objects.filter(kind="pay", move__case__in=cases, booked_on__range=(first, last))
    holding = MoveBudget.objects.filter(case__in=cases, closed_on=None, reserved__gt=0)
    return Month(
        first,
        last,
        list(moved.select_related("household", "dwelling__place", "left__place")),
        list(payments.select_related("move__case__household")),
        list(Hours.objects.filter(pilot=pilot, month=first).select_related("corporation")),
        list(holding.select_related("case__household", "payer")),
    )
