# SPDX-License-Identifier: EUPL-1.2
"""What a municipality brings to a run, and the same as one text that is kept: every number as it came in."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from woonregie_core.fingerprints import canonical_json
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.backcast import Past
from woonregie_core.needs.supply import Project
from woonregie_core.needs.words import Areas, Dwelling, Floats
from woonregie_core.needs.world import CareUse, Households, Movement, Population, World


@dataclass(frozen=True)
class History:
    """People counted before: three years, rising, and counts of shape (3, areas, sexes, ages), persons."""

    years: tuple[int, int, int]
    counts: Floats


@dataclass(frozen=True)
class Forecast:
    """People of the municipality as somebody else foresees them.

    Attributes:
        sources: who says so, with the edition; one, or the folder mixes forecasts.
        first_year: 1 January of this year is the first row of `persons`.
        persons: of shape (years, sexes, ages); NaN where the forecast is silent.
    """

    sources: tuple[str, ...]
    first_year: int
    persons: Floats

    def over(self, first: int, last: int) -> Floats:
        """The forecast for these years, both included; NaN where it does not reach."""
        out = np.full((last - first + 1, *self.persons.shape[1:]), np.nan)
        for at, row in enumerate(self.persons):
            year = self.first_year + at
            if first <= year <= last:
                out[year - first] = row
        return out


@dataclass(frozen=True)
class Given:
    """What a run needs from a municipality.

    Attributes:
        names: of the neighbourhoods, in the order of the world.
        stock: of shape (areas, 3), dwellings that fit, before the share the group can get; NaN where not known.
        zone_share: of shape (areas,), 0 to 1; NaN where not known.
        room: of shape (areas,), dwellings that sites can hold; inf where no bound was given.
        synthetic: whether the people in it are made up.
        history: earlier counts; None where there are none.
        forecast: the imported forecast of the municipality; None leaves the run free.
        hidden_postcodes: those of which a count was hidden and taken in the middle of its bounds.
    """

    world: World
    names: tuple[str, ...]
    stock: Floats
    zone_share: Floats
    room: Floats
    projects: tuple[Project, ...]
    synthetic: bool
    history: History | None = None
    forecast: Forecast | None = None
    hidden_postcodes: tuple[str, ...] = ()

    def past(self) -> Past | None:
        """The earlier counts as the engine tests itself on them; None where there are none."""
        if self.history is None:
            return None
        found = self.history
        return Past(self.world.population.first_age, found.years, found.counts, self.world.movement.hazard)


def kept(given: Given) -> str:
    """All of it as one text; the same input gives the same text. What is not known is null, and so is no bound."""
    base, moves, home, care = (
        given.world.population, given.world.movement, given.world.households, given.world.care,
    )  # fmt: skip
    content = {
        "codes": base.areas.codes, "districts": base.areas.districts, "names": given.names,
        "base_year": base.base_year, "first_age": base.first_age, "synthetic": given.synthetic,
        "persons": _plain(base.persons), "spread": _plain(base.spread), "entrants": _plain(base.entrants),
        "hazard": _plain(moves.hazard), "death_ratio": _plain(moves.death_ratio), "ratio": _plain(moves.ratio),
        "added": _plain(moves.added) if moves.added.any() else None, "mortality_gain": moves.mortality_gain,
        "positions": _plain(home.positions), "oldest": _plain(home.oldest),
        "rates": _plain(care.rates), "area_effect": _plain(care.area_effect), "places": care.intramural_places,
        "stock": _plain(given.stock), "zone_share": _plain(given.zone_share), "room": _plain(given.room),
        "projects": [
            [one.id, one.area, str(one.dwelling), one.number, one.year, one.phase] for one in given.projects
        ],
        "history": given.history and [list(given.history.years), _plain(given.history.counts)],
        "forecast": given.forecast and _foreseen(given.forecast), "hidden_postcodes": given.hidden_postcodes,
    }  # fmt: skip
    return canonical_json(content, allow_nan=False)


def given_of(text: str, assumptions: Assumptions) -> Given:
    """What was kept, with the assumptions of a policy.

    Raises:
        NeedsError: numbers do not fit together.
    """
    said: dict[str, Any] = json.loads(text)
    world = _world(said, assumptions)
    projects = tuple(
        Project(code, area, Dwelling(kind), number, year, phase)
        for code, area, kind, number, year, phase in said["projects"]
    )
    history = said["history"] and History(tuple(said["history"][0]), _array(said["history"][1]))
    told = said["forecast"]
    forecast = Forecast(tuple(told[0]), told[1], _array(told[2])) if told else None
    return Given(
        world, tuple(said["names"]), _array(said["stock"]), _array(said["zone_share"]),
        _array(said["room"], np.inf), projects, said["synthetic"], history, forecast,
        tuple(said["hidden_postcodes"]),
    )  # fmt: skip


def _world(said: dict[str, Any], assumptions: Assumptions) -> World:
    """People, movement, households and care as they were kept."""
    persons = _array(said["persons"])
    added = np.zeros_like(persons) if said["added"] is None else _array(said["added"])
    areas = Areas(tuple(said["codes"]), tuple(said["districts"]))
    return World(
        Population(
            areas, said["base_year"], said["first_age"], persons, _array(said["spread"]), _array(said["entrants"])
        ),
        Movement(
            _array(said["hazard"]),
            _array(said["death_ratio"]),
            said["mortality_gain"],
            _array(said["ratio"]),
            added,
        ),
        Households(
            _array(said["positions"]),
            _array(said["oldest"]),
            assumptions.both_in_care,
            assumptions.other_households,
        ),
        CareUse(_array(said["rates"]), _array(said["area_effect"]), said["places"]),
    )


def _foreseen(forecast: Forecast) -> list[Any]:
    return [forecast.sources, forecast.first_year, _plain(forecast.persons)]


def _plain(values: Floats) -> Any:
    finite = np.isfinite(values)
    if finite.all():
        return values.tolist()
    return np.where(finite, values, None).tolist()  # type: ignore[call-overload]


def _array(values: Any, unknown: float = np.nan) -> Floats:
    found = np.array(values, np.float64)
    return found if np.isnan(unknown) else np.where(np.isnan(found), unknown, found)
