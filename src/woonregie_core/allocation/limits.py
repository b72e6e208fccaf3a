# SPDX-License-Identifier: EUPL-1.2
"""Limits in law on one day: incomes and rents. A value that is not known stops the decision.

Sources: Woningwet art. 46-48; BTIV 2015 art. 54 and 56; Wet op de huurtoeslag art. 13, 17, 20; the citation of
each value stands with it in the profile.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from woonregie_core.policy.parameters import PolicyOn

_CENTS = Decimal(100)

NAMES = (
    "allocation.law.daeb_income_one",
    "allocation.law.daeb_income_more",
    "allocation.law.daeb_rent",
    "allocation.law.fitting_income_one",
    "allocation.law.fitting_income_more",
    "allocation.law.fitting_income_one_elderly",
    "allocation.law.fitting_income_more_elderly",
    "allocation.law.rent_cap_low",
    "allocation.law.rent_cap_high",
    "allocation.law.quality_rent",
    "allocation.law.youth_age",
    "allocation.law.pension_age_months",
)


@dataclass(frozen=True)
class Limits:
    """Money in cents. Incomes a year, rents a month; `youth_age` in years, `pension_age_months` in months."""

    day: date
    daeb_income_one: int
    daeb_income_more: int
    daeb_rent: int
    fitting_income_one: int
    fitting_income_more: int
    fitting_income_one_elderly: int
    fitting_income_more_elderly: int
    rent_cap_low: int
    rent_cap_high: int
    quality_rent: int
    youth_age: int
    pension_age_months: int

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Limits":
        """The limits in force on the day of the policy.

        Raises:
            UnknownParameter: one of them is not known on that day.
        """
        values = {name.rpartition(".")[2]: policy.number(name) for name in NAMES}
        plain = {name: int(values.pop(name)) for name in ("youth_age", "pension_age_months")}
        return cls(day=policy.day, **plain, **{name: int(value * _CENTS) for name, value in values.items()})

    def daeb_income(self, household_size: int) -> int:
        """Highest income for a dwelling of the social sector, by size of the household."""
        return self.daeb_income_one if household_size == 1 else self.daeb_income_more

    def fitting_income(self, household_size: int, elderly: bool) -> int:
        """Income up to which a dwelling has to be fitting (passend toewijzen)."""
        if household_size == 1:
            return self.fitting_income_one_elderly if elderly else self.fitting_income_one
        return self.fitting_income_more_elderly if elderly else self.fitting_income_more

    def rent_cap(self, household_size: int) -> int:
        """The aftoppingsgrens: the low one for one or two persons, the high one for more."""
        return self.rent_cap_low if household_size <= 2 else self.rent_cap_high
