# SPDX-License-Identifier: EUPL-1.2
"""A small world of lettings around a pilot, written straight to the tables so that every number is known."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from factories import make_party, make_place
from woonregie.allocation.models import Advert, Dwelling, Household, Letting, Reaction
from woonregie.parties.models import Party, PartyKind
from woonregie.places.models import Place
from woonregie.seniors.models import Campaign, Case, Letter, Pilot, Response

START, END = date(2025, 4, 1), date(2025, 9, 30)
BEFORE, UNTIL = date(2024, 4, 1), date(2024, 9, 30)
_numbers = count(1)


def landlord(code: str = "servatius") -> Party:
    found = Party.objects.filter(code=code).first()
    return found or make_party(code, kind=PartyKind.CORPORATION)


def make_pilot(covered: bool = True, **fields: Any) -> Pilot:
    """A pilot of a year; `covered` puts a letting that counts nowhere at the start of the comparison period."""
    if covered:
        let(advert(home(bat=0, landlord="wonen-limburg"), BEFORE), household(), BEFORE)
    values: dict[str, Any] = {
        "code": f"pilot-{next(_numbers)}",
        "title": "Doorstroom senioren",
        "start": START,
        "end": date(2026, 3, 31),
        "comparison": "Dezelfde maanden een jaar eerder.",
        "comparison_start": BEFORE,
        "comparison_end": UNTIL,
        "comparison_fixed_on": date(2025, 3, 1),
        **fields,
    }
    pilot = Pilot.objects.create(**values)
    pilot.corporations.set([landlord()])
    return pilot


def home(place: Place | None = None, **fields: Any) -> Dwelling:
    """A suitable flat, unless told otherwise."""
    values = {"type": "appartement", "bedrooms": 2, "bat": 1, "rent": 60_000, **fields}
    owner = landlord(values.pop("landlord", "servatius"))
    return Dwelling.objects.create(
        code=f"W{next(_numbers)}", corporation=owner, place=place or make_place(), **values
    )


def family_home(place: Place | None = None, **fields: Any) -> Dwelling:
    """A family dwelling with three bedrooms that is no suitable home."""
    return home(place, **{"type": "eengezinswoning", "bedrooms": 3, "bat": 0, **fields})


def household(**fields: Any) -> Household:
    """Meets every condition for the priority, as soon as it rents a family dwelling."""
    values: dict[str, Any] = {
        "code": f"H{next(_numbers)}",
        "birth_date": date(1950, 1, 1),
        "size": 1,
        "registered_at": datetime(2020, 1, 1, 12, tzinfo=UTC),
        "tenancy_start": date(2000, 1, 1),
        "resident_children": 0,
        "arrears_months": 0,
        **fields,
    }
    return Household.objects.create(**values)


def advert(dwelling: Dwelling, opens: date, **fields: Any) -> Advert:
    """An advert of a week in the part for everybody, that ended in a letting."""
    values: dict[str, Any] = {
        "model": "aanbod",
        "pool": "70",
        "state": "let",
        "closes": date.fromordinal(opens.toordinal() + 7),
        "seed": "zaad",
        **fields,
    }
    return Advert.objects.create(code=f"A{next(_numbers)}", dwelling=dwelling, opens=opens, **values)


def react(to: Advert, *people: Household, on: date | None = None) -> None:
    day = on or to.opens
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    Reaction.objects.bulk_create(Reaction(advert=to, household=one, reacted_at=moment) for one in people)


def let(to: Advert, who: Household, on: date, **fields: Any) -> Letting:
    """The home of an advert let on a day, by the label in `label`."""
    values: dict[str, Any] = {
        "label": "regulier",
        "target_group": "regulier",
        "household_size": who.size,
        "income_class": "fitting",
        "fitting": "PAS",
        "registered_at": who.registered_at,
        **fields,
    }
    return Letting.objects.create(
        advert=to, dwelling=to.dwelling, household=who, contract_date=on, rent=to.dwelling.rent, **values
    )


def move_on(opens: date, on: date, left: Dwelling | None = None, **fields: Any) -> Letting:
    """Somebody who moves on from a family dwelling with that priority."""
    found = advert(home(), opens, pool="30")
    values = {"label": "doorstroom", "target_group": "doorstroom", "left": left or family_home(), **fields}
    return let(found, values.pop("who", None) or household(), on, **values)


def case(pilot: Pilot, who: Household | None = None, place: Place | None = None) -> Case:
    who = who or household()
    return Case.objects.create(pilot=pilot, household=who, corporation=landlord(), home=family_home(place))


def written(pilot: Pilot, on: date, *cases: Case) -> Campaign:
    """A letter to households on one day."""
    found = Campaign.objects.create(pilot=pilot, place=make_place(), minimum_age=70, sent_on=on)
    Letter.objects.bulk_create(Letter(campaign=found, case=one) for one in cases)
    return found


def said(one: Case, on: date, interest: str = "yes") -> Response:
    return Response.objects.create(case=one, on=on, channel="phone", interest=interest)
