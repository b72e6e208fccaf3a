# SPDX-License-Identifier: EUPL-1.2
"""From a folder and a policy to an outcome: draws in parts, here or on a cluster, with the same numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from django.utils.translation import gettext as _

from woonregie.intake.needs_files.reading import NeedsFolder, read_needs, told
from woonregie.intake.problems import Problem, Rejected
from woonregie_core.needs.anchors import Bench, Implied, Limits, document_anchors, imply
from woonregie_core.needs.assumptions import Assumptions, phases
from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.run import Question, run
from woonregie_core.needs.scenarios import BASE, NO_SHIFT, Scenario
from woonregie_core.needs.settings import Conversion, Uncertainty
from woonregie_core.needs.words import Floats
from woonregie_core.policy.parameters import Policy

PART = 100  # draws per part; parts are the same wherever they run, so the outcome is too
_LISTS = ("care_level", "care_trend")


@dataclass(frozen=True)
class Asked:
    """What was asked: kept beside the outcome, so that it can be done over."""

    to: int
    draws: int
    seed: int
    day: date


@dataclass(frozen=True)
class NeedsRun:
    """A run: what went in and what came out."""

    folder: NeedsFolder
    bench: Bench
    outcome: Outcome
    anchors: tuple[Implied, ...]


Work = Callable[[Bench, list[tuple[int, int]]], Iterable[Outcome]]


def run_needs(source: Path, policy: Policy, asked: Asked, scenario: Scenario, work: Work) -> NeedsRun:
    """Answer a question from a folder. `work` runs the parts, in their order.

    Raises:
        Rejected: the folder or the question cannot be used.
        UnknownParameter: an assumption is not known on this day.
    """
    on = policy.on(asked.day)
    assumptions = Assumptions.from_policy(on)
    folder = read_needs(source, assumptions)
    question = Question(
        to=asked.to, stock=folder.stock * assumptions.usable, draws=asked.draws, seed=asked.seed,
        scenario=scenario, projects=folder.projects, phases=phases(on), forecast=_foreseen(folder, asked.to),
    )  # fmt: skip
    bench = Bench(folder.world, question, Conversion.from_policy(on), Uncertainty.from_policy(on))
    try:
        outcome = joined(list(work(bench, parts(asked.draws))))
        limits = Limits.from_policy(on)
        anchors = tuple(imply(bench, anchor, limits) for anchor in document_anchors(on))
    except NeedsError as refusal:
        raise Rejected([told(refusal)]) from refusal
    return NeedsRun(folder, bench, outcome, anchors)


def _foreseen(folder: NeedsFolder, to: int) -> Floats | None:
    """The imported forecast for the years of this run, if the folder has one."""
    if folder.forecast is None:
        return None
    return folder.forecast.over(folder.world.population.base_year, to)


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


def read_scenario(path: Path | None) -> Scenario:
    """A scenario from a YAML file: a name, and only what changes.

    Raises:
        Rejected: it is no YAML, names something unknown, or a value is no number.
    """
    if path is None:
        return BASE
    advice = _("Zie docs/needs.md voor de namen van wat een scenario kan veranderen.")
    try:
        found: Any = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Rejected([Problem(path.name, _("Dit is geen leesbaar YAML-bestand."), advice)]) from error
    if not isinstance(found, dict):
        raise Rejected([Problem(path.name, _("Dit bestand heeft geen namen met waarden."), advice)])
    known = {part.name for part in fields(Scenario)}
    problems: list[Problem] = []
    values: dict[str, Any] = {"name": path.stem}
    for name, value in found.items():
        good = name == "name" or (_numbers(value) if name in _LISTS else _finite(value))
        if name not in known:
            problems.append(Problem(path.name, _("Dit is niet bekend."), advice, column=str(name)))
        elif not good:
            message = _("Dit zijn geen vier getallen.") if name in _LISTS else _("Dit is geen getal.")
            problems.append(Problem(path.name, message, advice, column=str(name), value=str(value)))
        else:
            values[name] = tuple(map(float, value)) if name in _LISTS else str(value) if name == "name" else value
    if problems:
        raise Rejected(problems)
    return Scenario(**values)


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(np.isfinite(value))


def _numbers(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(NO_SHIFT) and all(map(_finite, value))
