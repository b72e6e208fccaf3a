# SPDX-License-Identifier: EUPL-1.2
"""A figure for one year ahead. Figures of different years cannot be added or subtracted: types say so, and so does
the running program.

The target of the programme runs to and including 2030, the programme itself to 2035 and the expected growth to
2040 (D001). A need of 2040 less a target of 2030 is no number.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from woonregie_core.needs.problems import NeedsError


class Horizon:
    """A year ahead that figures can be about."""

    year: int


class To2030(Horizon):
    """To and including 2030: the national target (D001, sections 3.2 and 5.1)."""

    year = 2030


class To2035(Horizon):
    """To and including 2035: the programme (D001)."""

    year = 2035


class To2040(Horizon):
    """To and including 2040: the expected growth of households and care (D001, section 3.1)."""

    year = 2040


H = TypeVar("H", bound=Horizon)


@dataclass(frozen=True)
class Ahead(Generic[H]):
    """A number for one horizon, in the unit of what it counts."""

    value: float
    horizon: type[H]

    def __add__(self, other: "Ahead[H]") -> "Ahead[H]":
        return Ahead(self.value + self._same(other).value, self.horizon)

    def __sub__(self, other: "Ahead[H]") -> "Ahead[H]":
        return Ahead(self.value - self._same(other).value, self.horizon)

    def _same(self, other: "Ahead[H]") -> "Ahead[H]":
        if self.horizon is not other.horizon:
            years = (self.horizon.year, other.horizon.year)
            raise NeedsError(
                "horizon", f"Een cijfer voor {years[0]} en een voor {years[1]} zijn niet te verrekenen."
            )
        return other
