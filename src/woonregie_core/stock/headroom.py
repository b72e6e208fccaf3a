# SPDX-License-Identifier: EUPL-1.2
"""How many dwellings may still leave the affordable classes before the agreed share breaks.

A dwelling that leaves stays in the stock (its rent rises), so the total does not change: with `a` affordable of
`t` dwellings and a share of p %, n may leave as long as (a - n)·100 ≥ p·t. In whole numbers (D000, theme 1: 80 %).
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Headroom:
    """The outcome with what it rests on.

    Attributes:
        needed: fewest affordable dwellings that keep the share.
        room: how many may leave; negative where so many are missing already.
    """

    affordable: int
    total: int
    share_percent: Fraction
    needed: int
    room: int

    @property
    def percent(self) -> Fraction | None:
        """The present share in per cent; None where there are no dwellings."""
        return Fraction(100 * self.affordable, self.total) if self.total else None


def headroom(affordable: int, total: int, share_percent: Fraction) -> Headroom:
    """The room in a stock.

    Raises:
        ValueError: more affordable dwellings than dwellings, or a negative number.
    """
    if not 0 <= affordable <= total:
        raise ValueError(f"{affordable}/{total}")
    needed = -(-share_percent * total // 100)  # rounded up: a part of a dwelling does not exist
    return Headroom(affordable, total, share_percent, int(needed), affordable - int(needed))


@dataclass(frozen=True, slots=True)
class Step:
    """What a year's projects do to a stock; both between a low and a high number.

    Attributes:
        affordable: change of the affordable dwellings, lowest and highest.
        others: change of the other dwellings, lowest and highest.
    """

    year: int
    affordable: tuple[int, int]
    others: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ahead:
    """The room after the projects up to and including a year, in the worst and in the best case."""

    year: int
    worst: Headroom
    best: Headroom


def ahead(affordable: int, total: int, share_percent: Fraction, steps: list[Step]) -> list[Ahead]:
    """The room year after year. Worst: fewest affordable and most other dwellings; best: the other way round."""
    found = []
    low = high = affordable
    few = many = total - affordable
    for step in sorted(steps, key=lambda each: each.year):
        low, high = max(0, low + step.affordable[0]), max(0, high + step.affordable[1])
        few, many = max(0, few + step.others[0]), max(0, many + step.others[1])
        found.append(
            Ahead(step.year, headroom(low, low + many, share_percent), headroom(high, high + few, share_percent))
        )
    return found
