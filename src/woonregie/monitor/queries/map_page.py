# SPDX-License-Identifier: EUPL-1.2
"""All that the map page shows: one subject over the places of one level, in classes, drawn and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from woonregie.access.grant import Grant
from woonregie.looks.maps import Area, Key, Map, fill_of, map_of_tiles, map_with_borders
from woonregie.looks.wording import number_words
from woonregie.monitor.queries.drawing import Borders, borders_of, tiles_of
from woonregie.monitor.queries.subjects import Cell, Choice, Shown, choices, shown
from woonregie.monitor.queries.town import Town, town
from woonregie.monitor.words import as_measured, cell_words, class_words, status_words, value_words
from woonregie.places.models import Place, PlaceKind
from woonregie.sources.models import Passage
from woonregie_core.geography.breaks import Classes, Method, class_breaks

TILES, BORDERS = "tegels", "grenzen"
METHODS = {"natuurlijk": Method.NATURAL, "kwantiel": Method.QUANTILE, "gelijk": Method.EQUAL}
ABSENT = Cell(None, "missing")


@dataclass(frozen=True)
class Asked:
    """What the address asks for; whatever does not exist falls back to the first that does."""

    subject: str = ""
    period: str = ""
    level: str = ""
    method: str = ""
    drawing: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the table beneath the map."""

    place: Place
    district: str
    cell: Cell
    words: str
    fill: str
    short: str


@dataclass(frozen=True)
class MapPage:
    """The page; `asked` holds what is really shown."""

    town: Town
    asked: Asked
    levels: list[PlaceKind]
    choices: list[Choice]
    shown: Shown
    legend: list[Key]
    rows: list[Row]
    map: Map
    borders: Borders | None
    has_borders: bool

    @property
    def total_words(self) -> str:
        """The number of the municipality; empty where there is none."""
        total = self.shown.total
        return self._words(total.value) if total else ""

    @property
    def left_words(self) -> str:
        """What belongs to none of the places; empty where places do not add up to the municipality."""
        return self._words(self.shown.left)

    def _words(self, value: float | None) -> str:
        return "" if value is None else value_words(value, self.shown.decimals, self.shown.unit)

    @property
    def passages(self) -> list[Passage]:
        """Every source of the numbers, each once."""
        cells = [*(row.cell for row in self.rows), *([self.shown.total] if self.shown.total else [])]
        return list({cell.passage.pk: cell.passage for cell in cells if cell.passage}.values())


def map_page(grant: Grant, asked: Asked, on: date) -> MapPage | None:
    """The map with its legend and table; None before a municipality is loaded. At most nine queries."""
    found = town()
    if found is None or not found.levels:
        return None
    level = asked.level if asked.level in found.levels else found.levels[-1]
    places = found.at(level)
    options = choices(grant, places)
    choice = next((each for each in options if each.code == asked.subject), options[0])
    subject = shown(grant, found, places, choice, asked.period or None, on)
    if subject is None:
        return None
    method = asked.method if asked.method in METHODS else next(iter(METHODS))
    classes = classes_of(subject, METHODS[method])
    rows = [_row(found, place, subject, classes) for place in places]
    borders = borders_of(places)
    tiles = borders is None or asked.drawing == TILES
    real = Asked(subject.code, subject.period, level, method, TILES if tiles else BORDERS)
    return MapPage(
        town=found,
        asked=real,
        levels=found.levels,
        choices=options,
        shown=subject,
        legend=legend_of(subject, classes, rows),
        rows=rows,
        map=_map(found, places, rows, None if tiles else borders),
        borders=None if tiles else borders,
        has_borders=borders is not None,
    )


def classes_of(subject: Shown, method: Method) -> Classes:
    """Classes of the values that there are."""
    return class_breaks([cell.value for cell in subject.cells.values() if cell.value is not None], method)


def _row(found: Town, place: Place, subject: Shown, classes: Classes) -> Row:
    cell = subject.cells.get(place.pk, ABSENT)
    district = found.district_of(place)
    words = cell_words(cell.value, cell.status, subject.decimals, subject.unit)
    short = "" if cell.value is None else number_words(as_measured(cell.value, subject.decimals))
    return Row(place, district.name if district else "", cell, words, fill_for(cell, classes), short)


def fill_for(cell: Cell, classes: Classes) -> str:
    """The fill of a place: its class, or the pattern that says why there is none."""
    if cell.value is None:
        return "suppressed" if cell.status == "suppressed" else "missing"
    return fill_of(classes.index_of(cell.value), len(classes.classes))


def legend_of(subject: Shown, classes: Classes, rows: Sequence[Row]) -> list[Key]:
    """The classes with their numbers from low to high, and the patterns that occur."""
    keys = []
    for index, each in enumerate(classes.classes):
        last = index == len(classes.classes) - 1
        words = class_words(each, last, subject.decimals, subject.unit)
        keys.append(Key(fill_of(index, len(classes.classes)), words, each.count))
    for fill in ("suppressed", "missing"):
        count = sum(row.fill == fill for row in rows)
        keys += [Key(fill, status_words(fill), count)] if count else []
    return keys


def _map(found: Town, places: Sequence[Place], rows: Sequence[Row], borders: Borders | None) -> Map:
    areas = [area_of(row) for row in rows]
    return map_with_borders(borders.sheet, areas) if borders else map_of_tiles(tiles_of(found, places), areas)


def area_of(row: Row) -> Area:
    """A place as the map draws it; it leads to the page of the place."""
    address = reverse("monitor:area", args=[row.place.code])
    return Area(row.place.code, row.place.name, address, row.words, row.fill, row.district, short=row.short)


def as_query(asked: Asked, **changes: str) -> str:
    """The query of an address that shows the same, with changes."""
    kept = {
        "cijfer": asked.subject,
        "periode": asked.period,
        "niveau": asked.level,
        "indeling": asked.method,
        "kaart": asked.drawing,
    }
    return urlencode({name: value for name, value in (kept | changes).items() if value})
