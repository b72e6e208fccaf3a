# SPDX-License-Identifier: EUPL-1.2
"""Everything known at the base year. Missing is NaN and is refused here with its place; it never becomes 0."""

from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import BAND_STARTS, CELLS, SEXES, Areas, Floats, Position


@dataclass(frozen=True)
class Population:
    """People by neighbourhood, sex and single year of age; the last age is open.

    Attributes:
        base_year: 1 January of this year.
        first_age: age of the first column; 65 less the years that are projected, or younger.
        persons: of shape (areas, sexes, ages), persons.
        spread: of shape (areas,), relative standard deviation of what was apportioned; 0 where it was counted.
        entrants: of shape (areas, sexes), persons who reach the first age each year.
    """

    areas: Areas
    base_year: int
    first_age: int
    persons: Floats
    spread: Floats
    entrants: Floats

    def __post_init__(self) -> None:
        n, ages = len(self.areas.codes), self.persons.shape[-1]
        check("persons", self.persons, (n, len(SEXES), ages), self.areas)
        check("spread", self.spread, (n,), self.areas)
        check("entrants", self.entrants, (n, len(SEXES)), self.areas)
        if self.first_age > BAND_STARTS[0] or self.first_age + ages - 1 < BAND_STARTS[-1]:
            raise NeedsError(
                "ages", "De leeftijden lopen niet van 65 of jonger tot 85 of ouder.", first=self.first_age
            )

    @property
    def ages(self) -> int:
        """Number of single years of age."""
        return int(self.persons.shape[-1])


@dataclass(frozen=True)
class Movement:
    """How a neighbourhood's people change in a year (see `migration.estimate`).

    Attributes:
        hazard: of shape (sexes, ages), yearly death rate of the municipality (CBS, period life table).
        death_ratio: of shape (areas,), mortality of the neighbourhood against that.
        mortality_gain: yearly relative fall of death rates, for example 0.015.
        ratio: of shape (areas, sexes, ages), persons after a year per survivor, by moving.
        added: of shape (areas, sexes, ages), persons who come in a year, whatever the size of the cohort.
    """

    hazard: Floats
    death_ratio: Floats
    mortality_gain: float
    ratio: Floats
    added: Floats


@dataclass(frozen=True)
class Households:
    """Places in households of those at home.

    Attributes:
        positions: of shape (3, sexes, ages): alone, couple, other; adds to 1 per sex and age.
        oldest: of shape (sexes, ages): chance that somebody of a couple is its oldest member, so counts it.
        both_in_care: chance that the partner of somebody in care is in care as well.
        other_households: households per person in another position.
    """

    positions: Floats
    oldest: Floats
    both_in_care: float
    other_households: float


@dataclass(frozen=True)
class CareUse:
    """Use of care at the base year, before projects and shifts.

    Attributes:
        rates: of shape (10, sexes, ages): share of persons in each of `words.CELLS`; 0 below the first age of
            care.
        area_effect: of shape (areas, 4): log odds of the neighbourhood against the municipality by `words.GROUPS`.
        intramural_places: places that stay as they are, for the whole municipality.
    """

    rates: Floats
    area_effect: Floats
    intramural_places: float


@dataclass(frozen=True)
class World:
    """All inputs of one municipality, checked together.

    Raises:
        NeedsError: something is missing, negative, has another shape, or shares do not add up.
    """

    population: Population
    movement: Movement
    households: Households
    care: CareUse

    def __post_init__(self) -> None:
        areas, ages = self.population.areas, self.population.ages
        n, by_age = len(areas.codes), (len(SEXES), ages)
        check("hazard", self.movement.hazard, by_age)
        check("death_ratio", self.movement.death_ratio, (n,), areas)
        check("ratio", self.movement.ratio, (n, *by_age), areas)
        check("added", self.movement.added, (n, *by_age), areas)
        check("positions", self.households.positions, (len(Position), *by_age))
        check("oldest", self.households.oldest, by_age)
        check("rates", self.care.rates, (len(CELLS), *by_age))
        check("area_effect", self.care.area_effect, (n, 4), areas, negative=True)
        check("intramural_places", np.array(self.care.intramural_places), ())
        if not np.allclose(self.households.positions.sum(axis=0), 1.0):
            raise NeedsError("shares", "De posities in het huishouden tellen niet per leeftijd op tot 1.")
        if (self.care.rates.sum(axis=0) >= 1).any():
            raise NeedsError("shares", "De zorgaandelen tellen bij een leeftijd op tot 1 of meer.")


def check(
    name: str, values: Floats, shape: tuple[int, ...], areas: Areas | None = None, *, negative: bool = False
) -> None:
    """Refuse an array that cannot be used.

    Raises:
        NeedsError: with code "shape", "missing" or "negative", and the neighbourhoods concerned.
    """
    if values.shape != shape:
        raise NeedsError("shape", f"'{name}' heeft vorm {values.shape}, verwacht {shape}.", name=name)
    for code, wrong, text in (
        ("missing", ~np.isfinite(values), "ontbreekt of is geen getal"),
        ("negative", (values < 0) if not negative else np.zeros(shape, bool), "is negatief"),
    ):
        if wrong.any():
            where = _codes(wrong, areas)
            raise NeedsError(
                code, f"'{name}' {text}{': ' + ', '.join(where) if where else ''}.", name=name, areas=where
            )


def _codes(wrong: np.ndarray, areas: Areas | None) -> tuple[str, ...]:
    if areas is None:
        return ()
    rows = wrong.reshape(len(areas.codes), -1).any(axis=1)
    return tuple(areas.codes[at] for at in np.flatnonzero(rows))
