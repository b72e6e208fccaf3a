# SPDX-License-Identifier: EUPL-1.2
"""Made-up homes and households as rows, and as the facts that the rules look at."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from woonregie.allocation.models import Dwelling, Household, Priority
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie_core.allocation import facts
from woonregie_core.allocation.income_class import standing_for
from woonregie_core.allocation.limits import Limits
from woonregie_core.synthetic.homes import Home
from woonregie_core.synthetic.households import Person

BATCH = 2_000
_PROOF_AGE = timedelta(days=120)


def store_homes(homes: Iterable[Home]) -> dict[str, Dwelling]:
    """The homes by code."""
    landlords = {party.code: party for party in Party.objects.filter(kind="corporation")}
    places = {place.code: place for place in Place.objects.all()}
    rows = Dwelling.objects.bulk_create(
        [
            Dwelling(
                code=home.code,
                corporation=landlords[home.corporation],
                place=places[home.place],
                type=home.type,
                living_form=home.living_form,
                bedrooms=home.bedrooms,
                bat=home.bat,
                rent=home.rent,
                is_sample=True,
            )
            for home in homes
        ],
        BATCH,
    )
    return {row.code: row for row in rows}


def store_people(
    people: Iterable[Person], homes: Mapping[str, Dwelling], on: date, offers_allowed: int
) -> dict[str, Household]:
    """The households by code, with their priorities; incomes were checked some months before `on`."""
    known = list(people)
    rows = Household.objects.bulk_create([_household(one, homes, on) for one in known], BATCH)
    found = {row.code: row for row in rows}
    Priority.objects.bulk_create(
        [grant for one in known for grant in _priorities(one, found[one.code], on, offers_allowed)], BATCH
    )
    return found


def _household(one: Person, homes: Mapping[str, Dwelling], on: date) -> Household:
    return Household(
        code=one.code,
        birth_date=one.birth_date,
        partner_birth_date=one.partner_birth_date,
        size=one.size,
        registered_at=aware(one.registered_at),
        income_class=one.income,
        income_year=on.year - 1,
        income_proof="none" if one.income == "unknown" else "assessment",
        income_checked_on=None if one.income == "unknown" else on - _PROOF_AGE,
        dwelling=homes[one.home] if one.home else None,
        tenancy_start=one.tenancy_start,
        resident_children=one.resident_children,
        arrears_months=Decimal(str(one.arrears_months)),
        is_sample=True,
    )


def _priorities(one: Person, row: Household, on: date, offers_allowed: int) -> list[Priority]:
    granted = on - timedelta(days=500)
    found = []
    if one.required_bat is not None:
        found.append(
            Priority(
                household=row, kind="wmo", granted_on=granted, issued_by="Wmo", required_bat=one.required_bat,
                offers_allowed=offers_allowed, is_sample=True,
            )
        )  # fmt: skip
    if one.restructuring:
        kind, issued_by = "restructuring", "verhuurder"
        grant = Priority(household=row, kind=kind, granted_on=granted, issued_by=issued_by, is_sample=True)
        found.append(grant)
    return found


def home_facts(home: Home) -> facts.Dwelling:
    """A home as the rules see it."""
    return facts.Dwelling(
        home.code, home.corporation, home.place, home.type, home.bedrooms, home.bat, home.rent, True
    )


def person_facts(one: Person, home: Home | None, limits: Limits) -> facts.Seeker:
    """A household as the rules see it."""
    return facts.Seeker(
        id=one.code,
        birth_date=one.birth_date,
        partner_birth_date=one.partner_birth_date,
        household_size=one.size,
        income=standing_for(one.income, one.size, limits),
        registered_at=one.registered_at,
        label_restructuring=one.restructuring,
        label_wmo=one.required_bat is not None,
        required_bat=one.required_bat,
        leaves_dwelling_type=home.type if home else "",
        leaves_bedrooms=home.bedrooms if home else None,
        leaves_landlord=home.corporation if home else None,
        tenancy_start=one.tenancy_start,
        resident_children=one.resident_children,
        arrears_months=Decimal(str(one.arrears_months)),
    )


def aware(moment: datetime | None) -> datetime | None:
    """A moment on the clock here, with its zone."""
    return None if moment is None else timezone.make_aware(moment)
