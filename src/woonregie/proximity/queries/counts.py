# SPDX-License-Identifier: EUPL-1.2
"""How many zones there are at every threshold and radius: any one number is a point in this range."""

from dataclasses import dataclass

from woonregie.access.grant import Grant
from woonregie.figures.models import Statement
from woonregie.proximity.queries.designated import printed_numbers
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.scans import Chosen, chosen


@dataclass(frozen=True)
class CountCell:
    """One threshold and radius. `here` marks the limits that the scan uses."""

    zones: int
    share: float
    here: bool


@dataclass(frozen=True)
class CountsPage:
    """A row per threshold with a cell per radius."""

    chosen: Chosen
    radii: list[float]
    rows: list[tuple[float, list[CountCell]]]
    fewest: int
    most: int
    threshold: float
    radius: float
    printed: list[Statement]


def counts_page(grant: Grant, number: int, walker: str = "", weighing: str = "") -> CountsPage | None:
    """The table; None where there is no such scan. At most six queries."""
    found = chosen(grant, number, walker, weighing)
    if found is None:
        return None
    rules = scored(found).scores.settings.zone
    cells = {
        (threshold, radius): CountCell(zones, share, threshold == rules.threshold and radius == rules.radius)
        for threshold, radius, zones, share in found.result.counts
    }
    thresholds, radii = (sorted({key[n] for key in cells}) for n in (0, 1))
    every = [cell.zones for cell in cells.values()] or [0]
    return CountsPage(
        found,
        radii,
        [(threshold, [cells[threshold, radius] for radius in radii]) for threshold in thresholds],
        min(every),
        max(every),
        rules.threshold,
        rules.radius,
        printed_numbers(),
    )
