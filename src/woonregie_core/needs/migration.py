# SPDX-License-Identifier: EUPL-1.2
"""Moves of people of 50 and older from two counts: shrunken Hamilton-Perry.

A cohort counted twice, less those expected to have died, tells who came and left. One neighbourhood's cohort is
small, so it is drawn towards the municipality's, times one factor of the neighbourhood, by how much neighbourhoods
differ more than chance. Chance is taken as Poisson, which is more than there is: it errs towards the municipality.
Cohorts that grow get a fixed number of newcomers, cohorts that shrink a ratio (the hybrid form of Wilson and
Grossman 2022).
"""

from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import Floats

WIDTH = 5  # ages taken together, as statistics do
LEAST_FORESEEN, LEAST_COHORTS = 5.0, 30  # what a variance between neighbourhoods can be estimated from


@dataclass(frozen=True)
class Moves:
    """What the engine takes, and how it was found.

    Attributes:
        ratio, added: as `world.Movement`.
        halfway: number of expected persons in a band of five ages at which a neighbourhood's own ratio counts
            half.
        factor: of shape (areas,), the neighbourhood's own factor over all ages, over the years between the counts.
        factor_found: whether neighbourhoods differ more than chance; if not, the fallback drew them together.
    """

    ratio: Floats
    added: Floats
    halfway: float
    factor: Floats
    factor_found: bool


def estimate(
    before: Floats, after: Floats, gap: int, hazard: Floats, fallback: float, *, shrink: bool = True
) -> Moves:
    """Estimate yearly moves from people counted `gap` years apart.

    Args:
        before, after: of shape (areas, sexes, ages), persons; single years of age, the last open.
        hazard: of shape (sexes, ages), yearly death rate in between.
        fallback: `halfway` where the data do not tell it.
        shrink: False gives plain Hamilton-Perry, to compare with.

    Raises:
        NeedsError: shapes differ, or something is missing or negative.
    """
    if before.shape != after.shape or gap < 1:
        raise NeedsError("shape", "De twee tellingen hebben niet dezelfde buurten en leeftijden.")
    if not (np.isfinite(before).all() and np.isfinite(after).all()) or min(before.min(), after.min()) < 0:
        raise NeedsError("missing", "Een telling mist een getal of bevat een negatief getal.")
    expected, seen = _cohorts(before, after, gap, hazard)
    city = _smooth(seen.sum(axis=0) / np.maximum(expected.sum(axis=0), 1e-9))
    drawn_to = np.broadcast_to(city, expected.shape)
    factor, factor_found, halfway = np.ones((len(before), 1, 1)), False, 0.0
    if shrink:
        factor, factor_found = _own_factor(expected * city, seen, fallback)
        drawn_to = drawn_to * factor
        halfway, _ = _halfway(expected * drawn_to, seen, fallback)
    weight = expected / np.maximum(expected + halfway, 1e-9)
    own = seen / np.maximum(expected, 1e-9)
    total = np.where(expected > 0, weight * own + (1 - weight) * drawn_to, drawn_to)
    # A cohort's ratio tells of the ages it passed through: halfway the gap.
    passed = np.maximum(np.arange(before.shape[2]) - gap // 2, 0)
    by_age = np.repeat(total, WIDTH, axis=2)[..., passed]
    grows = by_age > 1.0 if shrink else np.zeros(by_age.shape, bool)
    yearly = np.maximum(by_age, 1e-9) ** (1.0 / gap)
    ratio = np.where(grows, 1.0, np.minimum(yearly, 1.5))
    added = np.where(grows, (np.minimum(yearly, 1.5) - 1.0) * after, 0.0)
    return Moves(ratio, added, halfway, factor.reshape(-1), factor_found)


def _cohorts(before: Floats, after: Floats, gap: int, hazard: Floats) -> tuple[Floats, Floats]:
    """Persons expected to be alive after the gap, and seen, by band of their first age; (areas, sexes, bands)."""
    ages = before.shape[2]
    alive = np.stack(
        [np.exp(-sum(hazard[:, min(age + year, ages - 1)] for year in range(gap))) for age in range(ages)], axis=1
    )
    expected = before * alive
    seen = np.zeros_like(expected)
    seen[..., : ages - gap - 1] = after[..., gap : ages - 1]
    # Everybody who reaches the open age is seen in one number: divide it as expected.
    last = expected[..., ages - gap - 1 :]
    seen[..., ages - gap - 1 :] = last * (after[..., -1:] / np.maximum(last.sum(axis=-1, keepdims=True), 1e-9))
    room = -ages % WIDTH
    padded = [np.pad(values, ((0, 0), (0, 0), (0, room))) for values in (expected, seen)]
    in_bands = [values.reshape(*values.shape[:2], -1, WIDTH).sum(axis=-1) for values in padded]
    return in_bands[0], in_bands[1]


def _smooth(city: Floats) -> Floats:
    """Weights 1-2-1 over bands; the ends keep their own."""
    out = city.copy()
    out[:, 1:-1] = (city[:, :-2] + 2 * city[:, 1:-1] + city[:, 2:]) / 4.0
    return out


def _own_factor(foreseen: Floats, seen: Floats, fallback: float) -> tuple[Floats, bool]:
    """Factor of a neighbourhood over all ages and both sexes, drawn towards 1; of shape (areas, 1, 1)."""
    whole, found = foreseen.sum(axis=(1, 2), keepdims=True), seen.sum(axis=(1, 2), keepdims=True)
    halfway, differs = _halfway(whole, found, fallback)
    return np.asarray((found + halfway) / np.maximum(whole + halfway, 1e-9)), differs


def _halfway(foreseen: Floats, seen: Floats, fallback: float) -> tuple[float, bool]:
    """Method of moments: variance between neighbourhoods beyond Poisson chance; halfway is mean over variance."""
    usable = foreseen > LEAST_FORESEEN
    if usable.sum() < LEAST_COHORTS:
        return fallback, False
    weight = np.where(usable, foreseen, 0.0)
    ratio = np.where(usable, seen / np.maximum(foreseen, 1e-9), 1.0)
    within = usable.sum() / weight.sum()
    between = (weight * (ratio - 1.0) ** 2).sum() / weight.sum() - within
    return (float(1.0 / between), True) if between > 1e-6 else (fallback, False)
