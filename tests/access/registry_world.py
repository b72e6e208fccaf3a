# SPDX-License-Identifier: EUPL-1.2
"""Homes, adverts and senior tenants of one landlord, so that every route about them has something to open."""

from datetime import date
from typing import Any

from allocation.services.world import (
    AFTER,
    CONTRACT,
    closed_advert,
    make_advert,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from factories import make_place
from seniors.world import ON, make_case, make_pilot
from woonregie.allocation.models import TargetBudget, TargetLine
from woonregie.allocation.services.letting import let
from woonregie.parties.models import Party
from woonregie.places.models import Place, PlaceKind
from woonregie.seniors.models import Toolbox
from woonregie.seniors.services.contact import ask_help, plan_visit
from woonregie.seniors.services.toolbox import Told, open_toolbox, reserve
from woonregie.seniors.services.waiting import ask

Arguments = dict[str, tuple[Any, ...]]


def registry_of(party: Party) -> Arguments:
    """What the routes of allocation and of the senior pilot need, for one landlord."""
    return _allocation(party) | _seniors(party)


def _allocation(party: Party) -> Arguments:
    housed, waiting = make_household(2010), make_household(2012)
    done = closed_advert(housed, waiting, dwelling=make_dwelling(party.code))
    made = replied(offered(done, housed), "accept")
    let(operator(), made, CONTRACT, "regulier", made.revision)
    closed = closed_advert(waiting, dwelling=make_dwelling(party.code))
    asked = make_household(2011)
    pending = offered(closed_advert(asked, dwelling=make_dwelling(party.code)), asked)
    published = make_advert(make_dwelling(party.code))
    budget = TargetBudget.objects.create(title="Verdeling", start=AFTER, end=date(2090, 1, 1))
    line = TargetLine.objects.create(budget=budget, group="regulier", planned=10)
    return {
        **{f"allocation:{name}": (published.code,) for name in ("advert", "react", "close", "withdraw")},
        "allocation:offer": (closed.code,),
        "allocation:decide": (closed.code, waiting.code),
        **{f"allocation:{name}": (done.code, housed.code) for name in ("receipt", "receipt-file")},
        "allocation:household": (housed.code,),
        "allocation:grant": (housed.code,),
        **{f"allocation:{name}": (pending.pk,) for name in ("answer", "let", "income")},
        "allocation:correct": (line.pk,),
    }


def _seniors(party: Party) -> Arguments:
    case = make_case(make_pilot(party.code), landlord=party.code)
    open_toolbox(operator(), case.pilot, ON)
    move = reserve(operator(), case, 50_000, Told(ON))
    Toolbox.objects.filter(pilot=case.pilot).update(budget=50_000)
    waits = ask(operator(), case, 10_000, Told(ON, "mover"))
    visit, asked = plan_visit(operator(), case, ON), ask_help(operator(), case, "moving", ON, "")
    about = ("case", "respond", "plan-visit", "wishes", "phase", "ask-help", "reserve")
    return {
        **{f"seniors:{name}": (case.household.code,) for name in about},
        "seniors:finish-visit": (visit.pk,),
        "seniors:answer-help": (asked.pk,),
        **{f"seniors:{name}": (move.pk,) for name in ("pay", "release")},
        "seniors:answer-request": (waits.pk,),
        **{f"seniors:{name}": (_home_in_town(party),) for name in ("brochure-place", "brochure-place-pdf")},
    }


def _home_in_town(party: Party) -> str:
    """A suitable home in a neighbourhood of a municipality, for the brochure."""
    place = Place.objects.filter(parent__kind=PlaceKind.MUNICIPALITY).order_by("pk").first()
    place = place or make_place(parent=make_place(kind=PlaceKind.MUNICIPALITY))
    make_dwelling(party.code, place=place)
    return place.code
