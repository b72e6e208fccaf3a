# SPDX-License-Identifier: EUPL-1.2
"""What the scan knows of woonzorgzones, for an input that leaves it open."""

from dataclasses import dataclass, replace

import numpy as np

from woonregie.access.grant import Grant
from woonregie.needs.content import Given
from woonregie.proximity.queries.share import zone_shares


@dataclass(frozen=True)
class ZonesFilled:
    """An input whose empty shares were filled.

    Attributes:
        areas: neighbourhoods that were filled. scans: numbers of the scans that told; a decision has none.
        synthetic: whether one of those scans is made up.
    """

    given: Given
    areas: tuple[str, ...]
    scans: tuple[int, ...]
    synthetic: bool


def with_zones(grant: Grant, given: Given) -> ZonesFilled:
    """The input with a share wherever it was empty and the scan or a decision knows one; the rest stays unknown.

    A neighbourhood that a decision names lies in a zone as a whole, for its border is not known; elsewhere the
    share of its people in a computed zone counts (`proximity.queries.share`). At most seven queries.
    """
    shares, filled = zone_shares(grant), given.zone_share.copy()
    known = {
        at: shares[code]
        for at, code in enumerate(given.world.population.areas.codes)
        if np.isnan(filled[at]) and code in shares and shares[code].for_needs is not None
    }
    for at, share in known.items():
        filled[at] = share.for_needs
    codes = given.world.population.areas.codes
    scans = sorted({one.scan for one in known.values() if one.scan is not None and one.designated is None})
    synthetic = any(one.synthetic and one.designated is None for one in known.values())
    made = replace(given, zone_share=filled, synthetic=given.synthetic or synthetic)
    return ZonesFilled(made, tuple(codes[at] for at in known), tuple(scans), synthetic)
