# SPDX-License-Identifier: EUPL-1.2
"""The 80 % interval holds the truth in about 80 of 100 cases, and fails when a source of chance is left out.

Truths are made by NumPy's own generator straight from the stated distributions, with another population per truth.
That shows the interval is what it says; not that the model is right.
"""

import math
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.needs_city import make_world

from core.needs.settings import CONVERSION, UNCERTAINTY, question
from woonregie_core.needs.kernels import poisson_quantile
from woonregie_core.needs.run import run

AREAS, TRUTHS = 44, 300


def truths(world, seed):
    """Clients with Wmo or Wlz per neighbourhood in 2040: each truth its own parameters, drift and counts."""
    rng = np.random.default_rng(seed)
    base, moves, size = world.population, world.movement, UNCERTAINTY
    years, out = 15, []
    for _ in range(TRUTHS):
        now = base.persons * np.maximum(1 + base.spread * rng.normal(size=AREAS), 0)[:, None, None]
        gain = moves.mortality_gain + size.mortality * rng.normal()
        moving = np.exp(size.moving * rng.normal(size=AREAS))[:, None, None]
        for year in range(1, years + 1):
            alive = np.exp(-moves.hazard * moves.death_ratio[:, None, None] * math.exp(-gain * year))
            later = now * alive * moves.ratio * moving + moves.added
            now = np.zeros_like(later)
            now[..., 1:] = later[..., :-1]
            now[..., -1] += later[..., -1]
            now[..., 0] = base.entrants
        shift = rng.normal(size=4) * size.level + rng.normal(size=4) * np.array(size.trend) * years
        own = world.care.area_effect + shift + rng.normal(size=(AREAS, 4)) * size.drift * math.sqrt(years)
        rates = world.care.rates
        odds = (rates / (1 - rates.sum(axis=0)))[None] * np.exp(own[:, [0, *[1, 2, 3] * 3]])[..., None, None]
        share = odds / (1 + odds.sum(axis=1, keepdims=True))
        mean = (share * now[:, None] * (np.arange(base.ages) + base.first_age >= 65)).sum(axis=(2, 3))
        out.append(rng.poisson(mean).sum(axis=1))
    return np.array(out)


def covered(world, uncertainty, seed=9):
    found = run(world, question(world, draws=1500, seed=1), CONVERSION, uncertainty)
    clients = found.measures[:, :, -1, 4:14].sum(axis=-1)
    band, city = found.band(clients), found.band(clients.sum(axis=1))
    true = truths(world, seed)
    total = true.sum(axis=1)
    return ((band.low <= true) & (true <= band.high)).mean(), ((city.low <= total) & (total <= city.high)).mean()


def test_four_in_five_truths_lie_in_the_interval():
    each = [covered(make_world(AREAS, seed=seed), UNCERTAINTY, seed) for seed in (4, 5, 6)]
    areas, city = np.mean(each, axis=0)
    assert 0.77 <= areas <= 0.83
    assert 0.77 <= city <= 0.83


def test_without_drift_the_interval_is_too_narrow():
    world = make_world(AREAS, seed=4)
    still = replace(world, population=replace(world.population, spread=np.zeros(AREAS)))
    narrow = replace(UNCERTAINTY, moving=0.0, drift=(0.0,) * 4)
    found = run(still, question(world, draws=1500), CONVERSION, narrow)
    clients = found.measures[:, :, -1, 4:14].sum(axis=-1)
    band, true = found.band(clients), truths(world, 4)
    assert ((band.low <= true) & (true <= band.high)).mean() < 0.75


@pytest.mark.parametrize("mean", [0.3, 4.0, 29.0, 31.0, 180.0])
def test_counts_have_the_mean_and_variance_of_poisson(mean):
    chances = (np.arange(20_000) + 0.5) / 20_000
    counts = np.array([poisson_quantile(mean, chance) for chance in chances])
    assert counts.mean() == pytest.approx(mean, rel=0.01)
    assert counts.var() == pytest.approx(mean, rel=0.03)
    assert (np.diff(counts) >= 0).all()
