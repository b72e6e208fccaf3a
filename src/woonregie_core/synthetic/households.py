# SPDX-License-Identifier: EUPL-1.2
"""Made-up households: senior tenants of family homes in the ages that the documents count, and seekers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from woonregie_core.allocation.income_class import IncomeClass
from woonregie_core.synthetic.calibration import Calibration
from woonregie_core.synthetic.draws import chance
from woonregie_core.synthetic.homes import FAMILY, Home

_YEAR = 365.2425
_MONTH = _YEAR / 12


@dataclass(frozen=True, slots=True)
class Person:
    """One household under a pseudonym. `home` is a code of the homes, "" for who lives somewhere else.

    Attributes:
        registered_at: on the clock, without a zone; None for who is not registered.
        required_bat: level of a Wmo grant; None without one.
    """

    code: str
    birth_date: date
    partner_birth_date: date | None
    size: int
    registered_at: datetime | None
    income: IncomeClass
    home: str
    tenancy_start: date | None
    resident_children: int
    arrears_months: float
    required_bat: int | None
    restructuring: bool


def make_households(numbers: Calibration, homes: Sequence[Home], on: date, seed: str) -> tuple[Person, ...]:
    """All households; ages, tenancies and registrations are those of a day.

    Raises:
        ValueError: there are fewer family homes than senior tenants, or fewer seekers than registered tenants.
    """
    tenants: list[Person] = []
    for corporation in sorted(numbers.tenants_55):
        tenants += _tenants(numbers, homes, corporation, on, seed)
    registered = sum(one.registered_at is not None for one in tenants)
    if registered > numbers.seekers:
        raise ValueError(f"{registered} > {numbers.seekers}")
    return (*tenants, *_seekers(numbers, numbers.seekers - registered, on, seed))


def make_newcomers(numbers: Calibration, count: int, start: date, end: date, seed: str) -> tuple[Person, ...]:
    """Seekers who registered between two days, to take the place of those who found a home."""
    draws = chance(seed, "newcomers")
    days = draws.integers(0, (end - start).days, count)
    found = _seekers(numbers, count, end, f"{seed}/newcomers")
    moments = [datetime.combine(start + timedelta(days=int(day)), time(12)) for day in days]
    return tuple(
        replace(one, code=f"N-{number:05d}", registered_at=moment)
        for number, (one, moment) in enumerate(zip(found, moments, strict=True))
    )


def _tenants(
    numbers: Calibration, homes: Sequence[Home], corporation: str, on: date, seed: str
) -> Iterator[Person]:
    """Senior tenants: exactly so many from 55 and from 70 on."""
    count, old = numbers.tenants_55[corporation], numbers.tenants_70[corporation]
    family = [home.code for home in homes if home.corporation == corporation and home.type == FAMILY]
    if len(family) < count or old > count:
        raise ValueError(f"{corporation}: {len(family)} homes, {count} and {old} tenants")
    draws = chance(seed, "tenants", corporation)
    older = 70.01 + draws.gamma(2.2, 4.0, old).clip(max=28)
    ages = np.concatenate([older, draws.uniform(55.01, 69.99, count - old)])
    where = draws.permutation(len(family))[:count]
    tenancy = draws.uniform(0.5, 38, count)
    partner = draws.random(count) < np.where(ages < 75, 0.6, 0.4)
    children = draws.random(count) < 0.08
    arrears = np.where(draws.random(count) < 0.03, draws.uniform(0.5, 3, count), 0.0)
    registered = draws.random(count) < numbers.registered_share
    searching = draws.exponential(numbers.search_months * _MONTH, count)
    incomes = _incomes(draws, count, (0.72, 0.2, 0.05, 0.03))
    needs = _needs(draws, count, numbers.wmo_share * 2)
    moment = draws.integers(8 * 60, 22 * 60, count)
    for number in range(count):
        yield Person(
            code=f"{corporation[:2].upper()}-H-{number:05d}",
            birth_date=_before(on, ages[number]),
            partner_birth_date=_before(on, ages[number] - 2.5) if partner[number] else None,
            size=1 + int(partner[number]) + int(children[number]),
            registered_at=_moment(on, searching[number], moment[number]) if registered[number] else None,
            income=incomes[number],
            home=family[where[number]],
            tenancy_start=_before(on, tenancy[number]),
            resident_children=int(children[number]),
            arrears_months=round(float(arrears[number]), 1),
            required_bat=needs[number] if registered[number] else None,
            restructuring=False,
        )


def _seekers(numbers: Calibration, count: int, on: date, seed: str) -> Iterator[Person]:
    draws = chance(seed, "seekers")
    youngest, span = np.array([18.0, 30.0, 60.0]), np.array([12.0, 30.0, 28.0])
    band = draws.integers(3, size=count)
    ages = youngest[band] + span[band] * draws.random(count)
    sizes = draws.choice([1, 2, 3, 4, 5], size=count, p=[0.56, 0.22, 0.11, 0.07, 0.04])
    searching = draws.exponential(numbers.search_months * _MONTH, count)
    incomes = _incomes(draws, count, (0.7, 0.22, 0.04, 0.04))
    needs = _needs(draws, count, numbers.wmo_share)
    moved_out = draws.random(count) < numbers.restructuring_share
    moment = draws.integers(8 * 60, 22 * 60, count)
    for number in range(count):
        yield Person(
            code=f"Z-{number:05d}",
            birth_date=_before(on, ages[number]),
            partner_birth_date=_before(on, ages[number] + 1) if sizes[number] == 2 else None,
            size=int(sizes[number]),
            registered_at=_moment(on, searching[number], moment[number]),
            income=incomes[number],
            home="",
            tenancy_start=None,
            resident_children=max(0, int(sizes[number]) - 2),
            arrears_months=0.0,
            required_bat=needs[number],
            restructuring=bool(moved_out[number]),
        )


def _incomes(draws: np.random.Generator, count: int, shares: tuple[float, ...]) -> list[IncomeClass]:
    kinds = tuple(IncomeClass)
    return [kinds[number] for number in draws.choice(len(kinds), size=count, p=shares)]


def _needs(draws: np.random.Generator, count: int, share: float) -> list[int | None]:
    granted = draws.random(count) < share
    levels = draws.choice([1, 2, 3], size=count, p=[0.5, 0.35, 0.15])
    return [int(level) if has else None for level, has in zip(levels, granted, strict=True)]


def _before(on: date, years: float) -> date:
    return on - timedelta(days=round(years * _YEAR))


def _moment(on: date, days: float, minutes: int) -> datetime:
    day = on - timedelta(days=1 + round(min(days, 20 * _YEAR)))
    return datetime.combine(day, time(int(minutes) // 60, int(minutes) % 60))
