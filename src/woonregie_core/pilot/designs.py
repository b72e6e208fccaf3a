# SPDX-License-Identifier: EUPL-1.2
"""How strong a comparison is: was it fixed before the pilot began, and who or what was the other side of it.

A comparison that was chosen afterwards, or of two periods only, shows a difference and no cause.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Strength(StrEnum):
    """What a difference may be taken for."""

    NONE = "none"  # nothing to hold it against
    DESCRIPTION = "description"  # two periods, or a comparison that was chosen late
    INDICATION = "indication"  # places that wait, chosen beforehand but not by lot
    LOT = "lot"  # places that wait, by a lot that was fixed beforehand


@dataclass(frozen=True, slots=True)
class Design:
    """What was fixed, and when.

    Attributes:
        starts_on: the first day of the pilot.
        fixed_on: when the comparison was fixed; None where it never was.
        has_period: whether there is an earlier period to hold the results against.
        waits: places that had not begun in the period that is looked at.
        drawn: whether a committed seed gave the order of the starts.
    """

    starts_on: date
    fixed_on: date | None
    has_period: bool
    waits: int = 0
    drawn: bool = False

    @property
    def in_time(self) -> bool:
        """Whether the comparison was fixed before the pilot began."""
        return self.fixed_on is not None and self.fixed_on < self.starts_on

    @property
    def strength(self) -> Strength:
        """How much the design allows to be said."""
        if not self.has_period and not self.waits:
            return Strength.NONE
        if not self.in_time or not self.waits:
            return Strength.DESCRIPTION
        return Strength.LOT if self.drawn else Strength.INDICATION
