# SPDX-License-Identifier: EUPL-1.2
"""An income as a class, so that a registry needs no amounts (GDPR art. 5(1)(c)): the three sides of two limits."""

from enum import StrEnum

from woonregie_core.allocation.limits import Limits


class IncomeClass(StrEnum):
    """Where an income lies: up to the limit for a fitting rent, up to the one for social housing, or above."""

    FITTING = "fitting"
    SOCIAL = "social"
    ABOVE = "above"
    UNKNOWN = "unknown"


def standing_for(found: IncomeClass, household_size: int | None, limits: Limits) -> int | None:
    """An income in cents a year that stands for its class: every rule answers as it would for the class.

    Args:
        household_size: the size for which the class was established; without it the income is not known.

    Returns:
        The lowest limit itself for `FITTING`, one cent above the limit below for the others; None if unknown.
    """
    if household_size is None or found is IncomeClass.UNKNOWN:
        return None
    fitting = [limits.fitting_income(household_size, elderly) for elderly in (True, False)]
    if found is IncomeClass.FITTING:
        return min(fitting)
    return (max(fitting) if found is IncomeClass.SOCIAL else limits.daeb_income(household_size)) + 1
