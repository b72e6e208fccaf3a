# SPDX-License-Identifier: EUPL-1.2
"""The same engine in plain Python, straight from the definitions: slow, and the judge of the kernels."""

import math

from woonregie_core.needs.words import CELLS, GROUPS, HOME_CARE, Care


def people_after(world, area, years):
    """People of one neighbourhood after so many years, by (sex, age)."""
    base, moves = world.population, world.movement
    now = {(s, a): base.persons[area, s, a] for s in range(2) for a in range(base.ages)}
    for year in range(1, years + 1):
        after = dict.fromkeys(now, 0.0)
        for (sex, age), number in now.items():
            hazard = moves.hazard[sex, age] * moves.death_ratio[area] * math.exp(-moves.mortality_gain * year)
            later = number * math.exp(-hazard) * moves.ratio[area, sex, age] + moves.added[area, sex, age]
            after[sex, min(age + 1, base.ages - 1)] += later
        for sex in range(2):
            after[sex, 0] += base.entrants[area, sex]
        now = after
    return now


def use_of_care(world, area, sex, age):
    """Chance of every cell of care, and of none, for one person."""
    rates = world.care.rates[:, sex, age]
    none = 1.0 - sum(rates)
    odds = []
    for (_, ground), rate in zip(CELLS, rates, strict=True):
        group = 0 if ground is None else GROUPS.index(ground)
        odds.append(rate / none * math.exp(world.care.area_effect[area, group]))
    whole = 1.0 + sum(odds)
    return [odd / whole for odd in odds], 1.0 / whole


def measures(world, conversion, area, years):
    """Expected persons, households, clients and dwellings, before overflow and for overflow."""
    clients, home_need, over_need, households = [0.0] * len(CELLS), [0.0] * 3, [0.0] * 3, 0.0
    first = world.population.first_age
    everybody, in_care = [0.0] * 3, [0.0] * 3
    for (sex, age), number in people_after(world, area, years).items():
        if first + age < 65:
            continue
        band = 0 if first + age < 75 else 1 if first + age < 85 else 2
        chances, _ = use_of_care(world, area, sex, age)
        alone, couple, other = world.households.positions[:, sex, age]
        other *= world.households.other_households
        at_home = number
        for cell, ((care, ground), chance) in enumerate(zip(CELLS, chances, strict=True)):
            clients[cell] += number * chance
            if care is Care.WLZ_INTRAMURAL:
                at_home -= number * chance
                row = list(type(ground)).index(ground)
                over_need = [x + number * chance * conversion.overflow[row, k] for k, x in enumerate(over_need)]
                continue
            count = number * chance * (alone + couple * (1 - world.households.both_in_care / 2) + other)
            in_care[band] += count
            row = conversion.home[HOME_CARE.index(care), band]
            home_need = [x + count * row[k] for k, x in enumerate(home_need)]
        everybody[band] += at_home * (alone + couple * world.households.oldest[sex, age] + other)
    for band in range(3):
        free = everybody[band] - in_care[band]
        home_need = [x + free * conversion.home[0, band, k] for k, x in enumerate(home_need)]
    households = everybody[1] + everybody[2]
    return clients, households, home_need, over_need
