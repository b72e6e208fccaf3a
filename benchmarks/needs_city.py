# SPDX-License-Identifier: EUPL-1.2
"""An invented city of any size, with ages and care in plausible proportions. No real persons and no real place."""

import numpy as np

from woonregie_core.needs.words import CELLS, Areas, Care, Ground
from woonregie_core.needs.world import CareUse, Households, Movement, Population, World

FIRST_AGE, LAST_AGE = 50, 100
_GROUND_SHARES = {Ground.PSYCHOGERIATRIC: 0.5, Ground.SOMATIC: 0.35, Ground.OTHER: 0.15}


def make_world(areas: int, seed: int = 1, *, per_area: float = 900.0, closed: bool = False, spread: float = 0.05):
    """A world of so many neighbourhoods with about `per_area` people of 50 and older in each."""
    rng = np.random.default_rng(seed)
    ages = np.arange(FIRST_AGE, LAST_AGE + 1)
    hazard = np.stack([2.4e-5 * np.exp(0.098 * ages), 1.5e-5 * np.exp(0.100 * ages)])
    pyramid = np.exp(-np.cumsum(hazard, axis=1)) * (1.0 - 0.006 * (ages - FIRST_AGE))
    size = per_area * rng.lognormal(0.0, 0.5, (areas, 1, 1))
    older = np.exp(rng.normal(0.0, 0.01, (areas, 1, 1)) * (ages - 65))
    persons = size * older * pyramid / pyramid.sum()
    shape = persons.shape
    moving = np.ones(shape) if closed else 1.0 + rng.normal(-0.002, 0.004, (areas, 1, 1)) * np.ones(shape)
    codes = tuple(f"B{n:05d}" for n in range(areas))
    named = Areas(codes, tuple(f"D{n % 7}" for n in range(areas)))
    return World(
        Population(
            named,
            2025,
            FIRST_AGE,
            persons,
            np.full(areas, spread),
            np.zeros((areas, 2)) if closed else persons[..., 0],
        ),
        Movement(hazard, np.exp(rng.normal(0.0, 0.1, areas)), 0.012, moving, np.zeros(shape)),
        _households(ages),
        CareUse(_rates(ages), rng.normal(0.0, 0.1, (areas, 4)), intramural_places=1.05 * areas * per_area * 0.012),
    )


def _households(ages: np.ndarray) -> Households:
    alone = np.clip(0.2 + 0.012 * (ages - FIRST_AGE), 0.0, 0.85)
    alone = np.stack([alone * 0.7, alone])
    other = np.full(alone.shape, 0.05)
    return Households(np.stack([alone, 1.0 - alone - other, other]), np.full(alone.shape, 0.5), 0.25, 0.0)


def _rates(ages: np.ndarray) -> np.ndarray:
    old = (ages >= 65).astype(float)
    wmo = 0.55 / (1.0 + np.exp(-(ages - 86) / 5.0)) * old
    wlz = 0.45 / (1.0 + np.exp(-(ages - 92) / 4.5)) * old
    parts = {Care.WMO: 1.0, Care.WMO_AND_WLZ: 0.2, Care.WLZ_HOME: 0.25, Care.WLZ_INTRAMURAL: 0.55}
    rows = []
    for care, ground in CELLS:
        rate = wmo * (1 - wlz) if ground is None else wlz * parts[care] * _GROUND_SHARES[ground]
        rows.append(np.stack([0.85 * rate, rate]))
    return np.stack(rows)


def make_stock(areas: int, seed: int = 2) -> np.ndarray:
    """Dwellings by kind, of shape (areas, 3)."""
    rng = np.random.default_rng(seed)
    return rng.poisson([60.0, 20.0, 4.0], (areas, 3)).astype(float)
