# SPDX-License-Identifier: EUPL-1.2
"""The hot loops: a neighbourhood's people year by year, and what they use. Plain loops, compiled by numba.

`tests/core/needs/naive.py` holds the same in plain Python. Ages are counted from `first_age`; the last is open.
"""

import math

import numpy as np
from numba import njit, prange

from woonregie_core.needs.words import (
    FIRST_CELL,
    FIRST_HOME_NEED,
    FIRST_INTRAMURAL,
    FIRST_OVERFLOW_NEED,
    GROUP_OF_CELL,
    HOUSEHOLDS_75,
    PERSONS_65,
    PERSONS_75,
    PERSONS_85,
)

CELL_COUNT = len(GROUP_OF_CELL)
BANDS = 3
TYPES = 3
GROUNDS = 3
SEQUENTIAL_LIMIT = 30.0  # above this mean a corrected normal is exact enough and far quicker


@njit(cache=True)
def age_one_year(now, after, entrants, hazard, death_ratio, fall, ratio, added, moving):  # type: ignore[no-untyped-def]
    """Write next year's people of one neighbourhood into `after`; returns deaths and net moves in persons.

    Args:
        now, after, ratio, added: of shape (sexes, ages).
        fall: factor on death rates by now. moving: factor on the ratio, of chance.
    """
    sexes, ages = now.shape
    deaths = moves = 0.0
    for sex in range(sexes):
        after[sex, :] = 0.0
        after[sex, 0] = entrants[sex]
        for age in range(ages):
            alive = now[sex, age] * math.exp(-hazard[sex, age] * death_ratio * fall)
            later = alive * ratio[sex, age] * moving + added[sex, age]
            deaths += now[sex, age] - alive
            moves += later - alive
            after[sex, min(age + 1, ages - 1)] += later
    return deaths, moves


@njit(cache=True)
def uniform_of(key, draw, year, cell):  # type: ignore[no-untyped-def]
    """A number between 0 and 1 that belongs to this neighbourhood, draw, year and cell (splitmix64)."""
    value = key + np.uint64(draw + 1) * np.uint64(0x9E3779B97F4A7C15)
    value += np.uint64(year * CELL_COUNT + cell + 1) * np.uint64(0xD1B54A32D192ED03)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    value = value ^ (value >> np.uint64(31))
    return (np.float64(value >> np.uint64(11)) + 0.5) * 2.0**-53


@njit(cache=True)
def normal_quantile(chance):  # type: ignore[no-untyped-def]
    """Standard normal quantile to 4.5e-4 (Abramowitz and Stegun 26.2.23); enough for a count above 30."""
    tail = chance if chance < 0.5 else 1.0 - chance
    t = math.sqrt(-2.0 * math.log(tail))
    top = 2.515517 + t * (0.802853 + t * 0.010328)
    value = t - top / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    return -value if chance < 0.5 else value


@njit(cache=True)
def poisson_quantile(mean, chance):  # type: ignore[no-untyped-def]
    """The Poisson count at a chance: more mean never gives a smaller count, so scenarios stay comparable."""
    if mean <= 0.0:
        return 0.0
    if mean > SEQUENTIAL_LIMIT:
        z = normal_quantile(chance)
        return max(0.0, math.floor(mean + math.sqrt(mean) * z + (z * z - 1.0) / 6.0 + 0.5))
    count, term = 0, math.exp(-mean)
    total = term
    while chance > total and count < 200:
        count += 1
        term *= mean / count
        total += term
    return float(count)


@njit(cache=True)
def count_people(people, scale, first_band, odds, factor, weights, use, homes, total):  # type: ignore[no-untyped-def]
    """Add up one neighbourhood and year: persons and households by state of care and band of age.

    Args:
        people, scale: of shape (sexes, ages). odds: (sexes, ages, cells) against no care. factor: (cells,).
        first_band: column of age 65, 75 and 85.
        weights: (2, sexes, ages): households per person without and with care.
        use, homes: (cells, bands), persons and households at home, filled here.
        total: (2, bands): persons, and households at home of everybody.
    """
    use[:] = 0.0
    homes[:] = 0.0
    total[:] = 0.0
    cells = np.empty(CELL_COUNT)
    sexes, ages = people.shape
    for sex in range(sexes):
        for age in range(first_band[0], ages):
            band = 2 if age >= first_band[2] else (1 if age >= first_band[1] else 0)
            whole = 1.0
            for cell in range(CELL_COUNT):
                cells[cell] = odds[sex, age, cell] * factor[cell]
                whole += cells[cell]
            persons = people[sex, age] * scale[sex, age]
            share = persons / whole
            inside = 0.0
            for cell in range(CELL_COUNT):
                use[cell, band] += cells[cell] * share
                homes[cell, band] += cells[cell] * share * weights[1, sex, age]
                if cell >= FIRST_INTRAMURAL:
                    inside += cells[cell] * share
            total[0, band] += persons
            total[1, band] += (persons - inside) * weights[0, sex, age]


