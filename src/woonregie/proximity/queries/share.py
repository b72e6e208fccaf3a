# SPDX-License-Identifier: EUPL-1.2
"""Which share of a neighbourhood's people lives in a zone; for needs, dwellings and the brochure."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from woonregie.access.grant import Grant
from woonregie.places.models import Place, PlaceKind
from woonregie.proximity.models import DesignatedZone, Zone
from woonregie.proximity.queries.designated import DESIGNATED, zones_by_place
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.protected import fewest_people
from woonregie.proximity.queries.scans import Chosen, chosen, newest_released


@dataclass(frozen=True)
class ZoneShare:
    """One neighbourhood. The three are different things and are never added up.

    Attributes:
        computed: share of its people in a computed zone, 0 to 1; None where no scan knows it.
        zones: the computed zones in it, most of its people first.
        named: zones by decision or of the Deltaplan that name it.
        scan: the number of the scan; None where no scan knows it. synthetic: whether that scan is made up.
    """

    computed: float | None
    zones: tuple[str, ...]
    named: tuple[DesignatedZone, ...]
    scan: int | None
    synthetic: bool

    @property
    def designated(self) -> float | None:
        """1 where a decision that is in force names it; None where none does, as its border is not known."""
        now = any(zone.kind == DESIGNATED and zone.state == "now" for zone in self.named)
        return 1.0 if now else None

    @property
    def for_needs(self) -> float | None:
        """The field `zone_share` of needs: by decision where there is one, else computed."""
        return self.designated if self.designated is not None else self.computed


def zone_shares(grant: Grant) -> Mapping[str, ZoneShare]:
    """For every place that the newest scan or a named zone knows, its share. At most seven queries."""
    return _shares(chosen(grant))


def public_zone_shares() -> Mapping[str, ZoneShare]:
    """The same from the newest scan that everybody may read. At most seven queries."""
    found = newest_released()
    return _shares(found, fewest_people(found.scan) if found else 0)


def share_rows(municipality: str) -> list[tuple[Place, ZoneShare]]:
    """The public shares of the neighbourhoods of a municipality, by name. At most eight queries."""
    shares = public_zone_shares()
    inside = Place.objects.filter(code__in=shares, kind=PlaceKind.NEIGHBOURHOOD)
    around = inside.filter(around__ancestor__code=municipality) if municipality else inside
    return [(place, shares[place.code]) for place in around.order_by("name")]


def zone_share(grant: Grant, code: str) -> ZoneShare:
    """The share of one place."""
    return zone_shares(grant).get(code, ZoneShare(None, (), (), None, False))


def _shares(found: Chosen | None, fewest: int = 0) -> Mapping[str, ZoneShare]:
    named, computed = zones_by_place(), _computed(found, fewest)
    number = found.scan.number if found else None
    synthetic = bool(found and found.scan.synthetic)
    return {
        code: ZoneShare(
            computed[code][0] if code in computed else None,
            computed[code][1] if code in computed else (),
            tuple(named.get(code, ())),
            number if code in computed else None,
            synthetic and code in computed,
        )
        for code in sorted({*computed, *named})
    }


def _computed(found: Chosen | None, fewest: int) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Share and names of zones by place; a place without people, or with too few, is left out."""
    if found is None:
        return {}
    town, zones = scored(found), list(Zone.objects.filter(result=found.result))
    weight = np.nan_to_num(town.town.points.people)
    inside = np.full(len(weight), -1)
    for index, zone in enumerate(zones):
        inside[zone.members] = index
    shares = {}
    for code, rows in town.by_place.items():
        total = float(weight[rows].sum())
        if total > 0 and total >= fewest:
            parts = np.bincount(inside[rows] + 1, weights=weight[rows], minlength=len(zones) + 1)[1:] / total
            order = [index for index in np.argsort(-parts, kind="stable").tolist() if parts[index] > 0]
            shares[code] = (float(parts.sum()), tuple(zones[index].name for index in order))
    return shares
