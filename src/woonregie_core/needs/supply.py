# SPDX-License-Identifier: EUPL-1.2
"""Dwellings there are, and dwellings that may come: by the highest need a dwelling can serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woonregie_core.needs.draws import keys_of, uniforms
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.words import DWELLINGS, Areas, Dwelling, Floats
from woonregie_core.policy.parameters import PolicyOn


@dataclass(frozen=True)
class BatScheme:
    """How the levels of one BAT scheme map to kinds of dwelling. Schemes differ by municipality and by year.

    Attributes:
        name: for example "maastricht-2025" (levels 1 to 4) or "vera" (levels 1 to 5).
        levels: number of levels.
        step_free_from: lowest level that counts as nultreden.
        care_ready_from: lowest level that counts as zorggeschikt.
    """

    name: str
    levels: int
    step_free_from: int
    care_ready_from: int

    @classmethod
    def from_policy(cls, policy: PolicyOn, name: str) -> "BatScheme":
        """One scheme of a profile.

        Raises:
            UnknownParameter: the profile does not know the scheme on this day.
        """
        parts = ("levels", "step_free_from", "care_ready_from")
        return cls(name, *(policy.whole(f"needs.bat.{name}.{part}") for part in parts))


def stock_by_dwelling(bat: Floats, clustered: Floats, scheme: BatScheme) -> Floats:
    """Dwellings by the highest need each can serve.

    Args:
        bat: of shape (areas, levels), dwellings; NaN where not known.
        clustered: of shape (areas,), dwellings in clusters among those from `step_free_from` up to
            `care_ready_from`; from a survey, for a register does not tell (CBS 2025); NaN where not known.

    Returns:
        Of shape (areas, 3), in the order of `DWELLINGS`; NaN stays NaN.

    Raises:
        NeedsError: another number of levels than the scheme has, or more clustered than there are.
    """
    if bat.shape[1] != scheme.levels:
        message = f"Schema {scheme.name} kent {scheme.levels} BAT-niveaus, de voorraad heeft er {bat.shape[1]}."
        raise NeedsError("bat", message, scheme=scheme.name)
    if (bat < 0).any() or (clustered < 0).any():
        raise NeedsError("negative", "De voorraad bevat negatieve aantallen.")
    middle = bat[:, scheme.step_free_from - 1 : scheme.care_ready_from - 1].sum(axis=1)
    if (clustered > middle).any():
        raise NeedsError("bat", "Er zijn meer geclusterde woningen opgegeven dan geschikte woningen.")
    ready = bat[:, scheme.care_ready_from - 1 :].sum(axis=1)
    return np.stack([middle - clustered, clustered, ready], axis=1)


@dataclass(frozen=True)
class Phase:
    """How sure and how late projects in one phase are.

    Attributes:
        probability: chance of completion. delay: mean delay in years, drawn as whole years (geometric).
        committed: whether extra drop-out leaves it alone.
    """

    probability: float
    delay: float
    committed: bool


@dataclass(frozen=True)
class Project:
    """Dwellings to be added (or, below zero, to go) in one neighbourhood from 1 January of a year."""

    id: str
    area: str
    dwelling: Dwelling
    number: int
    year: int
    phase: str


def planned(
    projects: Sequence[Project], phases: Mapping[str, Phase], areas: Areas, years: Sequence[int],
    draws: NDArray[np.int64], seed: int, scenario: Scenario,
) -> Floats:  # fmt: skip
    """Dwellings added by projects, of shape (draws, areas, years, 3); without draws the expectation, as one draw.

    Raises:
        NeedsError: a project has an unknown neighbourhood or phase.
    """
    out = np.zeros((max(len(draws), 1), len(areas.codes), len(years), len(DWELLINGS)))
    names = [project.id for project in projects]
    if len(set(names)) != len(names):
        raise NeedsError("projects", "Een project komt vaker voor.")
    goes = uniforms(keys_of(names, seed, "goes"), draws)
    late = uniforms(keys_of(names, seed, "late"), draws)
    for at, project in enumerate(projects):
        if project.phase not in phases:
            raise NeedsError("projects", f"Fase '{project.phase}' is niet bekend.", project=project.id)
        phase = phases[project.phase]
        chance = phase.probability * (1.0 if phase.committed else 1.0 - scenario.plan_dropout)
        waited = np.array(years) - project.year
        if len(draws):
            in_time = _delay(late[:, at], phase.delay)[:, None] <= waited[None]
            there = ((goes[:, at] < chance)[:, None] & in_time).astype(np.float64)
        else:
            there = chance * _ready_by(waited, phase.delay)[None]
        out[:, areas.place(project.area), :, DWELLINGS.index(project.dwelling)] += project.number * there
    return out


def _delay(chance: Floats, mean: float) -> Floats:
    """Whole years of delay with this mean (geometric distribution)."""
    if mean <= 0:
        return np.zeros_like(chance)
    return np.asarray(np.floor(np.log1p(-chance) / np.log(mean / (1.0 + mean))))


def _ready_by(waited: NDArray[np.int64], mean: float) -> Floats:
    """Chance that the delay has passed after so many years."""
    stays = mean / (1.0 + mean)
    return np.where(waited >= 0, 1.0 - stays ** (np.maximum(waited, 0) + 1.0), 0.0)
