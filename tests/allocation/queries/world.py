# SPDX-License-Identifier: EUPL-1.2
"""Lettings with nothing but what is counted, and grants for every kind of reader."""

from datetime import date
from itertools import count

from allocation.services.world import make_dwelling, make_household
from woonregie.access.grant import Actor, Grant, Scope
from woonregie.allocation.models import Advert, Letting, TargetBudget, TargetLine

_numbers = count(1)


def reader(scope: Scope, party_id: int | None = None) -> Grant:
    return Grant(Actor("lezer", "reader", party_id=party_id), "allocation.steer", scope)


EVERYTHING, PROTECTED = reader(Scope.ALL), reader(Scope.RELEASED)


def make_letting(day: date, group: str = "regulier", landlord: str = "servatius") -> Letting:
    home, household = make_dwelling(landlord), make_household()
    advert = Advert.objects.create(
        code=f"L{next(_numbers)}", dwelling=home, opens=day, closes=day, state="let", seed="s", commitment="c"
    )
    return Letting.objects.create(
        advert=advert, dwelling=home, household=household, contract_date=day, rent=60_000, label="regular",
        target_group=group, income_class="fitting", fitting="PAS",
    )  # fmt: skip


def make_budget(**planned: int) -> TargetBudget:
    """Two years from New Year 2024: 731 days."""
    budget = TargetBudget.objects.create(title="Twee jaar", start=date(2024, 1, 1), end=date(2025, 12, 31))
    for group, number in planned.items():
        TargetLine.objects.create(budget=budget, group=group, planned=number)
    return budget
