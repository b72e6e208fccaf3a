# SPDX-License-Identifier: EUPL-1.2
"""Figures of documents beside the model: what level and trend each implies, and whether that is plausible.

A document's figure is no truth to be hit in silence. The model runs free, then is bent to each figure alone,
and says by how much it had to bend. The base year of the figures of D001 ("ten opzichte van nu") is not stated.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic

import numpy as np
from scipy.optimize import brentq

from woonregie_core.needs.horizons import Ahead, H, To2030, To2040
from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.run import Question, run
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.settings import Conversion, Uncertainty
from woonregie_core.needs.words import GROUPS, Dwelling, Ground
from woonregie_core.needs.world import World
from woonregie_core.policy.parameters import PolicyOn


class Subject(StrEnum):
    """What an anchor counts."""

    HOUSEHOLDS_75 = "households_75"
    WMO = "wmo"
    WLZ = "wlz"
    PSYCHOGERIATRIC = "pg"
    SOMATIC = "somatic"


@dataclass(frozen=True)
class Anchor(Generic[H]):
    """A figure of a document.

    Attributes:
        growth: from the base year to the horizon. level: at the horizon, where the document gives it.
        base_year: None where the document does not state it.
        source: document and section. definition: what it counts, in the document's sense.
    """

    subject: Subject
    growth: Ahead[H]
    level: Ahead[H] | None
    base_year: int | None
    source: str
    definition: str

    @property
    def base_level(self) -> float | None:
        """Level in the base year that the document implies, where it does."""
        return None if self.level is None else (self.level - self.growth).value


def document_anchors(policy: PolicyOn) -> tuple[Anchor[To2040], ...]:
    """The anchors of a profile for 2040, in the order of `Subject`; a subject without a figure has none.

    Raises:
        UnknownParameter: a figure was withdrawn by this day.
    """
    known = policy.policy.parameters
    out = []
    for subject in Subject:
        growth, level, base = (
            f"needs.anchor.{subject}.{part}" for part in ("growth_2040", "level_2040", "base_year")
        )
        if growth not in known:
            continue
        reached = Ahead(float(policy.number(level)), To2040) if level in known else None
        year = policy.whole(base) if base in known else None
        stated = policy.dated(growth)
        rise = Ahead(float(policy.number(growth)), To2040)
        out.append(Anchor(subject, rise, reached, year, stated.citation, known[growth].description))
    return tuple(out)


def target(policy: PolicyOn) -> dict[Dwelling, Ahead[To2030]]:
    """The target of the municipality, per kind of dwelling (D001, section 3.2, table 1).

    Raises:
        UnknownParameter: the profile does not know it on this day.
    """
    names = dict(zip(Dwelling, ("step_free", "clustered", "care_ready"), strict=True))
    return {kind: Ahead(float(policy.whole(f"needs.target.{name}")), To2030) for kind, name in names.items()}


@dataclass(frozen=True)
class Limits:
    """Outside these an anchor is implausible."""

    trend: float
    level_low: float
    level_high: float

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Limits":
        """The limits of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
        """
        parts = ("trend_limit", "level_low", "level_high")
        return cls(*(float(policy.number(f"needs.anchor.{part}")) for part in parts))


@dataclass(frozen=True)
class Implied:
    """What an anchor asks of the model.

    Attributes:
        free_base, free_growth: of the model without bending, at the expected path.
        level: factor on use now (on odds of care, or on net moves for households): from the document's own
            base level where it gives one, else what the growth would need if rates did not change; None where
            none does it.
        trend: yearly change of log odds of care that meets the anchor, from the level the document gives or the
            model's own; None for households and where none does it.
        warnings: "level", "trend" or "unreachable"; "base_year" where the document does not state it.
        anchored: the patch with which the model meets the anchor; None where it cannot.
    """

    anchor: Anchor[To2040]
    free_base: float
    free_growth: float
    level: float | None
    trend: float | None
    warnings: tuple[str, ...]
    anchored: Scenario | None


@dataclass(frozen=True)
class Bench:
    """A world and a question to bend: everything but the scenario."""

    world: World
    question: Question
    conversion: Conversion
    uncertainty: Uncertainty

    def ends(self, subject: Subject, scenario: Scenario, horizon: int) -> tuple[float, float]:
        """Base and end of the expected path."""
        asked = replace(self.question, to=horizon, draws=0, scenario=scenario)
        values = _count(run(self.world, asked, self.conversion, self.uncertainty), subject)[0].sum(axis=0)
        return float(values[0]), float(values[-1])


def imply(bench: Bench, anchor: Anchor[To2040], limits: Limits) -> Implied:
    """Solve what an anchor implies. The question's own scenario is the free run."""
    subject, start, to = anchor.subject, bench.question.scenario, anchor.growth.horizon.year
    base, end = bench.ends(subject, start, to)

    def _missed(patch: Scenario) -> float:
        low, high = bench.ends(subject, patch, to)
        return high - low - anchor.growth.value

    if subject is Subject.HOUSEHOLDS_75:
        level, trend = _root(lambda x: _missed(replace(start, migration=x)), -3.0, 8.0), None
        patch = None if level is None else replace(start, name=f"anker {subject}", migration=level)
    else:
        shift = _level(bench, anchor, start, _missed)
        level = None if shift is None else float(np.exp(shift))
        held = start if anchor.base_level is None or shift is None else _care(start, subject, level=shift)
        trend = _root(lambda x: _missed(_care(held, subject, trend=x)), -0.2, 0.2)
        patch = None if trend is None else replace(_care(held, subject, trend=trend), name=f"anker {subject}")
    return Implied(anchor, base, end - base, level, trend, _warnings(anchor, level, trend, limits), patch)


