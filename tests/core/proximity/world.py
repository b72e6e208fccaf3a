# SPDX-License-Identifier: EUPL-1.2
"""A small invented city with people in it, and the settings of the profile."""

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from woonregie_core.policy.loader import load_policy
from woonregie_core.proximity.city import City, make_city
from woonregie_core.proximity.facilities import Snapped, snap
from woonregie_core.proximity.points import Points, Reached, along_streets, make_points
from woonregie_core.proximity.settings import Settings, Walker, Weighing

POLICY = load_policy(Path(__file__).parents[3] / "profiles" / "maastricht" / "policy").on(date(2026, 1, 1))


def settings(walker: Walker = Walker.STANDARD, weighing: Weighing = Weighing.PARTS) -> Settings:
    return Settings.from_policy(POLICY, walker, weighing)


@cache
def town() -> tuple[City, Points, Snapped, Reached]:
    """60 x 60 nodes with 900 addresses; distances as far as the fit walk."""
    city, rng = make_city(60, seed=3), np.random.default_rng(3)
    x = rng.uniform(city.network.x.min(), city.network.x.max(), 900)
    y = rng.uniform(city.network.y.min(), city.network.y.max(), 900)
    points = make_points([f"p{n:04}" for n in range(900)], x, y, rng.integers(0, 60, 900))
    places = snap(city.network, x, y, 100.0)
    reached, _ = along_streets(city.network, places, city.sources, settings(Walker.FIT).limit)
    return city, points, places, reached
