# SPDX-License-Identifier: EUPL-1.2
"""What the registry holds, as the facts that the rules look at."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from woonregie.allocation.models import Advert, Deviation, Dwelling, Household, Priority, Reaction
from woonregie.conf.policy import profile_policy
from woonregie_core.allocation import facts
from woonregie_core.allocation.income_class import IncomeClass, standing_for
from woonregie_core.allocation.run import Rules


def rules_on(day: date) -> Rules:
    """The rules of this installation's profile on a day.

    Raises:
        UnknownParameter: one of them is not known on that day.
    """
    return _rules(settings.PROFILE, day)


@lru_cache(maxsize=512)
def _rules(profile: str, day: date) -> Rules:
    return Rules.from_policy(profile_policy(profile).on(day))


def dwelling_facts(dwelling: Dwelling) -> facts.Dwelling:
    """A home; `corporation` and `place` have to be loaded."""
    return facts.Dwelling(
        id=dwelling.code,
        corporation=dwelling.corporation.code,
        place=dwelling.place.code,
        type=dwelling.type,
        bedrooms=dwelling.bedrooms,
        bat=dwelling.bat,
        rent=dwelling.rent,
        daeb=dwelling.daeb,
    )


def advert_facts(advert: Advert) -> facts.Advert:
    """An advert with its home."""
    return facts.Advert(
        id=advert.code,
        dwelling=dwelling_facts(advert.dwelling),
        opens=advert.opens,
        closes=advert.closes,
        pool=facts.Pool(advert.pool),
        model=facts.Model(advert.model),
    )


def seeker_facts(household: Household, on: date) -> facts.Seeker:
    """A household as the rules of a day see it; priorities that are not granted or not valid on it do not count.

    `priorities` and `dwelling__corporation` should be prefetched; nobody's income is more than a class.
    """
    granted = {one.kind: one for one in household.priorities.all() if holds(one, on)}
    wmo = granted.get("wmo")
    kind, bedrooms, landlord = _left_behind(household)
    income = standing_for(IncomeClass(household.income_class), household.size, rules_on(on).limits)
    return facts.Seeker(
        id=household.code,
        birth_date=household.birth_date,
        partner_birth_date=household.partner_birth_date,
        household_size=household.size,
        income=income,
        registered_at=on_the_clock(household.registered_at),
        label_restructuring="restructuring" in granted,
        label_wmo=wmo is not None,
        required_bat=wmo.required_bat if wmo else None,
        leaves_dwelling_type=kind,
        leaves_bedrooms=bedrooms,
        leaves_landlord=landlord,
        tenancy_start=household.tenancy_start,
        resident_children=household.resident_children,
        arrears_months=household.arrears_months,
        offers_counted=wmo.offers_counted if wmo else 0,
    )


def holds(priority: Priority, on: date) -> bool:
    """Whether a priority counts on a day."""
    if priority.state != "granted" or (priority.granted_on and priority.granted_on > on):
        return False
    return priority.valid_until is None or priority.valid_until >= on


def is_registered(household: Household, on: date) -> bool:
    """Whether a household may react on a day."""
    since = on_the_clock(household.registered_at)
    if since is None or since.date() > on:
        return False
    return household.registered_until is None or household.registered_until >= on


def given_for(
    advert: Advert,
    households: Iterable[Household],
    reactions: Iterable[Reaction],
    deviations: Iterable[Deviation],
) -> facts.Input:
    """Everything that the rules look at for one advert, on the day it closes."""
    return facts.Input(
        seekers=tuple(seeker_facts(household, advert.closes) for household in households),
        adverts=(advert_facts(advert),),
        reactions=tuple(
            facts.Reaction(advert.code, one.household.code, _required(one.reacted_at)) for one in reactions
        ),
        deviations=tuple(
            facts.Deviation(advert.code, one.household.code, one.condition, one.allow, one.by, one.reason)
            for one in deviations
        ),
    )


def on_the_clock(moment: datetime | None) -> datetime | None:
    """A moment on the clock of this installation, without its zone."""
    return None if moment is None else _required(moment)


def _required(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


def _left_behind(household: Household) -> tuple[str | None, int | None, str | None]:
    home = household.dwelling
    if home is None:
        return household.leaves_type, household.leaves_bedrooms, household.leaves_landlord
    return home.type, home.bedrooms, home.corporation.code
