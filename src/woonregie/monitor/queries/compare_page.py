# SPDX-License-Identifier: EUPL-1.2
"""Two areas side by side, with the municipality beside them."""

from dataclasses import dataclass
from datetime import date

from woonregie.access.grant import Grant
from woonregie.indicators.queries.area import KeyFigure
from woonregie.monitor.queries.agreed import ACTION, COMMITMENT, Agreed, agreed_in
from woonregie.monitor.queries.figures import figures_of
from woonregie.monitor.queries.town import Town, town
from woonregie.places.models import Place, PlaceKind


@dataclass(frozen=True)
class Pair:
    """One figure in both areas; a figure that only one of them has leaves the other empty."""

    a: KeyFigure | None
    b: KeyFigure | None

    @property
    def known(self) -> KeyFigure:
        """The one that there is."""
        found = self.a or self.b
        assert found is not None
        return found


@dataclass(frozen=True)
class ComparePage:
    """The page; `places` are all areas to choose from."""

    town: Town
    a: Place
    b: Place
    places: list[Place]
    pairs: list[Pair]
    agreed: Agreed
    on: date

    @property
    def counts(self) -> list[tuple[str, int, int]]:
        """What is agreed and done in both."""
        return [
            (kind, *(self.agreed.count(kind, self.town.inside[place.pk]) for place in (self.a, self.b)))  # type: ignore[misc]
            for kind in (COMMITMENT, ACTION)
        ]


def compare_page(grant: Grant, a: str, b: str, on: date) -> ComparePage | None:
    """Two areas of the town; an unknown one becomes one of the largest level. At most seven queries."""
    found = town()
    if found is None or not found.levels:
        return None
    largest = found.at(found.levels[0])
    one = found.by_code(a) or largest[0]
    other = found.by_code(b) or next((place for place in largest if place.pk != one.pk), one)
    figures = figures_of(grant, found, [one.pk, other.pk], on)
    return ComparePage(
        town=found,
        a=one,
        b=other,
        places=[place for kind in (*found.levels, PlaceKind.AREA_TEAM) for place in found.at(kind)],
        pairs=_pairs(figures.get(one.pk, []), figures.get(other.pk, [])),
        agreed=agreed_in(grant, found.inside[one.pk] | found.inside[other.pk], on),
        on=on,
    )


def _pairs(own: list[KeyFigure], others: list[KeyFigure]) -> list[Pair]:
    a = {figure.series.code: figure for figure in own}
    b = {figure.series.code: figure for figure in others}
    return [Pair(a.get(code), b.get(code)) for code in dict.fromkeys([*a, *b])]
