# SPDX-License-Identifier: EUPL-1.2
"""A scenario tried out: fewer draws than a run, the same chance as the base, so that a difference is no noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from woonregie.conf.engines import ENGINE
from woonregie.conf.policy import current_policy
from woonregie.needs.content import Given, given_of
from woonregie.needs.kept import kept_policy, policy_text
from woonregie.needs.models import NeedsInput
from woonregie.needs.queries.runs import policy_day
from woonregie.needs.results import Interval
from woonregie.needs.running import Asked, bench_of, here, joined, parts
from woonregie.needs.writing import HORIZONS
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.scenarios import BASE, Scenario
from woonregie_core.needs.words import DWELLINGS, Floats

DRAWS, SEED = 100, 1
"""Enough to see a difference at once: common chance takes most of the noise out of it."""


@dataclass(frozen=True)
class Tried:
    """One scenario in one year, per kind of dwelling; `apart` is the difference with the first, draw by draw."""

    name: str
    scenario: Scenario
    gap: tuple[Interval | None, ...]
    apart: tuple[Interval | None, ...]


def try_out(source: NeedsInput, scenarios: Sequence[tuple[str, Scenario]], year: int) -> list[Tried]:
    """The gap of the whole town in one year for some scenarios, each held against the first.

    Raises:
        NeedsError: the engine cannot answer.
        UnknownParameter: an assumption is not known on the day.
    """
    policy, day = policy_text(current_policy()), policy_day(source)
    last = max(HORIZONS)
    asked = Asked(last if last > source.base_year else source.base_year + 15, DRAWS, SEED, day)
    made = [(name, wish, *city_gap(source.content, policy, asked, wish)) for name, wish in scenarios]
    at = year - source.base_year
    first = made[0][2][:, at]
    return [
        Tried(name, wish, _bands(gap[:, at], sure), _bands(gap[:, at] - first, sure))
        for name, wish, gap, sure in made
    ]


@lru_cache(maxsize=64)
def city_gap(content: str, policy: str, asked: Asked, scenario: Scenario) -> tuple[Floats, float]:
    """The gap of the whole town in every draw, of shape (draws, years, 3), and the sureness of an interval."""
    on = kept_policy(policy).on(asked.day)
    bench = bench_of(_given(content, Assumptions.from_policy(on)), on, asked, scenario)
    with ENGINE:
        found = joined(list(here(bench, parts(asked.draws))))
    return found.over_areas(found.gap), found.confidence


@lru_cache(maxsize=4)
def _given(content: str, assumptions: Assumptions) -> Given:
    return given_of(content, assumptions)


def _bands(values: Floats, sure: float) -> tuple[Interval | None, ...]:
    tail = (1.0 - sure) / 2.0
    bands = [np.quantile(values[:, kind], (tail, 0.5, 1.0 - tail)) for kind in range(len(DWELLINGS))]
    return tuple(None if np.isnan(one).any() else Interval(*map(float, one)) for one in bands)


def horizons(source: NeedsInput) -> list[int]:
    """The years that can be looked at."""
    return [year for year in HORIZONS if year > source.base_year] or [source.base_year + 15]


__all__ = ["BASE", "Tried", "city_gap", "horizons", "try_out"]
