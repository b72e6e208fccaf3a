# SPDX-License-Identifier: EUPL-1.2
"""How fast the need to 2040 is worked out, on an invented city; and iterative fitting beside `humanleague`."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.needs_city import make_stock, make_world
from woonregie.intake.needs_files.example import example_files, profile_areas
from woonregie.intake.needs_files.reading import read_needs
from woonregie.needs.content import Given, given_of, kept
from woonregie.needs.results import result_text
from woonregie.needs.running import Asked, bench_of, here, joined, parts, run_given
from woonregie_core.needs.anchors import Bench, Limits, document_anchors, imply
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.program import Task
from woonregie_core.needs.proposal import propose
from woonregie_core.needs.raking import Margin, rake
from woonregie_core.needs.remainder import Claim, distribute
from woonregie_core.needs.run import Question, run
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.settings import Conversion, Uncertainty
from woonregie_core.policy.loader import load_policy

POLICY = load_policy(Path(__file__).parents[1] / "profiles" / "maastricht" / "policy").on(date(2026, 1, 1))
TABLE, SIZE = Conversion.from_policy(POLICY), Uncertainty.from_policy(POLICY)
CITY, COUNTRY, DRAWS = 44, 14_500, 100
TOTAL = (710, 1380, 240)


def clocked(work: Callable[[], Any], times: int = 1) -> tuple[float, Any]:
    """Shortest of so many times, in seconds, and what came out."""
    best, found = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - start)
    return best, found


def show(what: str, seconds: float, bar: float) -> None:
    """One line: what, how long, and the bar we set."""
    print(f"  {what:<66} {seconds:8.3f} s  (bar {bar:g} s{'' if seconds <= bar else ', MISSED'})")


def whole_runs() -> None:
    """The full model: people, all states of care, households, dwellings, supply, gap and intervals."""
    world, asked = make_world(CITY, per_area=1_100.0), Question(to=2040, stock=make_stock(CITY))
    run(world, replace(asked, draws=2), TABLE, SIZE)  # compile

    def answer(question: Question) -> Any:
        found = run(world, question, TABLE, SIZE)
        return [found.band(found.gap), found.band(found.over_areas(found.gap)), found.band(found.measures)]

    show(
        "44 neighbourhoods, 1,000 draws, to 2040, with intervals",
        clocked(lambda: answer(replace(asked, draws=1000)))[0],
        10,
    )
    preview = replace(asked, draws=100, scenario=Scenario("schuif", later_entry=0.05))
    show("the same with 100 draws: a slider moves", clocked(lambda: answer(preview), 3)[0], 1)
    country = make_world(COUNTRY)
    stock = make_stock(COUNTRY)
    show("14,500 neighbourhoods, expected path",
         clocked(lambda: run(country, Question(to=2040, stock=stock), TABLE, SIZE))[0], 5)  # fmt: skip


def previews() -> None:
    """What a page does when a slider moves: 100 draws of the example town, the base kept, and words made of it."""
    given, on = example(), POLICY
    asked = Asked(2040, DRAWS, 1, date(2026, 1, 1))

    def answer(scenario: Scenario) -> Any:
        found = joined(list(here(bench_of(given, on, asked, scenario), parts(asked.draws))))
        return found.over_areas(found.gap)

    base = answer(Scenario())
    moved = Scenario("schuif", later_entry=0.05, plan_dropout=0.35)
    show("a slider moves on the page: 100 draws, difference with the base",
         clocked(lambda: np.quantile(answer(moved) - base, (0.1, 0.5, 0.9), axis=0), 3)[0], 1)  # fmt: skip
    text = kept(given)
    assumed = Assumptions.from_policy(on)
    show(f"reading a kept input of {len(text) // 1000} kB", clocked(lambda: given_of(text, assumed), 3)[0], 0.1)
    made = run_given(given, on, replace(asked, draws=1000), Scenario())
    seconds, said = clocked(lambda: result_text(made, []))
    show(f"intervals of 1,000 draws for every place and year, {len(said) // 1000} kB", seconds, 5)


def example() -> Given:
    """The made-up town of the profile."""
    files = example_files(profile_areas(Path(__file__).parents[1] / "profiles" / "maastricht"), 1, None)
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return read_needs(Path(folder), Assumptions.from_policy(POLICY))


def targets() -> None:
    """The target of the programme over an invented city."""
    rng = np.random.default_rng(4)
    areas = make_world(CITY).population.areas
    weight = rng.gamma(2.0, 1.0, (CITY, 3))
    committed = np.zeros((CITY, 3))
    committed[:4, 1] = 20
    quota, room = np.array(TOTAL) * weight / weight.sum(axis=0), rng.integers(40, 160, CITY).astype(float)
    task = Task(
        areas, TOTAL, quota, committed, room, np.arange(CITY) % 3 == 0, 12, {},
    )  # fmt: skip
    seconds, found = clocked(lambda: propose(task))
    show("target over 44 neighbourhoods by the programme (HiGHS)", seconds, 2)
    print(f"    {len(found.cells)} numbers, relative distance to the best possible {found.gap:.1e}")
    claims = {code: Claim(float(weight[n, 1]), int(committed[n, 1]), 80) for n, code in enumerate(areas.codes)}
    show(
        "the same kind by largest remainder, in exact fractions",
        clocked(lambda: distribute(1380, claims), 5)[0],
        0.1,
    )


def fitting() -> None:
    """Iterative fitting of 44 x 2 x 13 x 4 cells to three margins."""
    rng = np.random.default_rng(5)
    shape = (CITY, 2, 13, 4)
    seed, goal = rng.uniform(0.5, 2.0, shape), rng.uniform(0.5, 2.0, shape) * 10
    axes = [(0, 1), (1, 2), (0, 3)]
    totals = [goal.sum(axis=tuple(axis for axis in range(4) if axis not in kept)) for kept in axes]
    margins = [Margin(kept, total) for kept, total in zip(axes, totals, strict=True)]
    ours, fitted = clocked(lambda: rake(seed, margins), 20)
    print(
        f"  iterative fitting, 4,576 cells, 3 margins: ours {ours * 1e3:.2f} ms in {fitted.rounds} rounds", end=""
    )
    try:
        import humanleague
    except ImportError:
        print("; humanleague is not installed, so nothing stands beside it")
        return
    theirs, (table, _) = clocked(lambda: humanleague.ipf(seed, [np.array(kept) for kept in axes], totals), 20)
    apart = np.abs(table - fitted.table).max() / fitted.table.max()
    print(f"; humanleague {theirs * 1e3:.2f} ms; largest relative difference {apart:.1e}")


def anchors() -> None:
    """What the figures imply for an invented city: the mechanism, not a finding about Maastricht."""
    world = make_world(CITY, per_area=1_100.0)
    bench = Bench(world, Question(to=2040, stock=make_stock(CITY)), TABLE, SIZE)
    limits = Limits.from_policy(POLICY)
    seconds, found = clocked(lambda: [imply(bench, anchor, limits) for anchor in document_anchors(POLICY)])
    show("five anchors solved", seconds, 10)
    for one in found:
        level = "none" if one.level is None else f"x{one.level:.2f}"
        trend = "none" if one.trend is None else f"{one.trend:+.2%} a year"
        print(
            f"    {one.anchor.subject:<14} document {one.anchor.growth.value:+6.0f}, free {one.free_growth:+6.0f}"
            f" | level {level}, trend {trend} | {', '.join(one.warnings)}"
        )


def main() -> None:
    """Print all of it."""
    print("Needs to 2040 (invented city)")
    whole_runs()
    previews()
    targets()
    fitting()
    anchors()


if __name__ == "__main__":
    main()
