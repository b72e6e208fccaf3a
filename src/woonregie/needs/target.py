# SPDX-License-Identifier: EUPL-1.2
"""The target for 2030 over neighbourhoods, from the gap of 2030: by largest remainder, or by the programme."""

from dataclasses import dataclass

import numpy as np

from woonregie.needs.content import Given
from woonregie_core.needs.anchors import target
from woonregie_core.needs.assumptions import TargetRules, phases
from woonregie_core.needs.horizons import To2030
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.program import Task
from woonregie_core.needs.proposal import Proposal, propose
from woonregie_core.needs.remainder import Claim, distribute
from woonregie_core.needs.words import DWELLINGS, Floats
from woonregie_core.policy.parameters import PolicyOn


@dataclass(frozen=True)
class Divided:
    """What one neighbourhood gets of one kind, where need alone would put it, and why it differs."""

    area: str
    dwelling: str
    quota: float
    number: int
    rules: str


def gap_of(rows: list[dict[str, str]], given: Given) -> Floats:
    """Middle gap of 2030, of shape (areas, 3); NaN where not known.

    Raises:
        NeedsError: the run does not reach 2030.
    """
    found = {
        (row["place"], row["dwelling"]): float(row["middle"] or "nan")
        for row in rows
        if row["level"] == "area" and row["year"] == str(To2030.year)
    }
    if not found:
        raise NeedsError("horizon", "Deze berekening heeft geen cijfers voor 2030.")
    codes = given.world.population.areas.codes
    return np.array([[found[code, str(kind)] for kind in DWELLINGS] for code in codes])


def task_of(given: Given, gap: Floats, policy: PolicyOn) -> tuple[Task, Floats]:
    """The task, and the weight of each neighbourhood per kind.

    Raises:
        NeedsError: a gap or the share in a zone is not known, or nobody has a gap of some kind.
        UnknownParameter: a rule is not known on this day.
    """
    rules, areas = TargetRules.from_policy(policy), given.world.population.areas
    weight = rules.weights(gap, given.zone_share)
    asked = target(policy)
    total = tuple(int(asked[kind].value) for kind in DWELLINGS)
    if ((weight.sum(axis=0) <= 0) & (np.array(total) > 0)).any():
        raise NeedsError("unreachable", "Van een woningtype heeft geen enkele buurt een tekort in 2030.")
    quota = np.array(total) * weight / np.maximum(weight.sum(axis=0), 1e-12)
    committed = np.zeros_like(quota)
    known = phases(policy)
    for one in given.projects:
        if known[one.phase].committed and one.year <= To2030.year:
            committed[areas.place(one.area), DWELLINGS.index(one.dwelling)] += one.number
    task = Task(
        areas,
        (total[0], total[1], total[2]),
        quota,
        committed,
        given.room,
        given.zone_share > 0,
        rules.cluster,
        {},
    )
    return task, weight


def by_remainder(task: Task, weight: Floats) -> list[Divided]:
    """Largest remainder, the highest kind first. What sites hold is shared; what is committed keeps its place.

    Raises:
        NeedsError: "unreachable", where a kind does not fit in what is left.
    """
    codes, taken = task.areas.codes, np.zeros(len(task.areas.codes))
    out: dict[tuple[str, int], Divided] = {}
    for kind in reversed(range(len(DWELLINGS))):
        reserved = task.committed[:, :kind].sum(axis=1)
        left = np.maximum(task.room - taken - reserved, task.committed[:, kind])
        claims = {
            code: Claim(
                float(weight[n, kind]),
                int(task.committed[n, kind]),
                int(left[n]) if np.isfinite(left[n]) else None,
            )
            for n, code in enumerate(codes)
        }
        shares = distribute(task.total[kind], claims)
        for n, code in enumerate(codes):
            share = shares[code]
            out[code, kind] = Divided(code, str(DWELLINGS[kind]), share.quota, share.number, str(share.reason))
            taken[n] += share.number
    return [out[code, kind] for code in codes for kind in range(len(DWELLINGS))]


def by_programme(task: Task) -> tuple[list[Divided], Proposal]:
    """The proposal of the programme; no rows where nothing fits, then the conflict says why."""
    found = propose(task)
    return [
        Divided(cell.area, str(cell.dwelling), cell.quota, cell.number, " ".join(map(str, cell.binding)))
        for cell in found.cells
    ], found
