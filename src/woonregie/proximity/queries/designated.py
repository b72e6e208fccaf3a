# SPDX-License-Identifier: EUPL-1.2
"""Zones that somebody named, and what documents say of how many there are."""

from collections import defaultdict
from collections.abc import Mapping

from woonregie.figures.models import Statement
from woonregie.proximity.models import DesignatedZone

DESIGNATED, DELTAPLAN = "designated", "deltaplan"
MEASURE = "zones"
_ORIGINS = ("passage__document", "passage__dataset")


def standing_zones() -> list[DesignatedZone]:
    """Every zone that was named and not withdrawn. Two queries."""
    zones = DesignatedZone.objects.filter(withdrawn_on=None).select_related(*_ORIGINS)
    return list(zones.prefetch_related("places"))


def withdrawn_zones() -> list[DesignatedZone]:
    """Every zone that was named and withdrawn. Two queries."""
    zones = DesignatedZone.objects.filter(withdrawn_on__isnull=False).select_related(*_ORIGINS)
    return list(zones.prefetch_related("places"))


def zones_by_place() -> Mapping[str, list[DesignatedZone]]:
    """The zones that stand, by code of each place that they name. Two queries."""
    found: dict[str, list[DesignatedZone]] = defaultdict(list)
    for zone in standing_zones():
        for place in zone.places.all():
            found[place.code].append(zone)
    return found


def printed_numbers() -> list[Statement]:
    """What documents say of how many zones there are. One query."""
    return list(Statement.objects.filter(measure=MEASURE).select_related(*_ORIGINS).order_by("code"))
