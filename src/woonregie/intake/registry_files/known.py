# SPDX-License-Identifier: EUPL-1.2
"""What rows of a delivery may refer to: what is stored, and what comes in the same delivery."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from woonregie.allocation.models import Advert, Dwelling, Household, Offer
from woonregie.intake.registry_files.resources import Kind
from woonregie.parties.models import Party, PartyKind
from woonregie.places.models import Place, PlaceAlias
from woonregie.places.names import folded


@dataclass
class Person:
    """A household as far as checks need it; `home` is the code of a dwelling."""

    home: str | None = None
    registered_at: datetime | None = None
    registered_until: date | None = None


@dataclass
class OnOffer:
    """An advert as far as checks need it."""

    home: str | None
    state: str
    opens: date | None
    closes: date | None


@dataclass
class Known:
    """Codes by the spellings that files use, and the few facts that checks look at, by code."""

    corporations: dict[str, str]
    places: dict[str, str]
    party_ids: dict[str, int]
    landlords: dict[str, int | None] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    adverts: dict[str, OnOffer] = field(default_factory=dict)
    live_offers: set[str] = field(default_factory=set)

    @classmethod
    def read(cls) -> "Known":
        """Everything that is stored, in eight queries."""
        return cls(
            corporations=_corporations(),
            places=_places(),
            party_ids=dict(Party.objects.filter(kind=PartyKind.CORPORATION).values_list("code", "pk")),
            landlords=dict(Dwelling.objects.values_list("code", "corporation")),
            people=_people(),
            adverts=_adverts(),
            live_offers=set(
                Offer.objects.filter(state__in=["open", "accepted"]).values_list("dwelling__code", flat=True)
            ),
        )

    def code_of(self, kind: Kind, text: str) -> str | None:
        """The code that a spelling stands for; nothing where nobody knows it."""
        if kind is Kind.CORPORATION:
            return self.corporations.get(folded(text))
        if kind is Kind.PLACE:
            return self.places.get(text) or self.places.get(folded(text))
        stored: dict[Kind, dict[str, Any]] = {
            Kind.DWELLING: self.landlords,
            Kind.HOUSEHOLD: self.people,
            Kind.ADVERT: self.adverts,
        }
        return text if text and text in stored[kind] else None


def _people() -> dict[str, Person]:
    columns = "code", "dwelling__code", "registered_at", "registered_until"
    found = Household.objects.values_list(*columns)
    return {code: Person(home, since, until) for code, home, since, until in found}


def _adverts() -> dict[str, OnOffer]:
    columns = "code", "dwelling__code", "state", "opens", "closes"
    found = Advert.objects.values_list(*columns)
    return {code: OnOffer(home, state, opens, closes) for code, home, state, opens, closes in found}


def _corporations() -> dict[str, str]:
    """Corporations by code and by name; a code goes before a name."""
    known = list(Party.objects.filter(kind=PartyKind.CORPORATION).values_list("code", "name"))
    return {folded(name): code for code, name in known} | {folded(code): code for code, _name in known}


def _places() -> dict[str, str]:
    """Places by code, by the code that the CBS gives them, and by every spelling; a code goes before a name."""
    known = list(Place.objects.values_list("code", "external_code"))
    spellings = dict(PlaceAlias.objects.values_list("folded", "place__code"))
    outer = {code: place for place, code in known if code}
    return (
        spellings | outer | {folded(code): code for code, _outer in known} | {code: code for code, _outer in known}
    )
