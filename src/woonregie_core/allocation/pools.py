# SPDX-License-Identifier: EUPL-1.2
"""Which suitable vacancies are meant for seniors who move on: exactly their share, at every moment.

An error-accumulating rule: a vacancy joins the pool as soon as the share allows one more. After n vacancies
the pool holds more than share·n - 1 and at most share·n of them (D004, section 4.3: at most 30 %). Labels are
fixed when an advert is published; a later vacancy or withdrawal never changes an earlier one. A direct offer takes
a place in the share too (same section: "incl. directe bemiddeling"), if there is one; the share is a ceiling.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from woonregie_core.allocation.agreement import Agreement, PoolScope
from woonregie_core.allocation.facts import Advert, Model, Pool


@dataclass(frozen=True, slots=True)
class PoolStep:
    """One booking: which pool an advert joined and how the count stood after it."""

    advert_id: str
    scope: str
    pool: Pool
    by_rule: bool
    vacancies: int
    moving_on: int


def fits_one_more(moving_on: int, vacancies: int, agreement: Agreement) -> bool:
    """Whether the next vacancy may join the pool, with so many of so many in it before."""
    return moving_on + 1 <= agreement.pool_share * (vacancies + 1)


def is_suitable(advert: Advert, agreement: Agreement) -> bool:
    """Whether the division in pools applies; a dwelling of unknown level is outside until it is measured."""
    bat = advert.dwelling.bat
    return bat is not None and bat >= agreement.pool_minimum_bat


def publication_order(adverts: Iterable[Advert]) -> list[Advert]:
    """Adverts in the order in which they were published."""
    return sorted(adverts, key=lambda advert: (advert.opens, advert.id))


def divide(
    adverts: Iterable[Advert], agreement: Agreement, before: dict[str, tuple[int, int]] | None = None
) -> tuple[dict[str, Advert], list[PoolStep]]:
    """Give every advert its pool, in the order of publication.

    Args:
        before: per scope how many vacancies there were before, and how many of them in the pool.

    Returns:
        The adverts with their pool by id, and the bookings.
    """
    vacancies: Counter[str] = Counter({scope: counts[0] for scope, counts in (before or {}).items()})
    moving_on: Counter[str] = Counter({scope: counts[1] for scope, counts in (before or {}).items()})
    labelled: dict[str, Advert] = {}
    steps: list[PoolStep] = []
    for advert in publication_order(adverts):
        scope = advert.dwelling.corporation if agreement.pool_scope is PoolScope.CORPORATION else ""
        counted = is_suitable(advert, agreement) and _counts(advert, agreement)
        pool, by_rule = _pool(advert, moving_on[scope], vacancies[scope], agreement)
        labelled[advert.id] = replace(advert, pool=pool)
        if counted:
            vacancies[scope] += 1
            moving_on[scope] += pool is Pool.MOVING_ON
            steps.append(PoolStep(advert.id, scope, pool, by_rule, vacancies[scope], moving_on[scope]))
    return labelled, steps


def _counts(advert: Advert, agreement: Agreement) -> bool:
    return advert.model is Model.OFFER or agreement.mediation_counts


def _pool(advert: Advert, moving_on: int, vacancies: int, agreement: Agreement) -> tuple[Pool, bool]:
    if advert.pool is not None:
        return advert.pool, False
    if not is_suitable(advert, agreement):
        return Pool.OUTSIDE, True
    if not _counts(advert, agreement):
        return Pool.GENERAL, True
    return (Pool.MOVING_ON if fits_one_more(moving_on, vacancies, agreement) else Pool.GENERAL), True
