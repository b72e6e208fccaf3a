# SPDX-License-Identifier: EUPL-1.2
"""Seekers and adverts as arrays, for numbers too large to explain one by one.

The answers are the same as those of `candidate.Candidate`; a test holds one to the other. Days are counted from
1 January 1970, money is in cents, `UNKNOWN`
stands for an amount that is not known, `NO_DAY` for a day that is not known, `NEVER` for a day that never comes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from woonregie_core.allocation.agreement import Agreement, Label
from woonregie_core.allocation.candidate import moving_on_letters
from woonregie_core.allocation.facts import Advert, Model, Pool, Seeker
from woonregie_core.allocation.limits import Limits

Days = NDArray[np.int32]
Flags = NDArray[np.bool_]

UNKNOWN = np.int32(-1)
NO_DAY = np.int32(-(2**31))
NEVER = np.int32(2**31 - 1)
NO_LIMIT = np.int32(2**31 - 1)
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class SeekerFacts:
    """What is known of n seekers, each array of length n.

    Attributes:
        registered: microseconds since 1970; the largest number where somebody is not registered.
        income: cents a year; household_size: persons; both -1 where unknown.
        moving_on: whether every condition of moving on holds that no date changes.
        birth, partner_birth, tenancy_start: days, `NO_DAY` where not known.
    """

    registered: NDArray[np.int64]
    birth: Days
    partner_birth: Days
    household_size: Days
    income: NDArray[np.int64]
    required_bat: NDArray[np.int8]
    restructuring: Flags
    wmo: Flags
    moving_on: Flags
    tenancy_start: Days
    offers_counted: NDArray[np.int8]


@dataclass(frozen=True)
class SeekerColumns:
    """What the limits and the agreement make of the facts; all that the kernels read."""

    registered: NDArray[np.int64]
    registered_day: Days
    social_income: Flags
    highest_rent: NDArray[np.int32]
    required_bat: NDArray[np.int8]
    restructuring: Flags
    wmo: Flags
    moving_on_from: Days
    offers_left: NDArray[np.int8]


@dataclass(frozen=True)
class AdvertColumns:
    """m adverts. `bat` is -1 where unknown; `pool` is a row of the table of ranks; `dwelling` a number."""

    opens: Days
    closes: Days
    rent: NDArray[np.int32]
    bat: NDArray[np.int8]
    daeb: Flags
    pool: NDArray[np.int8]
    direct: Flags
    social_rent: Flags
    dwelling: NDArray[np.int32]


def day_number(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - _EPOCH


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 on the clock that the moment was written by."""
    since = moment.replace(tzinfo=None) - datetime(1970, 1, 1)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def seeker_facts(seekers: Sequence[Seeker], agreement: Agreement) -> SeekerFacts:
    """The facts of seekers as arrays."""
    return SeekerFacts(
        registered=np.array([_registered(s) for s in seekers], np.int64),
        birth=_days([s.birth_date for s in seekers]),
        partner_birth=_days([s.partner_birth_date for s in seekers]),
        household_size=np.array([-1 if s.household_size is None else s.household_size for s in seekers], np.int32),
        income=np.array([-1 if s.income is None else s.income for s in seekers], np.int64),
        required_bat=np.array([s.required_bat or 0 for s in seekers], np.int8),
        restructuring=np.array([s.label_restructuring for s in seekers], np.bool_),
        wmo=np.array([s.label_wmo for s in seekers], np.bool_),
        moving_on=np.array([_may_move_on(s, agreement) for s in seekers], np.bool_),
        tenancy_start=_days([s.tenancy_start for s in seekers]),
        offers_counted=np.array([s.offers_counted for s in seekers], np.int8),
    )