@njit(cache=True)
def roll_counts(use, homes, key, draw, year):  # type: ignore[no-untyped-def]
    """Replace expected clients by a Poisson count per cell, spread over bands as expected."""
    for cell in range(CELL_COUNT):
        mean = use[cell, 0] + use[cell, 1] + use[cell, 2]
        if mean > 0.0:
            factor = poisson_quantile(mean, uniform_of(key, draw, year, cell)) / mean
            for band in range(BANDS):
                use[cell, band] *= factor
                homes[cell, band] *= factor


@njit(cache=True)
def write_measures(use, homes, total, conversion, overflow, out):  # type: ignore[no-untyped-def]
    """Write the measures of `words` into `out`.

    Args:
        conversion: (4 states at home, bands, types), dwellings per household.
        overflow: (grounds, types), dwellings per client without an intramural place.
    """
    out[:] = 0.0
    out[PERSONS_85] = total[0, 2]
    out[PERSONS_75] = total[0, 1] + total[0, 2]
    out[PERSONS_65] = total[0, 0] + out[PERSONS_75]
    out[HOUSEHOLDS_75] = total[1, 1] + total[1, 2]
    for band in range(BANDS):
        free = total[1, band]
        for cell in range(CELL_COUNT):
            out[FIRST_CELL + cell] += use[cell, band]
            if cell >= FIRST_INTRAMURAL:
                for kind in range(TYPES):
                    needed = use[cell, band] * overflow[cell - FIRST_INTRAMURAL, kind]
                    out[FIRST_OVERFLOW_NEED + kind] += needed
                continue
            free -= homes[cell, band]
            state = 1 + (cell + GROUNDS - 1) // GROUNDS
            for kind in range(TYPES):
                out[FIRST_HOME_NEED + kind] += homes[cell, band] * conversion[state, band, kind]
        for kind in range(TYPES):
            out[FIRST_HOME_NEED + kind] += max(free, 0.0) * conversion[0, band, kind]


@njit(cache=True, parallel=True)
def run_paths(people, moves, care, table, chance, keys, numbers, out):  # type: ignore[no-untyped-def]
    """Follow every neighbourhood in every draw and write its measures of every year.

    Args:
        people: persons (areas, sexes, ages), entrants, scale (areas or 1, years, sexes, ages), first_band.
        moves: hazard, death_ratio, ratio, added.
        care: odds (years, sexes, ages, cells), area_effect (areas, groups), weights.
        table: conversion, overflow.
        chance: fall (draws), base (draws, areas), moving (draws, areas), level and trend (draws, groups),
            drift (draws, areas, groups).
        keys, numbers: (areas), (draws): what the Poisson counts hang on; no numbers, then no counts but
            expectations.
        out: (draws, areas, years, measures).
    """
    persons, entrants, scale, first_band = people
    hazard, death_ratio, ratio, added = moves
    odds, area_effect, weights = care
    gain, base, moving, level, trend, drift = chance
    draws, areas, years, _ = out.shape
    for job in prange(draws * areas):
        draw, area = job // areas, job % areas
        now, after = persons[area] * base[draw, area], np.empty_like(persons[area])
        use, homes = np.empty((CELL_COUNT, BANDS)), np.empty((CELL_COUNT, BANDS))
        total, factor = np.empty((2, BANDS)), np.empty(CELL_COUNT)
        for year in range(years):
            if year > 0:
                fall = math.exp(-gain[draw] * year)
                age_one_year(now, after, entrants[area], hazard, death_ratio[area], fall, ratio[area],
                             added[area], moving[draw, area])  # fmt: skip
                now, after = after, now
            for cell in range(CELL_COUNT):
                group = GROUP_OF_CELL[cell]
                shift = level[draw, group] + trend[draw, group] * year + area_effect[area, group]
                factor[cell] = math.exp(shift + drift[draw, area, group] * math.sqrt(year))
            count_people(now, scale[area % len(scale), year % scale.shape[1]], first_band, odds[year], factor,
                         weights, use, homes, total)  # fmt: skip
            if len(numbers):
                roll_counts(use, homes, keys[area], numbers[draw], year)
            write_measures(use, homes, total, table[0], table[1], out[draw, area, year])


@njit(cache=True, parallel=True)
def follow_people(persons, entrants, moves, gain, out, flows):  # type: ignore[no-untyped-def]
    """The expected path alone: people of every year into `out`, deaths and net moves into `flows`.

    Args:
        out: (areas, years, sexes, ages); flows: (areas, years, 2), of the year that leads to this one.
    """
    hazard, death_ratio, ratio, added = moves
    for area in prange(len(persons)):
        out[area, 0] = persons[area]
        flows[area, 0] = 0.0
        for year in range(1, out.shape[1]):
            deaths, moved = age_one_year(
                out[area, year - 1], out[area, year], entrants[area], hazard, death_ratio[area],
                math.exp(-gain * year), ratio[area], added[area], 1.0,
            )  # fmt: skip
            flows[area, year, 0], flows[area, year, 1] = deaths, moved
