# SPDX-License-Identifier: EUPL-1.2
"""A small pilot to test with: one landlord, one neighbourhood, a few senior tenants."""

from datetime import date
from typing import Any

from allocation.services.world import corporation, make_dwelling, make_household, operator
from factories import make_place
from woonregie.allocation.models import Household
from woonregie.places.models import Place
from woonregie.seniors.models import Case, Pilot
from woonregie.seniors.services.cases import make_cases

START, ON, END = date(2024, 1, 1), date(2024, 3, 1), date(2024, 12, 31)


def make_pilot(*codes: str) -> Pilot:
    pilot = Pilot.objects.create(code=f"pilot-{Pilot.objects.count()}", title="Pilot", start=START, end=END)
    pilot.corporations.set([corporation(code) for code in codes or ("servatius",)])
    return pilot


def make_tenant(place: Place | None = None, landlord: str = "servatius", **fields: Any) -> Household:
    """A household of 74 in a family home with three bedrooms."""
    home = make_dwelling(landlord, type="eengezinswoning", bedrooms=3, bat=0, place=place or make_place())
    values = {"birth_date": date(1950, 1, 1), "dwelling": home, "tenancy_start": date(1990, 1, 1), **fields}
    return make_household(**values)


def make_case(pilot: Pilot | None = None, place: Place | None = None, **fields: Any) -> Case:
    pilot = pilot or make_pilot()
    tenant = make_tenant(place, **fields)
    make_cases(operator(), pilot, ON)
    return Case.objects.get(household=tenant)
