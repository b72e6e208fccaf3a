# SPDX-License-Identifier: EUPL-1.2
"""A number of dwellings as plans state it: exact, about, between two numbers, or not known."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """Between `low` and `high` dwellings. `about` means that the text rounds ("ca."); it widens nothing."""

    low: int
    high: int
    about: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"{self.low}–{self.high}")

    @classmethod
    def exactly(cls, count: int, about: bool = False) -> "Amount":
        """One number."""
        return cls(count, count, about)

    @property
    def is_range(self) -> bool:
        """Whether the text names two numbers."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of amounts. `unknown` counts those that state no number: they are in neither bound."""

    low: int
    high: int
    about: bool
    unknown: int


def total(amounts: Iterable[Amount | None]) -> Total:
    """Amounts added up."""
    listed = list(amounts)
    known = [amount for amount in listed if amount is not None]
    return Total(
        sum(amount.low for amount in known),
        sum(amount.high for amount in known),
        any(amount.about for amount in known),
        len(listed) - len(known),
    )
