# SPDX-License-Identifier: EUPL-1.2
"""Earlier counts and projects of the made-up population. Nobody counted them and nobody plans them."""

import numpy as np

from woonregie_core.needs.assumptions import PHASES
from woonregie_core.needs.words import DWELLINGS, SEXES, Floats

GAP = 5  # years between the counts
PROJECTS = 14


def made_up_counts(persons: Floats, hazard: Floats, moving: Floats, seed: int) -> list[Floats]:
    """People ten and five years before and now, of shape (areas, sexes, ages), whole persons.

    Each earlier cohort is what is left of it now, divided by who stayed alive and stayed; chance is Poisson.
    Moves change a little between the periods, so that looking back is a test.
    """
    rng = np.random.default_rng(seed + 1)
    counts = [np.round(persons)]
    for _ in range(2):
        stays = moving[:, None, None] * np.exp(rng.normal(0.0, 0.002, moving.shape))[:, None, None]
        counts.insert(0, rng.poisson(_before(counts[0], hazard, stays)).astype(np.float64))
    return counts


def _before(now: Floats, hazard: Floats, stays: Floats) -> Floats:
    ages = now.shape[-1]
    alive = np.stack([np.exp(-hazard[:, age : age + GAP].sum(axis=-1)) for age in range(ages - GAP)], axis=-1)
    before = np.empty_like(now)
    before[..., : ages - GAP] = now[..., GAP:] / (alive * stays**GAP)
    # Nearly all of the oldest died since: their ages are shaped as today's.
    shape = now[..., ages - GAP :] / np.maximum(now[..., ages - GAP - 1, None], 1.0)
    before[..., ages - GAP :] = shape * before[..., ages - GAP - 1, None]
    return before


def history_rows(
    codes: list[str], counts: list[Floats], first_age: int, base_year: int
) -> list[tuple[object, ...]]:
    """Year, neighbourhood, sex, age and persons."""
    years = (base_year - 2 * GAP, base_year - GAP, base_year)
    return [
        (year, code, sex, first_age + age, f"{table[n, s, age]:.0f}")
        for year, table in zip(years, counts, strict=True)
        for n, code in enumerate(codes)
        for s, sex in enumerate(SEXES)
        for age in range(table.shape[-1])
    ]


def project_rows(
    codes: list[str], zone: np.ndarray, room: np.ndarray, base_year: int, seed: int
) -> list[tuple[object, ...]]:
    """A few projects where sites have room: number, neighbourhood, kind, dwellings, year, phase."""
    rng = np.random.default_rng(seed + 2)
    places = rng.permutation(len(codes))[:PROJECTS]
    rows: list[tuple[object, ...]] = []
    for number, at in enumerate(places):
        kind = int(rng.integers(0, 3 if zone[at] else 2))
        size = int(min(rng.integers(12, 40), room[at] // 2))
        year, phase = base_year + int(rng.integers(1, 12)), PHASES[int(rng.integers(0, len(PHASES)))]
        if size >= 12:
            rows.append((f"VB{number + 1:02d}", codes[at], DWELLINGS[kind], size, year, phase))
    return rows