def derive(facts: SeekerFacts, limits: Limits, agreement: Agreement) -> SeekerColumns:
    """What the rules of one day make of the facts."""
    age_from = plus_months(facts.birth, 12 * agreement.minimum_age)
    tenancy_from = plus_months(facts.tenancy_start, 12 * agreement.minimum_tenancy_years)
    fitting = _highest_fitting_rent(facts, limits)
    highest = fitting
    if agreement.youth_rent_applies:
        highest = np.minimum(fitting, _highest_youth_rent(facts, fitting, limits))
    return SeekerColumns(
        registered=facts.registered,
        registered_day=(facts.registered // 86_400_000_000).clip(max=int(NEVER)).astype(np.int32),
        social_income=_social_income(facts, limits),
        highest_rent=highest.astype(np.int32),
        required_bat=facts.required_bat,
        restructuring=facts.restructuring,
        wmo=facts.wmo,
        moving_on_from=np.where(facts.moving_on, np.maximum(age_from, tenancy_from), NEVER).astype(np.int32),
        offers_left=(agreement.maximum_offers - facts.offers_counted).astype(np.int8),
    )


def advert_columns(adverts: Sequence[Advert], limits: Limits) -> AdvertColumns:
    """Adverts, each with its pool, as arrays."""
    homes = [advert.dwelling for advert in adverts]
    numbers: dict[str, int] = {}
    return AdvertColumns(
        opens=_days([advert.opens for advert in adverts]),
        closes=_days([advert.closes for advert in adverts]),
        rent=np.array([home.rent for home in homes], np.int32),
        bat=np.array([-1 if home.bat is None else home.bat for home in homes], np.int8),
        daeb=np.array([home.daeb for home in homes], np.bool_),
        pool=np.array([advert.pool is Pool.MOVING_ON for advert in adverts], np.int8),
        direct=np.array([advert.model is Model.MEDIATION for advert in adverts], np.bool_),
        social_rent=np.array([not home.daeb or home.rent <= limits.daeb_rent for home in homes], np.bool_),
        dwelling=np.array([numbers.setdefault(home.id, len(numbers)) for home in homes], np.int32),
    )


def rank_table(agreement: Agreement) -> NDArray[np.int8]:
    """Rank of each label, shape (2 pools, 4 labels); 127 where the pool does not know the label.

    Columns are restructuring, Wmo, moving on, regular; rows the general pool and the one for moving on.
    """
    labels = (Label.RESTRUCTURING, Label.WMO, Label.MOVING_ON, Label.REGULAR)
    orders = (agreement.order_general, agreement.order_moving_on)
    return np.array([[o.index(x) if x in o else 127 for x in labels] for o in orders], np.int8)


def plus_months(days: Days, months: int) -> Days:
    """The days so many months later, as `ages.plus_months`; unknown days never come."""
    start = days.astype("datetime64[D]")
    month = start.astype("datetime64[M]")
    wanted = month + months
    later = wanted.astype("datetime64[D]") + (start - month.astype("datetime64[D]"))
    first_after = (wanted + 1).astype("datetime64[D]")
    reached = np.minimum(later, first_after).astype(np.int64)
    return np.where(days == NO_DAY, NEVER, reached).astype(np.int32)


def _registered(seeker: Seeker) -> int:
    return microseconds(seeker.registered_at) if seeker.registered_at else np.iinfo(np.int64).max


def _days(days: Sequence[date | None]) -> Days:
    return np.array([NO_DAY if day is None else day_number(day) for day in days], np.int32)


def _may_move_on(seeker: Seeker, agreement: Agreement) -> bool:
    known = seeker.birth_date is not None and seeker.tenancy_start is not None
    return known and set(moving_on_letters(seeker, agreement)) == {"M"}


def _social_income(facts: SeekerFacts, limits: Limits) -> Flags:
    most = np.where(facts.household_size == 1, limits.daeb_income_one, limits.daeb_income_more)
    return (facts.income >= 0) & (facts.household_size > 0) & (facts.income <= most)


def _elderly(facts: SeekerFacts, limits: Limits) -> Flags:
    new_year = day_number(date(limits.day.year, 1, 1))
    own = plus_months(facts.birth, limits.pension_age_months) <= new_year
    return own | (plus_months(facts.partner_birth, limits.pension_age_months) <= new_year)


def _highest_fitting_rent(facts: SeekerFacts, limits: Limits) -> NDArray[np.int64]:
    """`candidate.highest_fitting_rent`: no limit above the income, -1 where it is not sure."""
    one, income = facts.household_size == 1, facts.income
    young = np.where(one, limits.fitting_income_one, limits.fitting_income_more)
    old = np.where(one, limits.fitting_income_one_elderly, limits.fitting_income_more_elderly)
    elderly = _elderly(facts, limits)
    sure = (facts.birth != NO_DAY) | elderly | ((income <= young) == (income <= old))
    due = income <= np.where(elderly, old, young)
    cap = np.where(facts.household_size <= 2, limits.rent_cap_low, limits.rent_cap_high)
    known = (income >= 0) & (facts.household_size > 0) & sure
    return np.where(known, np.where(due, cap, NO_LIMIT), UNKNOWN)


def _highest_youth_rent(facts: SeekerFacts, fitting: NDArray[np.int64], limits: Limits) -> NDArray[np.int64]:
    grown_up = plus_months(facts.birth, 12 * limits.youth_age) <= day_number(limits.day)
    young = np.where((fitting == UNKNOWN) | (fitting == NO_LIMIT), fitting, limits.quality_rent)
    return np.where(facts.birth == NO_DAY, UNKNOWN, np.where(grown_up, NO_LIMIT, young))


def reactions_by_advert(
    reacted: Sequence[Mapping[int, int | None]],
) -> tuple[NDArray[np.int64], NDArray[np.int32], Days]:
    """Reactions as rows: starts (m + 1), seeker numbers, day of reaction (`NO_DAY` where none is needed)."""
    starts = np.zeros(len(reacted) + 1, np.int64)
    starts[1:] = np.cumsum([len(found) for found in reacted])
    seekers = np.array([seeker for found in reacted for seeker in found], np.int32)
    days = np.array([NO_DAY if d is None else d for found in reacted for d in found.values()], np.int32)
    return starts, seekers, days
