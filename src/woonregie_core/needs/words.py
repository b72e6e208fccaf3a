# SPDX-License-Identifier: EUPL-1.2
"""The words of the engine, and the order in which its arrays keep them."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from woonregie_core.needs.problems import NeedsError

Floats = NDArray[np.float64]

SEXES = ("man", "vrouw")
BAND_STARTS = (65, 75, 85)


class Dwelling(StrEnum):
    """Kinds of dwelling from the lowest need to the highest; a later one can serve an earlier need."""

    STEP_FREE = "nultreden"
    CLUSTERED = "geclusterd"
    CARE_READY = "zorggeschikt"


class Care(StrEnum):
    """States of care. Somebody is in exactly one: use of Wmo and Wlz overlaps, so they are never added up."""

    NONE = "none"
    WMO = "wmo"
    WMO_AND_WLZ = "wmo_wlz"
    WLZ_HOME = "wlz_home"
    WLZ_INTRAMURAL = "wlz_intramural"


class Ground(StrEnum):
    """Why somebody has a Wlz indication (CIZ grounds, table 84529NED of CBS)."""

    PSYCHOGERIATRIC = "pg"
    SOMATIC = "somatic"
    OTHER = "other"


class Position(StrEnum):
    """Place in the household of somebody who lives at home."""

    ALONE = "alone"
    COUPLE = "couple"
    OTHER = "other"


DWELLINGS = tuple(Dwelling)
HOME_CARE = (Care.NONE, Care.WMO, Care.WMO_AND_WLZ, Care.WLZ_HOME)
WLZ = (Care.WMO_AND_WLZ, Care.WLZ_HOME, Care.WLZ_INTRAMURAL)
# Cells of care with their ground, "none" left out: it is what remains.
CELLS: tuple[tuple[Care, Ground | None], ...] = (
    (Care.WMO, None),
    *((care, ground) for care in WLZ for ground in Ground),
)
# Rates that move together: Wmo, and Wlz by ground (PG rises while somatic falls; CBS 84529NED).
GROUPS = ("wmo", *Ground)
GROUP_OF_CELL = np.array([0, *(1 + place for _ in WLZ for place in range(len(Ground)))], np.int64)
FIRST_INTRAMURAL = 1 + 2 * len(Ground)

PERSONS_65, PERSONS_75, PERSONS_85, HOUSEHOLDS_75 = range(4)
FIRST_CELL = 4
FIRST_HOME_NEED = FIRST_CELL + len(CELLS)
FIRST_OVERFLOW_NEED = FIRST_HOME_NEED + len(DWELLINGS)
MEASURES = FIRST_OVERFLOW_NEED + len(DWELLINGS)


@dataclass(frozen=True)
class Areas:
    """Neighbourhoods in a fixed order.

    Attributes:
        codes: one per neighbourhood, unique.
        districts: district of each neighbourhood.
    """

    codes: tuple[str, ...]
    districts: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(set(self.codes)) != len(self.codes) or len(self.codes) != len(self.districts):
            raise NeedsError("areas", "Elke buurt hoort één keer voor te komen, met haar stadsdeel.")

    def of_district(self, district: str) -> NDArray[np.int64]:
        """Places of the neighbourhoods of a district.

        Raises:
            NeedsError: the district is not known.
        """
        places = np.flatnonzero(np.array(self.districts) == district)
        if not len(places):
            raise NeedsError("areas", f"Stadsdeel '{district}' is niet bekend.", district=district)
        return places.astype(np.int64)

    def place(self, code: str) -> int:
        """Place of a neighbourhood.

        Raises:
            NeedsError: the code is not known.
        """
        if code not in self.codes:
            raise NeedsError("areas", f"Buurt '{code}' is niet bekend.", area=code)
        return self.codes.index(code)


def cell_of(care: Care, ground: Ground | None = None) -> int:
    """Place of a state of care, with its ground where it has one, in `CELLS`."""
    return CELLS.index((care, ground))
