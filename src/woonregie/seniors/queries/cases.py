# SPDX-License-Identifier: EUPL-1.2
"""Households in the pilot: a list to choose from, and one household with everything around it."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from woonregie.access.grant import Grant
from woonregie.allocation.models import Offer, Priority
from woonregie.allocation.queries.households import offers_shown
from woonregie.conf.policy import current_policy
from woonregie.seniors.models import Case, HelpRequest, Letter, MoveBudget, Pilot, Response, ToolboxBooking, Visit
from woonregie.seniors.queries.chains import Link, chain_after
from woonregie.seniors.queries.overview import has_left, visible_cases, with_moves
from woonregie.seniors.queries.prospects import LabelCondition, Prospect, label_conditions, prospects
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
        room: what may still be set aside for this move, in cents.
    """

    case: Case
    age: int | None
    supported: bool
    label: bool | None
    conditions: list[LabelCondition]
    letters: list[Letter]
    responses: list[Response]
    visits: list[Visit]
    help_requests: list[HelpRequest]
    priority: Priority | None
    offers: list[Offer]
    prospects: list[Prospect]
    move: MoveBudget | None
    bookings: list[ToolboxBooking]
    room: int
    chain: list[Link]


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
    used = move.reserved + move.paid if move else 0
    conditions = label_conditions(household, on)
    return CasePage(
        case=case,
        age=years,
        supported=years is not None and years >= policy.whole("allocation.moving_on.support_age"),
        label=all_hold("".join(condition.verdict for condition in conditions)),
        conditions=conditions,
        letters=list(case.letters.select_related("campaign")),
        responses=list(case.responses.all()),
        visits=list(case.visits.all()),
        help_requests=list(case.help_requests.all()),
        priority=household.priorities.filter(kind="wmo", state="granted").first(),
        offers=list(offers_shown(grant, household.offers.all()).select_related("advert__dwelling__place")),
        prospects=prospects(household, on),
        move=move,
        bookings=list(ToolboxBooking.objects.filter(move=move)) if move else [],
        room=min((move.cap if move else cap) - used, purse.available if purse else 0),
        chain=chain_after(case.home_id, case.pilot.start),
    )