def _level(
    bench: Bench, anchor: Anchor[To2040], start: Scenario, missed: Callable[[Scenario], float]
) -> float | None:
    """Shift of log odds: to the document's base level if it gives one, else to its growth at constant rates."""
    subject, wanted = anchor.subject, anchor.base_level
    if wanted is None:
        return _root(lambda x: missed(_care(start, subject, level=x)), -2.0, 2.0)
    to = anchor.growth.horizon.year
    return _root(lambda x: bench.ends(subject, _care(start, subject, level=x), to)[0] - wanted, -2.0, 2.0)


def _warnings(anchor: Anchor[To2040], level: float | None, trend: float | None, limits: Limits) -> tuple[str, ...]:
    out = ["base_year"] if anchor.base_year is None else []
    if level is None or (trend is None and anchor.subject is not Subject.HOUSEHOLDS_75):
        out.append("unreachable")
    if level is not None and not limits.level_low <= level <= limits.level_high:
        out.append("level")
    if trend is not None and abs(trend) > limits.trend:
        out.append("trend")
    return tuple(out)


def _care(start: Scenario, subject: Subject, *, level: float = 0.0, trend: float = 0.0) -> Scenario:
    """The scenario with use of this care shifted. Who has Wmo and Wlz moves with Wlz, as in the engine."""
    mine = [subject == group or (subject is Subject.WLZ and group != GROUPS[0]) for group in GROUPS]
    one, two, three, four = (x + level * hit for x, hit in zip(start.care_level, mine, strict=True))
    first, second, third, fourth = (x + trend * hit for x, hit in zip(start.care_trend, mine, strict=True))
    return replace(start, care_level=(one, two, three, four), care_trend=(first, second, third, fourth))


def _root(function: Callable[[float], float], low: float, high: float) -> float | None:
    return float(brentq(function, low, high, xtol=1e-6)) if function(low) * function(high) <= 0 else None


def _count(found: Outcome, subject: Subject) -> np.ndarray:
    if subject is Subject.HOUSEHOLDS_75:
        return found.households_75()
    if subject is Subject.WMO:
        return found.clients(wmo=True)
    grounds = tuple(Ground) if subject is Subject.WLZ else (Ground(str(subject)),)
    return found.clients(grounds=grounds)
