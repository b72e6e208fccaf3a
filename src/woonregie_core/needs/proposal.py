# SPDX-License-Identifier: EUPL-1.2
"""The proposal with the rule that binds each neighbourhood, or which rules conflict and by how much."""

from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.program import CLUSTERED_KINDS, Model, Rule, Task
from woonregie_core.needs.words import DWELLINGS, Dwelling


@dataclass(frozen=True)
class Cell:
    """Dwellings of one kind in one neighbourhood.

    Attributes:
        quota: where need alone would put them. number: the proposal.
        binding: rules that hold the number away from its quota; empty where only rounding and the total do.
    """

    area: str
    dwelling: Dwelling
    quota: float
    number: int
    binding: tuple[Rule, ...]


@dataclass(frozen=True)
class Fact:
    """How far one rule would have to give.

    Attributes:
        rule: the rule. about: kind of dwelling, neighbourhood or district. dwelling: kind, where one is concerned.
        amount: dwellings by which it would have to give, in the way to break as little as can be.
    """

    rule: Rule
    about: str
    dwelling: Dwelling | None
    amount: int


@dataclass(frozen=True)
class Conflict:
    """Why nothing fits.

    Attributes:
        rules: a smallest set of kinds of rules that conflict: without any one of them something fits.
        facts: one way to give as little as can be.
    """

    rules: tuple[Rule, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Proposal:
    """A proposal, or a conflict.

    Attributes:
        cells: neighbourhood by kind, in the order of the task; empty where nothing fits.
        gap: relative distance to the best that is proven possible.
    """

    cells: tuple[Cell, ...]
    conflict: Conflict | None
    gap: float


def propose(task: Task) -> Proposal:
    """Divide a target by the programme.

    Raises:
        NeedsError: "time", where nothing was found in time.
    """
    solved = Model(task).solve()
    if solved is None:
        return Proposal((), _conflict(task), float("nan"))
    numbers = solved.numbers.astype(np.int64)
    cells = tuple(
        Cell(
            code,
            dwelling,
            float(task.quota[area, kind]),
            int(numbers[area, kind]),
            _binding(task, numbers, area, kind),
        )
        for area, code in enumerate(task.areas.codes)
        for kind, dwelling in enumerate(DWELLINGS)
    )
    return Proposal(cells, None, solved.gap)


def _binding(task: Task, numbers: np.ndarray, area: int, kind: int) -> tuple[Rule, ...]:
    """Rules that stand between a number and its quota."""
    number, quota = int(numbers[area, kind]), float(task.quota[area, kind])
    if abs(number - quota) < 1.0:
        return ()
    wants_more, rules = number < quota, []
    if number == task.committed[area, kind] and not wants_more:
        rules.append(Rule.COMMITTED)
    if wants_more and numbers[area].sum() >= task.room[area]:
        rules.append(Rule.SITE_CAP)
    if kind in CLUSTERED_KINDS:
        if wants_more and kind == CLUSTERED_KINDS[1] and not task.in_zone[area]:
            rules.append(Rule.ZONE)
        elif (wants_more and number == 0 and quota < task.cluster) or (not wants_more and number == task.cluster):
            rules.append(Rule.CLUSTER)
    district = task.areas.districts[area]
    if district in task.district_bounds:
        low, high = task.district_bounds[district]
        whole = numbers[task.areas.of_district(district)].sum()
        if whole == (high if wants_more else low):
            rules.append(Rule.DISTRICT)
    return tuple(rules) or (Rule.TOTAL,)


def _conflict(task: Task) -> Conflict:
    """Leave out rules one kind at a time; what cannot be left out without making it fit belongs to the
    conflict."""
    left_out: frozenset[Rule] = frozenset()
    for rule in (Rule.DISTRICT, Rule.CLUSTER, Rule.ZONE, Rule.SITE_CAP, Rule.COMMITTED, Rule.TOTAL):
        if Model(task, left_out | {rule}).solve(elastic=False) is None:
            left_out |= {rule}
    broken = Model(task, left_out).solve(elastic=True)
    slack = () if broken is None else broken.slack
    facts = tuple(_fact(task, rule, about, by) for rule, about, by in slack)
    return Conflict(tuple(rule for rule in Rule if rule not in left_out), facts)


def _fact(task: Task, rule: Rule, about: int, by: float) -> Fact:
    amount = int(np.ceil(by - 1e-6))
    if rule is Rule.TOTAL:
        return Fact(rule, DWELLINGS[about], DWELLINGS[about], amount)
    if rule is Rule.DISTRICT:
        return Fact(rule, tuple(task.district_bounds)[about], None, amount)
    if rule is Rule.SITE_CAP:
        return Fact(rule, task.areas.codes[about], None, amount)
    if rule is Rule.ZONE:
        return Fact(rule, task.areas.codes[about], Dwelling.CARE_READY, amount)
    return Fact(rule, task.areas.codes[about // 3], DWELLINGS[about % 3], amount)
