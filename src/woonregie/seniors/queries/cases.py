# SPDX-License-Identifier: EUPL-1.2
"""Households in the pilot: a list to choose from, and one household with everything around it."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from woonregie.access.grant import Grant
from woonregie.allocation.models import Priority
from woonregie.allocation.queries.households import offers_shown
from woonregie.conf.policy import current_policy
from woonregie.seniors.models import Case, HelpRequest, MoveBudget, Pilot, ToolboxBooking
from woonregie.seniors.queries.chains import Link, chain_after
from woonregie.seniors.queries.overview import has_left, visible_cases, with_moves
from woonregie.seniors.queries.prospects import LabelCondition, Prospect, label_conditions, prospects
from woonregie.seniors.queries.timeline import Happened, timeline
from woonregie.seniors.queries.toolbox import InLine, in_line
from woonregie_core.allocation.ages import age
from woonregie_core.allocation.verdict import all_hold

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; "" is everything."""

    place: str = ""
    phase: str = ""
    code: str = ""


@dataclass(frozen=True)
class CasePage:
    """One household of the pilot.

    Attributes:
        label: whether it holds the label of moving on today; None where something is not known.
        room: what may be set aside for this move now, in cents; 0 while others wait for money.
        cap_left: what the cap of a move leaves for it, in cents.
        waits: its request for money, with the place in line; None where there is none.
        timeline: all that happened, by date.
    """

    case: Case
    age: int | None
    supported: bool
    label: bool | None
    conditions: list[LabelCondition]
    help_requests: list[HelpRequest]
    priority: Priority | None
    prospects: list[Prospect]
    move: MoveBudget | None
    bookings: list[ToolboxBooking]
    room: int
    cap_left: int
    waits: InLine | None
    timeline: list[Happened]
    chain: list[Link]

    @property
    def with_place(self) -> list[Prospect]:
        """Homes for which it has a place now."""
        return [one for one in self.prospects if one.place]

    @property
    def without_place(self) -> list[Prospect]:
        """Homes with a condition that it does not meet, or of which that is not known."""
        return [one for one in self.prospects if not one.place]


def case_list(grant: Grant, pilot: Pilot, filters: Filters, number: int | str | None) -> Page[Case]:
    """A page of households, who moved last. Two queries."""
    cases = with_moves(visible_cases(grant, pilot)).select_related("household", "home__place", "corporation")
    if filters.place:
        cases = cases.filter(home__place__code=filters.place)
    if filters.phase == "moved":
        cases = cases.filter(has_left())
    elif filters.phase:
        cases = cases.filter(~has_left(), phase=filters.phase)
    if filters.code:
        cases = cases.filter(Q(household__code__icontains=filters.code))
    return Paginator(cases.order_by("household__code"), PAGE).get_page(number)


def find_case(grant: Grant, code: str) -> Case | None:
    """The case of a household that the reader works with."""
    found = with_moves(Case.objects.filter(household__code=code)).select_related(
        "household__dwelling__corporation", "household__dwelling__place", "home__place", "home__corporation",
        "corporation", "pilot",
    )  # fmt: skip
    case = found.first()
    return case if case and grant.covers_party(case.corporation_id) else None


def case_page(grant: Grant, case: Case, on: date) -> CasePage:
    """Everything about one household. The number of queries depends on the open adverts and the chain only."""
    household = case.household
    policy = current_policy().on(on)
    years = age(household.birth_date, on) if household.birth_date else None
    move = MoveBudget.objects.filter(case=case).first()
    cap = int(policy.number("allocation.toolbox.per_move") * 100)
    purse = getattr(case.pilot, "toolbox", None)
    cap_left = (move.cap if move else cap) - (move.reserved + move.paid if move else 0)
    line = in_line(purse) if purse else []
    letters, responses = list(case.letters.select_related("campaign")), list(case.responses.all())
    visits, asked = list(case.visits.all()), list(case.help_requests.all())
    offers = list(offers_shown(grant, household.offers.all()).select_related("advert__dwelling__place"))
    bookings = list(ToolboxBooking.objects.filter(move=move)) if move else []
    conditions = label_conditions(household, on)
    return CasePage(
        case=case,
        age=years,
        supported=years is not None and years >= policy.whole("allocation.moving_on.support_age"),
        label=all_hold("".join(condition.verdict for condition in conditions)),
        conditions=conditions,
        help_requests=asked,
        priority=household.priorities.filter(kind="wmo", state="granted").first(),
        prospects=prospects(household, on),
        move=move,
        bookings=bookings,
        room=0 if any(one.place for one in line) else min(cap_left, purse.available if purse else 0),
        cap_left=cap_left if purse else 0,
        waits=next((one for one in line if move and one.request.move_id == move.pk), None),
        timeline=timeline(letters, responses, asked, visits, offers, bookings),
        chain=chain_after(case.home_id, case.pilot.start),
    )
