# SPDX-License-Identifier: EUPL-1.2
"""From an input and a policy to an outcome: draws in parts, here or on a cluster, with the same numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from woonregie.needs.content import Given
from woonregie_core.needs.anchors import Bench, Implied, Limits, document_anchors, imply
from woonregie_core.needs.assumptions import Assumptions, phases
from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.run import Question, run
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.settings import Conversion, Uncertainty
from woonregie_core.needs.words import Floats
from woonregie_core.policy.parameters import PolicyOn

PART = 100  # draws per part; parts are the same wherever they run, so the outcome is too


@dataclass(frozen=True)
class Asked:
    """What was asked: kept beside the outcome, so that it can be done over."""

    to: int
    draws: int
    seed: int
    day: date


@dataclass(frozen=True)
class Ran:
    """A run: what went in and what came out."""

    given: Given
    bench: Bench
    outcome: Outcome
    anchors: tuple[Implied, ...]


Work = Callable[[Bench, list[tuple[int, int]]], Iterable[Outcome]]


def bench_of(given: Given, on: PolicyOn, asked: Asked, scenario: Scenario) -> Bench:
    """Everything that the engine needs, and the assumptions of a day.

    Raises:
        UnknownParameter: an assumption is not known on this day.
        NeedsError: a row of the conversion table cannot be used.
    """
    question = Question(
        to=asked.to, stock=given.stock * Assumptions.from_policy(on).usable, draws=asked.draws, seed=asked.seed,
        scenario=scenario, projects=given.projects, phases=phases(on), forecast=_foreseen(given, asked.to),
    )  # fmt: skip
    return Bench(given.world, question, Conversion.from_policy(on), Uncertainty.from_policy(on))


def _foreseen(given: Given, to: int) -> Floats | None:
    """The imported forecast for the years of this run, if there is one."""
    if given.forecast is None:
        return None
    return given.forecast.over(given.world.population.base_year, to)


def run_given(given: Given, on: PolicyOn, asked: Asked, scenario: Scenario, work: "Work | None" = None) -> Ran:
    """Answer a question. `work` runs the parts, in their order; without it they run here, one by one.

    Raises:
        NeedsError: the input or the question cannot be used.
        UnknownParameter: an assumption is not known on this day.
    """
    bench = bench_of(given, on, asked, scenario)
    outcome = joined(list((work or here)(bench, parts(asked.draws))))
    limits = Limits.from_policy(on)
    return Ran(given, bench, outcome, tuple(imply(bench, anchor, limits) for anchor in document_anchors(on)))


def here(bench: Bench, wanted: list[tuple[int, int]]) -> Iterable[Outcome]:
    """Run the parts one by one."""
    return (one_part(bench, part) for part in wanted)


def parts(draws: int) -> list[tuple[int, int]]:
    """First draw and number of draws of every part; without draws one part with the expected path."""
    return [(first, min(PART, draws - first)) for first in range(0, draws, PART)] or [(0, 0)]


def one_part(bench: Bench, part: tuple[int, int]) -> Outcome:
    """The draws of one part."""
    asked = replace(bench.question, first_draw=part[0], draws=part[1])
    return run(bench.world, asked, bench.conversion, bench.uncertainty)


def joined(outcomes: list[Outcome]) -> Outcome:
    """All draws in one outcome, in the order of the parts."""

    def every(name: str) -> Floats:
        """One array over all parts."""
        return np.concatenate([getattr(one, name) for one in outcomes])

    return replace(
        outcomes[0], measures=every("measures"), short=every("short"), need=every("need"),
        supply=every("supply"), gap=every("gap"),
    )  # fmt: skip
