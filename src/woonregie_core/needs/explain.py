# SPDX-License-Identifier: EUPL-1.2
"""How a number comes about: the expected path of some neighbourhoods, kind of dwelling and year, step by step.

Steps are of the expected path, without chance, so each follows from the ones before and can be checked by
hand. The interval beside it comes from all draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.run import Question, run
from woonregie_core.needs.settings import BAND_NAMES, Conversion, Uncertainty
from woonregie_core.needs.supply import planned
from woonregie_core.needs.words import (
    CELLS,
    DWELLINGS,
    FIRST_CELL,
    FIRST_HOME_NEED,
    FIRST_OVERFLOW_NEED,
    HOME_CARE,
    HOUSEHOLDS_75,
    PERSONS_65,
    PERSONS_75,
    Care,
    Dwelling,
)
from woonregie_core.needs.world import World


class Step(StrEnum):
    """Steps in their order."""

    PERSONS_65 = "persons_65"
    PERSONS_75 = "persons_75"
    HOUSEHOLDS_75 = "households_75"
    CLIENTS = "clients"
    NEED_BY_STATE = "need_by_state"
    SHORT = "share_without_place"
    OVERFLOW = "need_by_overflow"
    NEED = "need"
    STOCK = "stock"
    SURE = "sure_plans"
    OPEN = "open_plans"
    SUPPLY = "supply"
    BETTER = "left_of_better"
    GAP = "gap"


@dataclass(frozen=True)
class Line:
    """One step.

    Attributes:
        detail: state of care, with its ground or band of age; "" where the step has none.
        value: persons, households, dwellings or a share. row: name of the policy row that was used, "" for none.
        citation: of that row.
    """

    step: Step
    detail: str
    value: float
    row: str = ""
    citation: str = ""


def explain(
    world: World, question: Question, conversion: Conversion, uncertainty: Uncertainty,
    areas: Sequence[str], dwelling: Dwelling, year: int,
) -> tuple[Line, ...]:  # fmt: skip
    """The steps to one gap, over one or more neighbourhoods.

    Lines of need by state and by overflow add up to the need; stock and plans to the supply. Within each
    neighbourhood the gap is need less supply less what better dwellings have left, and never below nought.

    Raises:
        NeedsError: a neighbourhood or year is not part of the question, or there is no neighbourhood.
    """
    if not areas:
        raise NeedsError("areas", "Kies ten minste één buurt.")
    kind = DWELLINGS.index(dwelling)
    places = np.array([world.population.areas.place(area) for area in areas])
    asked = replace(question, draws=0)
    found = run(world, asked, conversion, uncertainty)
    when = found.year(year)
    measures = found.measures[0, places, when].sum(axis=0)
    named = (
        (Step.PERSONS_65, PERSONS_65), (Step.PERSONS_75, PERSONS_75), (Step.HOUSEHOLDS_75, HOUSEHOLDS_75),
    )  # fmt: skip
    short = float(found.short[0, when])
    return (
        *(Line(step, "", float(measures[place])) for step, place in named),
        *(
            Line(Step.CLIENTS, care if ground is None else f"{care}.{ground}", float(measures[FIRST_CELL + cell]))
            for cell, (care, ground) in enumerate(CELLS)
        ),
        *_by_state(world, asked, conversion, uncertainty, (places, when, kind)),
        Line(Step.SHORT, Care.WLZ_INTRAMURAL, short),
        Line(Step.OVERFLOW, Care.WLZ_INTRAMURAL, short * float(measures[FIRST_OVERFLOW_NEED + kind])),
        Line(Step.NEED, dwelling, float(found.need[0, places, when, kind].sum())),
        *_supplied(asked, found, (places, when, kind), dwelling),
        Line(Step.GAP, dwelling, float(found.gap[0, places, when, kind].sum())),
    )


def _supplied(
    asked: Question, found: Outcome, place: tuple[NDArray[np.int64], int, int], dwelling: Dwelling
) -> list[Line]:
    """Stock, sure and open plans, and what better dwellings in the same neighbourhood have left."""
    places, when, kind = place
    none, lines = np.zeros(0, np.int64), [Line(Step.STOCK, dwelling, float(asked.stock[places, kind].sum()))]
    for step, sure in ((Step.SURE, True), (Step.OPEN, False)):
        projects = [one for one in asked.projects if asked.phases[one.phase].committed is sure]
        added = planned(projects, asked.phases, found.areas, found.years, none, asked.seed, asked.scenario)
        lines.append(Line(step, dwelling, float(added[0, places, when, kind].sum())))
    left = np.zeros(len(places))
    for better in reversed(range(kind + 1, len(DWELLINGS))):
        at = (0, places, when, better)
        left = np.maximum(found.supply[at] + left - found.need[at], 0.0)
    supply = float(found.supply[0, places, when, kind].sum())
    return [*lines, Line(Step.SUPPLY, dwelling, supply), Line(Step.BETTER, dwelling, float(left.sum()))]


def _by_state(
    world: World, asked: Question, conversion: Conversion, uncertainty: Uncertainty,
    place: tuple[NDArray[np.int64], int, int],
) -> list[Line]:  # fmt: skip
    """Need by state at home and band of age: the run with every other row of the table at nought."""
    areas, when, kind = place
    cited = {name: row.citation for name, row in conversion.rows}
    lines = []
    for state, care in enumerate(HOME_CARE):
        for band, name in enumerate(BAND_NAMES):
            only = np.zeros_like(conversion.home)
            only[state, band] = conversion.home[state, band]
            found = run(world, asked, replace(conversion, home=only), uncertainty)
            row = f"needs.conversion.{care}.{name}"
            value = float(found.measures[0, areas, when, FIRST_HOME_NEED + kind].sum())
            lines.append(Line(Step.NEED_BY_STATE, f"{care}.{name}", value, row, cited.get(row, "")))
    return lines
