# SPDX-License-Identifier: EUPL-1.2
"""The gap per neighbourhood on a schematic map, in classes, with its table."""

from dataclasses import dataclass

from woonregie.looks.maps import Area, Key, Map, fill_of, map_of_tiles
from woonregie.needs.queries.matrix import explain_url
from woonregie.needs.queries.runs import Shown
from woonregie.needs.results import AREA, Interval, Spot, middle_of
from woonregie.needs.words import band_words, dwellings
from woonregie.places.models import Place
from woonregie.places.tiles import drawn_or_in_blocks
from woonregie_core.geography.breaks import Class, Method, class_breaks
from woonregie_core.geography.tiles import Tile
from woonregie_core.needs.words import Dwelling


@dataclass(frozen=True)
class MapRow:
    """One neighbourhood: its number, its interval, and its fill on the map."""

    spot: Spot
    name: str
    district: str
    words: str
    band: str
    fill: str
    url: str


@dataclass(frozen=True)
class GapMap:
    """The map of one kind in one year."""

    kind: Dwelling
    year: int
    map: Map
    legend: list[Key]
    rows: list[MapRow]


def gap_map(page: Shown, kind: Dwelling, year: int) -> GapMap:
    """The map with its legend and table. One query more than the run itself."""
    bands = {spot: page.result.band(spot, f"gap.{kind}", year) for spot in page.result.at(AREA)}
    classes = class_breaks([round(band.middle) for band in bands.values() if band], Method.NATURAL)
    rows = []
    for spot, band in bands.items():
        number = len(classes.classes)
        fill = fill_of(classes.index_of(round(band.middle)), number) if band else "missing"
        rows.append(_row(page, spot, band, (kind, year, fill)))
    rows.sort(key=lambda row: (row.district, row.name))
    keys = [
        Key(fill_of(index, len(classes.classes)), _class_words(one), one.count)
        for index, one in enumerate(classes.classes)
    ]
    missing = sum(row.fill == "missing" for row in rows)
    legend = [*keys, *([Key("missing", dwellings(None), missing)] if missing else [])]
    areas = [Area(r.spot.code, r.name, r.url, _spoken(r), r.fill, r.district, short=r.words) for r in rows]
    return GapMap(kind, year, map_of_tiles(_tiles(rows), areas), legend, rows)


def _row(page: Shown, spot: Spot, band: Interval | None, asked: tuple[Dwelling, int, str]) -> MapRow:
    kind, year, fill = asked
    return MapRow(
        spot, page.name(spot), page.names.get(spot.district, spot.district),
        dwellings(middle_of(band)), band_words(band), fill, explain_url(page.run.number, spot, kind, year),
    )  # fmt: skip


def _spoken(row: MapRow) -> str:
    return f"{row.words} ({row.band})" if row.band else row.words


def _class_words(one: Class) -> str:
    low, high = round(one.least), round(one.greatest)
    return str(low) if low == high else f"{low}–{high}"


def _tiles(rows: list[MapRow]) -> dict[str, Tile]:
    """A cell for each neighbourhood, in blocks by district where the profile drew none."""
    districts = {row.spot.code: row.district for row in rows}
    return drawn_or_in_blocks(Place.objects.filter(code__in=districts).select_related("tile"), districts)
