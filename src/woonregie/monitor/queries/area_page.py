# SPDX-License-Identifier: EUPL-1.2
"""All that the page of one area shows: its figures beside district and municipality, and what happens there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from woonregie.access.grant import Grant
from woonregie.indicators.queries.area import KeyFigure
from woonregie.looks.maps import Area, Map, map_of_tiles
from woonregie.monitor.queries.agreed import ACTION, COMMITMENT, SIGNAL, Agreed, Subject, agreed_in, sees_signals
from woonregie.monitor.queries.drawing import tiles_of
from woonregie.monitor.queries.figures import figures_of
from woonregie.monitor.queries.living import Living, living_in
from woonregie.monitor.queries.town import Town, town
from woonregie.monitor.words import Trend, beside_city, message, trend_of
from woonregie.places.models import Place
from woonregie.stock.models import Project
from woonregie.stock.queries.area import PlaceStock, stock_of_places
from woonregie.stock.queries.projects import named_projects

TILES = 8
EMPTY = map_of_tiles({}, [])


@dataclass(frozen=True)
class Figure:
    """A key figure of an area, with the same of its district."""

    own: KeyFigure
    district: KeyFigure | None
    trend: Trend | None
    beside: str

    @property
    def values(self) -> list[float | None]:
        """The line through its periods."""
        return [point.value for point in self.own.history]


@dataclass(frozen=True)
class PartRow:
    """What happens in one part of an area; `place` is None for what belongs to none of the parts."""

    place: Place | None
    counts: tuple[int, ...]


@dataclass(frozen=True)
class AreaPage:
    """The page of one area."""

    town: Town
    place: Place
    district: Place | None
    parts: list[Place]
    figures: list[Figure]
    agreed: Agreed
    living: Living
    stock: list[PlaceStock]
    projects: list[Project]
    sees_signals: bool
    on: date

    @cached_property
    def map(self) -> Map:
        """Where the area lies: the smallest places of the town as tiles, those inside it marked."""
        smallest = self.town.at(self.town.levels[-1]) if self.town.levels else []
        areas = [Area(place.code, place.name, "", "", "", here=place.pk in self.inside) for place in smallest]
        return (
            map_of_tiles(tiles_of(self.town, smallest), areas)
            if len(self.inside) < len(self.town.places)
            else EMPTY
        )

    @property
    def tiles(self) -> list[Figure]:
        """The figures that come first."""
        return self.figures[:TILES]

    @property
    def inside(self) -> frozenset[int]:
        """Ids of the area and everything in it."""
        return self.town.inside[self.place.pk]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is counted per part."""
        return (COMMITMENT, ACTION, SIGNAL) if self.sees_signals else (COMMITMENT, ACTION)

    @property
    def commitments(self) -> list[Subject]:
        """Commitments that name the area or something in it."""
        return self.agreed.of(COMMITMENT, self.inside)

    @property
    def actions(self) -> list[Subject]:
        """Actions there."""
        return self.agreed.of(ACTION, self.inside)

    @property
    def signals(self) -> list[Subject]:
        """Signals that stand open there."""
        return self.agreed.of(SIGNAL, self.inside)

    @property
    def message(self) -> str:
        """What a reader should know first."""
        return message(self.place.name, [figure.own for figure in self.figures], len(self.signals))

    @cached_property
    def part_rows(self) -> list[PartRow]:
        """Counts per part, and at the end what belongs to the area and to none of its parts."""
        rows = [
            PartRow(part, tuple(self.agreed.count(kind, self.town.inside[part.pk]) for kind in self.kinds))
            for part in self.parts
        ]
        return [*rows, PartRow(None, tuple(self._left(kind) for kind in self.kinds))] if rows else []

    def _left(self, kind: str) -> int:
        """A subject may name several parts, so what is left is counted by subject and not by subtracting."""
        in_parts = frozenset().union(*(self.town.inside[part.pk] for part in self.parts))
        return len(set(self.agreed.of(kind, self.inside)) - set(self.agreed.of(kind, in_parts)))


def area_page(grant: Grant, code: str, on: date) -> AreaPage | None:
    """What is known of one area; None where there is no such place. At most ten queries."""
    found = town(code)
    place = found.by_code(code) if found else None
    if found is None or place is None:
        return None
    district = found.district_of(place)
    figures = figures_of(grant, found, [place.pk, *([district.pk] if district else [])], on)
    return AreaPage(
        town=found,
        place=place,
        district=district,
        parts=found.parts_of(place),
        figures=beside_district(figures.get(place.pk, []), figures.get(district.pk, []) if district else []),
        agreed=agreed_in(grant, found.inside[place.pk], on),
        living=living_in(found, place, on),
        stock=stock_of_places(grant, found.inside[place.pk], on),
        projects=named_projects(grant, found.inside[place.pk]),
        sees_signals=sees_signals(grant),
        on=on,
    )


def beside_district(own: Sequence[KeyFigure], district: Sequence[KeyFigure]) -> list[Figure]:
    """Each figure with that of the district in the same period."""
    there = {(figure.series.code, figure.period): figure for figure in district}
    return [
        Figure(figure, there.get((figure.series.code, figure.period)), trend_of(figure), beside_city(figure))
        for figure in own
    ]
