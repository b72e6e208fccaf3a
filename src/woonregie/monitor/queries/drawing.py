# SPDX-License-Identifier: EUPL-1.2
"""Where places stand on a map: their real borders, or the cells of a schematic one."""

from collections.abc import Sequence
from dataclasses import dataclass

from woonregie.monitor.queries.town import Town
from woonregie.places.models import Place, PlaceShape
from woonregie.places.tiles import drawn_tiles, tiles_in_blocks
from woonregie.sources.models import Passage
from woonregie_core.geography.sheet import Sheet, centre_of, draw_sheet
from woonregie_core.geography.tiles import Centre, Tile, tiles_from_centres

SHEET_WIDTH = 620
ENOUGH = 0.5  # with borders for fewer of the places, the schematic map says more


@dataclass(frozen=True)
class Borders:
    """Real borders of places in one year, on a sheet, with the data set they come from."""

    sheet: Sheet
    year: int
    passage: Passage


def borders_of(places: Sequence[Place]) -> Borders | None:
    """The latest borders of places; None where too few of them have any. One query."""
    shapes = PlaceShape.objects.filter(place__in=[place.pk for place in places])
    latest = list(shapes.filter(year=shapes.order_by("-year").values("year")[:1]).select_related(*_ORIGINS))
    if not latest:
        return None
    drawn = _drawn(places, latest)
    return drawn if len(drawn.sheet.outlines) >= ENOUGH * len(places) else None


_ORIGINS = ("passage__document", "passage__dataset")


def _drawn(places: Sequence[Place], shapes: Sequence[PlaceShape]) -> Borders:
    codes = {place.pk: place.code for place in places}
    sheet = draw_sheet({codes[shape.place_id]: shape.geometry for shape in shapes}, SHEET_WIDTH)
    return Borders(sheet, shapes[0].year, shapes[0].passage)


def tiles_of(town: Town, places: Sequence[Place]) -> dict[str, Tile]:
    """A cell for each place: as the profile drew it, else from borders, else in blocks. At most one query."""
    ids = {place.pk: place.code for place in places}
    drawn = drawn_tiles(places)
    if len(drawn) == len(places):
        return drawn
    groups = {place.code: _group(town, place) for place in places}
    known = PlaceShape.objects.filter(place__in=ids).order_by("year")
    shapes = {shape.place_id: shape.geometry for shape in known}
    if shapes.keys() == ids.keys():
        centres = [Centre(ids[pk], *centre_of(geometry), groups[ids[pk]]) for pk, geometry in shapes.items()]
        return tiles_from_centres(centres)
    return tiles_in_blocks(groups)


def _group(town: Town, place: Place) -> str:
    district = town.district_of(place)
    return district.name if district else ""
