# SPDX-License-Identifier: EUPL-1.2
"""How one number comes about, step by step, in words; small numbers of clients only as a class."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.conf.engines import ENGINE
from woonregie.looks.wording import number_words
from woonregie.needs import step_words
from woonregie.needs.content import given_of
from woonregie.needs.queries.matrix import Cell, matrix
from woonregie.needs.queries.runs import Shown
from woonregie.needs.results import Spot
from woonregie.needs.running import Asked, bench_of
from woonregie.needs.scenarios import scenario_of
from woonregie.needs.words import KIND, clients
from woonregie_core.needs.anchors import Bench
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.explain import Line, Step, explain
from woonregie_core.needs.words import HOME_CARE, Care, Dwelling


@dataclass(frozen=True)
class Number:
    """One line of a step: what it counts, the number in words, the rule it follows and who says so."""

    what: str
    words: str
    row: str = ""
    citation: str = ""


@dataclass(frozen=True)
class Part:
    """One step: a heading, the formula in words, what is assumed, and its numbers."""

    heading: str
    formula: str
    assumed: str
    numbers: list[Number]


@dataclass(frozen=True)
class Explanation:
    """The whole way to one number."""

    spot: Spot
    name: str
    kind: str
    year: int
    cell: Cell
    parts: list[Part]


def explanation(page: Shown, spot: Spot, kind: Dwelling, year: int) -> Explanation:
    """The steps to one gap: of one neighbourhood, of a district or of the whole town.

    Raises:
        NeedsError: the engine cannot answer.
    """
    bench = bench_for(page)
    codes = bench.world.population.areas.codes
    with ENGINE:
        lines = explain(
            bench.world, bench.question, bench.conversion, bench.uncertainty,
            [codes[at] for at in spot.members], kind, year,
        )  # fmt: skip
    rows = {row.spot: row for row in [*matrix(page, year, _LEVEL[spot.level]).rows]}
    cell = next(one for one in rows[spot].cells if one.kind == kind)
    by_step = {step: [line for line in lines if line.step == step] for step in Step}
    return Explanation(spot, page.name(spot), str(KIND[kind]), year, cell, _parts(page, by_step))


_LEVEL = {"area": "buurt", "district": "stadsdeel", "city": "gemeente"}


def bench_for(page: Shown) -> Bench:
    """Everything that was asked of the engine in a run."""
    run = page.run
    given = given_of(run.input.content, Assumptions.from_policy(page.policy))
    asked = Asked(run.to, run.draws, run.seed, run.day)
    return bench_of(given, page.policy, asked, scenario_of(run.scenario_name, run.changes))


def _parts(page: Shown, steps: dict[Step, list[Line]]) -> list[Part]:
    small = _small_states(steps[Step.CLIENTS], page.least)
    numbers = {
        "people": [_plain(steps[name][0]) for name in (Step.PERSONS_65, Step.PERSONS_75)],
        "households": [_plain(steps[Step.HOUSEHOLDS_75][0])],
        "care": _care(steps[Step.CLIENTS], page.least),
        "need": [_by_state(line, small, page.least) for line in steps[Step.NEED_BY_STATE] if line.value >= 0.05],
        "overflow": [_share(steps[Step.SHORT][0]), _overflow(steps[Step.OVERFLOW][0], small, page.least)],
        "dwellings": [_exact(steps[Step.NEED][0])],
        "supply": [_exact(steps[name][0]) for name in (Step.STOCK, Step.SURE, Step.OPEN, Step.SUPPLY)],
        "gap": [_exact(steps[name][0]) for name in (Step.BETTER, Step.GAP)],
    }
    return [
        Part(str(step_words.HEADING[name]), str(step_words.FORMULA[name]), str(step_words.ASSUMED[name]), found)
        for name, found in numbers.items()
    ]


def _plain(line: Line) -> Number:
    return Number(str(step_words.STEP[line.step]), number_words(round(line.value)))


def _exact(line: Line) -> Number:
    return Number(str(step_words.STEP[line.step]), number_words(round(line.value, 1)))


def _share(line: Line) -> Number:
    return Number(str(step_words.STEP[line.step]), f"{number_words(round(100 * line.value, 1))}%")


def _sums(lines: list[Line]) -> dict[Care, float]:
    """Clients by state of care, over all grounds."""
    sums: dict[Care, float] = dict.fromkeys((*HOME_CARE[1:], Care.WLZ_INTRAMURAL), 0.0)
    for line in lines:
        sums[Care(line.detail.partition(".")[0])] += line.value
    return sums


def _small_states(lines: list[Line], least: int) -> frozenset[Care]:
    """States with so few clients that a class is shown; never one alone, for the rest would give it away."""
    sums = _sums(lines)
    small = {care for care, value in sums.items() if value < least}
    if len(small) == 1:
        small.add(min((care for care in sums if care not in small), key=lambda care: sums[care]))
    return frozenset(small)


def _care(lines: list[Line], least: int) -> list[Number]:
    sums, small = _sums(lines), _small_states(lines, least)
    rows = []
    for care, value in sums.items():
        words = _class(value, least) if care in small else clients(value, least)
        rows.append(Number(str(step_words.STATE[care]), words))
    return rows


def _by_state(line: Line, small: frozenset[Care], least: int) -> Number:
    state, _dot, band = line.detail.partition(".")
    care = Care(state)
    what = _("%(state)s, %(band)s") % {"state": step_words.STATE[care], "band": step_words.BAND[band]}
    words = _class(line.value, least) if care in small else number_words(round(line.value, 1))
    return Number(what, words, line.row, line.citation)


def _overflow(line: Line, small: frozenset[Care], least: int) -> Number:
    hidden = Care.WLZ_INTRAMURAL in small
    words = _class(line.value, least) if hidden else number_words(round(line.value, 1))
    return Number(str(step_words.STEP[line.step]), words)


def _class(value: float, least: int) -> str:
    """The narrowest class that a small number and its neighbours share: tens of the least number that is shown."""
    bound = least * (int(value // least) + 1)
    return _("minder dan %(least)s") % {"least": number_words(bound)}
