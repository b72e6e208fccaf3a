# SPDX-License-Identifier: EUPL-1.2
"""Counters of shares in law: at least 95 % fitting, at most 7.5 or 15 % free (Woningwet art. 46 and 48)."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Counter:
    """A share that must stay at least, or at most, so much.

    Attributes:
        counted: lettings that count on the good side (`at_least`) or that use the room (`at_most`).
        room: how many more may fall on the other side at the present number; negative where too many did.
    """

    counted: int
    total: int
    limit_percent: Fraction
    room: int

    @property
    def percent(self) -> Fraction | None:
        """The present share; None before the first letting."""
        return Fraction(100 * self.counted, self.total) if self.total else None

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.room >= 0


def at_least(counted: int, total: int, limit_percent: Fraction) -> Counter:
    """A share that may not fall below a limit, as 95 % of fitting lettings."""
    _check(counted, total)
    most_others = (100 - limit_percent) * total // 100
    return Counter(counted, total, limit_percent, int(most_others) - (total - counted))


def at_most(counted: int, total: int, limit_percent: Fraction) -> Counter:
    """A share that may not rise above a limit, as 7.5 % of free lettings."""
    _check(counted, total)
    return Counter(counted, total, limit_percent, int(limit_percent * total // 100) - counted)


def _check(counted: int, total: int) -> None:
    if not 0 <= counted <= total:
        raise ValueError(f"{counted}/{total}")
