# SPDX-License-Identifier: EUPL-1.2
"""Three different things side by side: computed zones, designated zones, and zones of the Deltaplan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.figures.models import Statement
from woonregie.places.models import Place
from woonregie.proximity.labels import category_word
from woonregie.proximity.models import DesignatedZone, Zone
from woonregie.proximity.queries.designated import (
    DELTAPLAN,
    DESIGNATED,
    printed_numbers,
    standing_zones,
    withdrawn_zones,
)
from woonregie.proximity.queries.loading import Scored, scored
from woonregie.proximity.queries.neighbourhoods import mean
from woonregie.proximity.queries.protected import ELSEWHERE, Cell, count_words, protected
from woonregie.proximity.queries.scans import Chosen, chosen
from woonregie.sources.models import Passage
from woonregie.stock.queries.area import latest_bat

PEOPLE = "people"


@dataclass(frozen=True)
class ZoneRow:
    """One computed zone.

    Attributes:
        people, addresses: in words, rounded and hidden where they are small.
        dwellings: estimated dwellings in words, by BAT level; a level that nobody counted is not known.
        stability: part of the draws in which its people keep their class.
        named: zones by decision, and zones of the Deltaplan, that name a neighbourhood in which it lies.
    """

    zone: Zone
    people: str
    addresses: str
    missing: list[str]
    addition: str
    dwellings: Mapping[str, str]
    stability: float | None
    places: list[str]
    named: list[DesignatedZone]


@dataclass(frozen=True)
class ZonesPage:
    """The page; the three lists are never added up."""

    chosen: Chosen
    rows: list[ZoneRow]
    levels: list[str]
    designated: list[DesignatedZone]
    deltaplan: list[DesignatedZone]
    withdrawn: list[DesignatedZone]
    printed: list[Statement]
    stock_passages: list[Passage]


def zones_page(grant: Grant, number: int, walker: str = "", weighing: str = "") -> ZonesPage | None:
    """The page; None where there is no such scan. At most twelve queries."""
    found = chosen(grant, number, walker, weighing)
    if found is None:
        return None
    town, zones = scored(found), list(found.result.zones.select_related("place"))
    standing = standing_zones()
    homes = homes_in(grant, town, zones)
    rows = _rows(found, town, zones, homes, standing)
    return ZonesPage(
        found,
        rows,
        sorted({level for row in rows for level in row.dwellings}),
        [zone for zone in standing if zone.kind == DESIGNATED],
        [zone for zone in standing if zone.kind == DELTAPLAN],
        withdrawn_zones(),
        printed_numbers(),
        homes.passages,
    )


@dataclass(frozen=True)
class Homes:
    """Estimated dwellings by zone and BAT level, with their sources.

    Attributes:
        counts: of every zone and of what lies in none, so that all add up.
        known: the cells of which at least one neighbourhood of the zone has a count. The others are no nought.
    """

    counts: dict[Cell, float]
    known: set[Cell]
    passages: list[Passage]


def homes_in(grant: Grant, town: Scored, zones: Sequence[Zone]) -> Homes:
    """Dwellings of each neighbourhood, in proportion to its people in each zone. Two queries."""
    counted = latest_bat(grant)
    codes = {place.pk: place.code for place in Place.objects.filter(pk__in=counted)}
    weight = np.nan_to_num(town.town.points.people)
    inside = np.full(len(weight), -1)
    for index, zone in enumerate(zones):
        inside[zone.members] = index
    found, known = dict[Cell, float](), set[Cell]()
    passages: dict[int, Passage] = {}
    for place, cells in counted.items():
        rows = town.by_place.get(codes[place], np.array([], dtype=int))
        total = weight[rows].sum()
        if total <= 0:
            continue
        passages |= {cell.passage_id: cell.passage for cell in cells.values()}
        shares = np.bincount(inside[rows] + 1, weights=weight[rows], minlength=len(zones) + 1) / total
        for level, cell in cells.items():
            for index, share in enumerate(shares.tolist()):
                part = ELSEWHERE if index == 0 else str(zones[index - 1].number)
                found[part, level] = found.get((part, level), 0.0) + share * (cell.count or 0)
                known |= {(part, level)} if share > 0 else set()
    return Homes(found, known, list(passages.values()))


def _rows(
    found: Chosen,
    town: Scored,
    zones: Sequence[Zone],
    homes: Homes,
    standing: Sequence[DesignatedZone],
) -> list[ZoneRow]:
    people = _people(found, town, zones)
    shown = protected(found.scan, homes.counts)
    names = dict(Place.objects.filter(code__in=town.by_place).values_list("code", "name"))
    levels = sorted({level for _part, level in homes.counts if level != "totaal"})
    by_place: dict[str, list[DesignatedZone]] = {}
    for one in standing:
        for place in one.places.all():
            by_place.setdefault(place.code, []).append(one)
    rows = []
    for zone in zones:
        key, codes = str(zone.number), _codes(town, zone)
        near = {named.pk: named for code in codes for named in by_place.get(code, [])}
        rows.append(
            ZoneRow(
                zone,
                count_words(people.get((key, PEOPLE))),
                count_words(people.get((key, "addresses"))),
                [category_word(code) for code in zone.missing],
                category_word(zone.addition) if zone.addition else "",
                {
                    level: count_words(shown.get((key, level))) if (key, level) in homes.known else _("onbekend")
                    for level in levels
                },
                _stable(town, zone),
                [names.get(code, code) for code in codes],
                list(near.values()),
            )
        )
    return rows


def _people(found: Chosen, town: Scored, zones: Sequence[Zone]) -> Mapping[Cell, int]:
    """People and addresses per zone and outside, as they may be shown."""
    points = town.town.points
    counts: dict[Cell, float] = {}
    for zone in zones:
        counts[str(zone.number), PEOPLE] = zone.people
        counts[str(zone.number), "addresses"] = zone.addresses
    for kind, every in ((PEOPLE, points.people), ("addresses", points.addresses)):
        inside = sum(value for (_part, what), value in counts.items() if what == kind)
        counts[ELSEWHERE, kind] = max(float(np.nansum(every)) - inside, 0.0)
    return protected(found.scan, counts)


def _codes(town: Scored, zone: Zone) -> list[str]:
    """The neighbourhoods in which a zone lies, the one with most of its points first."""
    counts: dict[str, int] = {}
    for row in zone.members:
        code = town.town.places[row]
        if code:
            counts[code] = counts.get(code, 0) + 1
    return sorted(counts, key=lambda code: (-counts[code], code))


def _stable(town: Scored, zone: Zone) -> float | None:
    rows = np.array(zone.members, dtype=int)
    return mean(town.stability[rows], np.nan_to_num(town.town.points.people)[rows])
