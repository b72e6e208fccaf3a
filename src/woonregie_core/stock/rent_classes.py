# SPDX-License-Identifier: EUPL-1.2
"""Rent classes by the limits in law of one year (D000, theme 1; Wet op de huurtoeslag art. 13 and 20)."""

from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.policy.parameters import PolicyOn


class RentClass(StrEnum):
    """From low to high; every rent lies in exactly one."""

    CHEAP = "goedkoop"
    AFFORDABLE_1 = "betaalbaar-1"
    AFFORDABLE_2 = "betaalbaar-2"
    TO_LIMIT = "tot-liberalisatiegrens"
    ABOVE_LIMIT = "boven-liberalisatiegrens"


AFFORDABLE = (RentClass.CHEAP, RentClass.AFFORDABLE_1, RentClass.AFFORDABLE_2)
"""The classes that the 80 % of agreement 1c counts (D000, theme 1): up to the high aftoppingsgrens."""


@dataclass(frozen=True, slots=True)
class RentLimits:
    """Upper bounds in cents a month, the bound itself included."""

    quality_rent: int
    rent_cap_low: int
    rent_cap_high: int
    daeb_rent: int

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "RentLimits":
        """The limits in force on the day of the policy.

        Raises:
            UnknownParameter: one of them is not known on that day; it is never taken from another year.
        """
        names = ("quality_rent", "rent_cap_low", "rent_cap_high", "daeb_rent")
        return cls(**{name: int(policy.number(f"allocation.law.{name}") * 100) for name in names})

    def class_of(self, rent: int) -> RentClass:
        """The class of a rent in cents a month."""
        bounds = (self.quality_rent, self.rent_cap_low, self.rent_cap_high, self.daeb_rent)
        for bound, found in zip(bounds, RentClass, strict=False):
            if rent <= bound:
                return found
        return RentClass.ABOVE_LIMIT
