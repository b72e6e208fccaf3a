# SPDX-License-Identifier: EUPL-1.2
"""All draws of one run, and what may be read from them: sums first, quantiles after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.words import CELLS, FIRST_CELL, HOUSEHOLDS_75, WLZ, Areas, Care, Floats, Ground


@dataclass(frozen=True)
class Band:
    """An interval per place of an array: low, middle and high, in the unit of what was counted."""

    low: Floats
    middle: Floats
    high: Floats


@dataclass(frozen=True)
class Outcome:
    """What a run gives.

    Attributes:
        years: 1 January of each, the base year first.
        measures: of shape (draws, areas, years, measures), in the order of `words`; one array holds all draws.
        short: of shape (draws, years): share of clients with intramural care who find no place.
        need, supply, gap: of shape (draws, areas, years, 3), dwellings; NaN where the stock is not known.
        rolled: whether chance was drawn; without, there is one expected path.
    """

    areas: Areas
    years: tuple[int, ...]
    scenario: Scenario
    confidence: float
    measures: Floats
    short: Floats
    need: Floats
    supply: Floats
    gap: Floats
    rolled: bool

    def band(self, values: Floats) -> Band:
        """Interval over the draws of values of shape (draws, ...). Sum over areas before, never after."""
        tail = (1.0 - self.confidence) / 2.0
        low, middle, high = np.quantile(values, (tail, 0.5, 1.0 - tail), axis=0)
        return Band(low, middle, high)

    def year(self, year: int) -> int:
        """Place of a year.

        Raises:
            NeedsError: the run does not reach it.
        """
        if year not in self.years:
            raise NeedsError(
                "horizon", f"Deze berekening loopt van {self.years[0]} tot {self.years[-1]}.", year=year
            )
        return self.years.index(year)

    def clients(self, *, wmo: bool = False, grounds: tuple[Ground, ...] = ()) -> Floats:
        """Persons with Wmo (with or without Wlz), or with Wlz on these grounds, of shape (draws, areas, years)."""
        cells = [
            FIRST_CELL + at
            for at, (care, ground) in enumerate(CELLS)
            if (wmo and care in (Care.WMO, Care.WMO_AND_WLZ)) or (care in WLZ and ground in grounds)
        ]
        return np.asarray(self.measures[..., cells].sum(axis=-1))

    def households_75(self) -> Floats:
        """One- and two-person households of 75 and older at home, of shape (draws, areas, years)."""
        return self.measures[..., HOUSEHOLDS_75]

    def over_areas(self, values: Floats, places: NDArray[np.int64] | None = None) -> Floats:
        """Sum over all neighbourhoods, or over some, of values of shape (draws, areas, ...), draw by draw."""
        return np.asarray((values if places is None else values[:, places]).sum(axis=1))

    def unknown_areas(self) -> tuple[str, ...]:
        """Neighbourhoods whose gap is not known, because their stock is not."""
        wrong = np.isnan(self.gap).any(axis=(0, 2, 3))
        return tuple(self.areas.codes[at] for at in np.flatnonzero(wrong))
