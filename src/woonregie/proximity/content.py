# SPDX-License-Identifier: EUPL-1.2
"""What a scan is made of, as plain values: handed to the service that stores it, and read back for pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped
from woonregie_core.proximity.network import Network
from woonregie_core.proximity.points import Points, Reached
from woonregie_core.proximity.settings import Walker


@dataclass(frozen=True)
class Spot:
    """A facility: kind, code, name, metres in RD, and where it comes from with its day."""

    category: str
    code: str
    name: str
    x: float
    y: float
    source: str
    as_of: date | None = None


@dataclass(frozen=True)
class Streets:
    """A walking network with the points on it."""

    network: Network
    places: Snapped


@dataclass(frozen=True)
class Ways:
    """Distances over some of the streets; `streets` None where distances are straight lines."""

    reached: Reached
    streets: Streets | None = None


@dataclass(frozen=True)
class Town:
    """Points with their distances: the input of every score.

    Attributes:
        places: code of the neighbourhood of each point, "" where not known.
        degrees: (p, 2), longitude and latitude.
        safety: (p), 0 to 1; None without such an indicator.
        reached: three nearest of each category, searched as far as the farthest walker goes.
        streets: None where distances are straight lines.
        step_free: the ways without steps, for somebody with a rollator; None where they are the same.
    """

    points: Points
    places: tuple[str, ...]
    degrees: Floats
    safety: Floats | None
    reached: Reached
    streets: Streets | None = None
    step_free: Ways | None = None

    def for_walker(self, walker: str) -> "Town":
        """The town as one walker can go through it."""
        if self.step_free is None or walker != str(Walker.ROLLATOR):
            return replace(self, step_free=None)
        return replace(self, reached=self.step_free.reached, streets=self.step_free.streets, step_free=None)


@dataclass(frozen=True)
class About:
    """What is said of a scan.

    Attributes:
        on: day of the policy. walker, weighing: shown when nobody asks otherwise.
        synthetic: whether people or facilities are made up.
        differences: how sources of facilities differ; each with `category`, `facility` and `words`.
        remarks: what was odd, in words.
    """

    name: str
    on: date
    walker: str = "standard"
    weighing: str = "parts"
    synthetic: bool = False
    municipality_id: int | None = None
    differences: tuple[Mapping[str, Any], ...] = ()
    remarks: tuple[str, ...] = field(default=())
