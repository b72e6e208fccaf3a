# SPDX-License-Identifier: EUPL-1.2
"""A small registry to test with: homes, households and adverts on days on which the rules are known."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.utils import timezone

from factories import make_party, make_place
from woonregie.access.grant import Grant
from woonregie.allocation.models import Advert, Dwelling, Household, Offer, Priority
from woonregie.allocation.services.closing import close
from woonregie.allocation.services.offering import Reply, answer, offer
from woonregie.allocation.services.publishing import NewAdvert, publish
from woonregie.allocation.services.reacting import react
from woonregie.parties.models import Party, PartyKind

OPENS, CLOSES, AFTER, LATER = date(2024, 5, 6), date(2024, 5, 12), date(2024, 5, 13), date(2024, 5, 16)
CONTRACT = date(2024, 6, 1)
_numbers = count(1)


def operator() -> Grant:
    return Grant.for_command("test")


def corporation(code: str = "servatius") -> Party:
    found = Party.objects.filter(code=code).first()
    return found or make_party(code, kind=PartyKind.CORPORATION)


def make_dwelling(landlord: str = "servatius", **fields: Any) -> Dwelling:
    values = {"type": "appartement", "bedrooms": 2, "bat": 1, "rent": 60_000, "daeb": True, **fields}
    values.setdefault("place", make_place())
    return Dwelling.objects.create(code=f"W{next(_numbers)}", corporation=corporation(landlord), **values)


def make_household(year: int = 2015, **fields: Any) -> Household:
    """Somebody registered on New Year of a year, with a low income that was checked in January 2024."""
    values: dict[str, Any] = {
        "code": f"H{next(_numbers)}",
        "birth_date": date(1950, 1, 1),
        "size": 1,
        "registered_at": datetime(year, 1, 1, 12, tzinfo=UTC),
        "income_class": "fitting",
        "income_year": 2023,
        "income_proof": "assessment",
        "income_checked_on": date(2024, 1, 15),
        "resident_children": 0,
        "arrears_months": 0,
        **fields,
    }
    return Household.objects.create(**values)


def grant_wmo(household: Household, required_bat: int = 1, **fields: Any) -> Priority:
    values = {"kind": "wmo", "granted_on": date(2024, 1, 1), "issued_by": "Wmo", "offers_allowed": 2, **fields}
    return Priority.objects.create(household=household, required_bat=required_bat, **values)


def make_advert(dwelling: Dwelling | None = None, **fields: Any) -> Advert:
    values = {"model": "aanbod", "opens": OPENS, "closes": CLOSES, "seed": "zaad", **fields}
    return publish(operator(), NewAdvert(dwelling=dwelling or make_dwelling(), **values), values["opens"])


def at(day: date, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def closed_advert(*households: Household, **fields: Any) -> Advert:
    """An advert that these households reacted to, closed the day after its term."""
    advert = make_advert(**fields)
    for household in households:
        react(operator(), advert, household, at(OPENS))
    close(operator(), advert, AFTER, advert.revision)
    advert.refresh_from_db()
    return advert


def offered(advert: Advert, household: Household) -> Offer:
    advert.refresh_from_db()
    return offer(operator(), advert, household, AFTER, LATER, advert.revision)


def replied(made: Offer, reply: str, reason: str = "") -> Offer:
    made.refresh_from_db()
    return answer(operator(), made, Reply(reply, reason), AFTER, made.revision)
