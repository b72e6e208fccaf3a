# SPDX-License-Identifier: EUPL-1.2
"""One run: people, care, overflow, dwellings, supply and gap, in all draws at once."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from woonregie_core.needs.draws import key_of, keys_of, normals
from woonregie_core.needs.kernels import follow_people, run_paths
from woonregie_core.needs.nested import nested_gap
from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.scenarios import BASE, Scenario
from woonregie_core.needs.settings import Conversion, Uncertainty
from woonregie_core.needs.supply import Phase, Project, planned
from woonregie_core.needs.words import (
    BAND_STARTS,
    CELLS,
    FIRST_CELL,
    FIRST_HOME_NEED,
    FIRST_INTRAMURAL,
    FIRST_OVERFLOW_NEED,
    GROUPS,
    MEASURES,
    Floats,
)
from woonregie_core.needs.world import World


@dataclass(frozen=True)
class Question:
    """What is asked of the engine.

    Attributes:
        to: last year. draws: number of draws; 0 gives the expected path alone. seed: of chance, the same for every
            scenario that is compared. first_draw: number of the first draw, to run in parts.
        stock: of shape (areas, 3), dwellings the group can get, by `supply.stock_by_dwelling`; NaN where not
            known.
        forecast: of shape (any number of years, sexes, ages), people of the municipality by an imported
            forecast, 1 January of each year from the base year on; NaN where it is silent, and silent after its
            last year; None leaves the run free.
    """

    to: int
    stock: Floats
    draws: int = 0
    seed: int = 0
    first_draw: int = 0
    scenario: Scenario = BASE
    projects: tuple[Project, ...] = ()
    phases: Mapping[str, Phase] = field(default_factory=dict)
    forecast: Floats | None = None


def run(world: World, question: Question, conversion: Conversion, uncertainty: Uncertainty) -> Outcome:
    """Answer a question.

    Raises:
        NeedsError: the horizon lies before the base year, or the stock or forecast has another shape.
    """
    base = world.population
    years = tuple(range(base.base_year, question.to + 1))
    if len(years) < 2:
        raise NeedsError("horizon", f"Kies een jaar na {base.base_year}.", to=question.to)
    if question.stock.shape != (len(base.areas.codes), 3):
        raise NeedsError(
            "shape", "De voorraad heeft per buurt drie woningtypen nodig.", shape=question.stock.shape
        )
    numbers = np.arange(question.first_draw, question.first_draw + question.draws)
    measures = _measures(world, question, conversion, uncertainty, numbers, len(years))
    inside = measures[..., FIRST_CELL + FIRST_INTRAMURAL : FIRST_HOME_NEED].sum(axis=(1, 3))
    places = max(0.0, world.care.intramural_places + question.scenario.intramural_places)
    short = np.maximum(inside - places, 0.0) / np.maximum(inside, 1e-12)
    need = measures[..., FIRST_HOME_NEED:FIRST_OVERFLOW_NEED] + (
        measures[..., FIRST_OVERFLOW_NEED:] * short[:, None, :, None]
    )
    added = planned(
        question.projects, question.phases, base.areas, years, numbers, question.seed, question.scenario
    )
    supply = np.maximum(question.stock[None, :, None] + added, 0.0)
    gap = nested_gap(need, supply)
    return Outcome(
        base.areas, years, question.scenario, uncertainty.confidence, measures, short, need, supply, gap,
        rolled=bool(len(numbers)),
    )  # fmt: skip


def expected_people(world: World, years: int, scenario: Scenario = BASE) -> tuple[Floats, Floats]:
    """The expected path of people.

    Returns:
        People of shape (areas, years, sexes, ages) and flows of shape (areas, years, 2): deaths and net moves
        of the year that leads to each. People less deaths plus moves and entrants make the next year.
    """
    base, moves = world.population, _moves(world, scenario)
    out = np.empty((len(base.areas.codes), years, *base.persons.shape[1:]))
    flows = np.empty((*out.shape[:2], 2))
    gain = world.movement.mortality_gain + scenario.mortality_gain
    follow_people(base.persons, base.entrants, moves, gain, out, flows)
    return out, flows


def raked(world: World, years: int, forecast: Floats | None) -> Floats:
    """Factors that bring the expected path to an imported forecast, of shape (1, years, sexes, ages).

    With one margin, iterative fitting is one proportional step: neighbourhoods keep their shares per sex and age.
    Draws keep their distance to the expected path, and scenarios to the base. The factor is 1 where the
    forecast is silent.

    Raises:
        NeedsError: another shape, or people foreseen where none live.
    """
    shape = (years, *world.population.persons.shape[1:])
    if forecast is None:
        return np.ones((1, 1, *shape[1:]))
    if forecast.shape[1:] == shape[1:]:
        silent = np.full((max(0, years - len(forecast)), *shape[1:]), np.nan)
        forecast = np.concatenate([forecast[:years], silent])
    if forecast.shape != shape:
        message = f"De prognose heeft vorm {forecast.shape}, verwacht {shape} (jaren, geslacht, leeftijd)."
        raise NeedsError("forecast", message, found=forecast.shape, expected=shape)
    own = expected_people(world, years)[0].sum(axis=0)
    if ((own <= 0) & (forecast > 0)).any():
        raise NeedsError("forecast", "De prognose verwacht mensen van een leeftijd die nu nergens woont.")
    known = np.isfinite(forecast) & (own > 0)
    return np.where(known, forecast / np.where(own > 0, own, 1.0), 1.0)[None]


def odds_by_year(world: World, years: int, scenario: Scenario) -> Floats:
    """Odds of each cell of care against no care, of shape (years, sexes, ages, cells)."""
    rates = world.care.rates
    ages = np.arange(world.population.ages, dtype=float)
    out = np.empty((years, *rates.shape[1:], len(CELLS)))
    middle = slice(*(start - world.population.first_age for start in BAND_STARTS[1:]))
    for year in range(years):
        shifted = rates
        if scenario.later_entry and year:
            younger = ages - scenario.later_entry * year
            rows = [np.interp(younger, ages, row) for row in rates.reshape(-1, len(ages))]
            shifted = np.array(rows).reshape(rates.shape)
        out[year] = np.moveaxis(shifted / (1.0 - shifted.sum(axis=0)), 0, -1)
        out[year, :, middle] *= math.exp(-scenario.healthier_75_84 * year)
    return out


def _moves(world: World, scenario: Scenario) -> tuple[Floats, Floats, Floats, Floats]:
    movement = world.movement
    ratio = np.maximum(1.0 + (movement.ratio - 1.0) * scenario.migration, 0.0)
    return movement.hazard, movement.death_ratio, ratio, movement.added * max(scenario.migration, 0.0)


def _measures(
    world: World, question: Question, conversion: Conversion, uncertainty: Uncertainty,
    numbers: NDArray[np.int64], years: int,
) -> Floats:  # fmt: skip
    base, scenario = world.population, question.scenario
    first_band = np.array(BAND_STARTS) - base.first_age
    scale = raked(world, years, question.forecast)
    keys = keys_of(base.areas.codes, question.seed, "clients")
    out = np.empty((max(len(numbers), 1), len(base.areas.codes), years, MEASURES))
    run_paths(
        (base.persons, base.entrants, scale, first_band),
        _moves(world, scenario),
        (odds_by_year(world, years, scenario), world.care.area_effect, _weights(world)),
        (conversion.home, conversion.overflow),
        _chance(world, question, uncertainty, numbers),
        keys,
        numbers,
        out,
    )
    return out


def _weights(world: World) -> Floats:
    """Households per person without and with care, of shape (2, sexes, ages)."""
    home = world.households
    alone, couple, other = home.positions
    rest = alone + other * home.other_households
    return np.stack([rest + couple * home.oldest, rest + couple * (1.0 - home.both_in_care / 2.0)])


def _chance(world: World, question: Question, size: Uncertainty, numbers: NDArray[np.int64]) -> tuple[Floats, ...]:
    """Everything drawn: fall, base, moving, level, trend and drift, as `kernels.run_paths` takes them."""
    if not len(numbers):
        size = replace(size, mortality=0.0, level=(0.0,) * 4, trend=(0.0,) * 4, moving=0.0, drift=(0.0,) * 4)
        numbers = np.zeros(1, np.int64)
        spread = np.zeros(len(world.population.areas.codes))
    else:
        spread = world.population.spread
    codes, seed, scenario = world.population.areas.codes, question.seed, question.scenario
    mortality = normals(keys_of(["mortality"], seed), numbers)[:, 0]
    level, trend = (normals(keys_of(GROUPS, seed, kind), numbers) for kind in ("level", "trend"))
    base, moving = (normals(keys_of(codes, seed, kind), numbers) for kind in ("base", "moving"))
    drift_keys = np.array([[key_of(seed, "drift", code, group) for group in GROUPS] for code in codes])
    return (
        world.movement.mortality_gain + scenario.mortality_gain + size.mortality * mortality,
        np.maximum(1.0 + spread * base, 0.0),
        np.exp(size.moving * moving),
        np.array(size.level) * level + np.array(scenario.care_level),
        np.array(size.trend) * trend + np.array(scenario.care_trend),
        np.array(size.drift) * normals(drift_keys, numbers),
    )
