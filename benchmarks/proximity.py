# SPDX-License-Identifier: EUPL-1.2
"""How fast distances on foot are, beside `pandana` and SciPy, on the same invented network in the same run.

`python -m benchmarks.proximity` takes a city of 100,000 nodes; `--side 1000` one of a million; `--country` has ten
million nodes, ours alone, and prints memory. The answers of the other engines are compared with ours as well.
"""

import argparse
import os
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numba
import numpy as np

from benchmarks.proximity_oracle import Pandana, farthest_apart, scipy_nearest
from woonregie_core.policy.loader import load_policy
from woonregie_core.proximity import reach
from woonregie_core.proximity.city import City, make_city, scatter, streets
from woonregie_core.proximity.facilities import snap
from woonregie_core.proximity.network import Network, from_metres
from woonregie_core.proximity.points import along_streets, make_points
from woonregie_core.proximity.score import score
from woonregie_core.proximity.settings import Settings
from woonregie_core.proximity.tryout import TryOut
from woonregie_core.proximity.whatif import Trial

POLICY = load_policy(Path(__file__).parents[1] / "profiles" / "maastricht" / "policy").on(date(2026, 1, 1))
SEARCH, WITHIN = 1500.0, 800.0
SIDE, COUNTRY_SIDE = 316, 3163
DUTCH_NODES = (5e6, 10e6)


def clocked(work: Callable[[], Any], times: int = 5) -> tuple[float, float, Any]:
    """Shortest of so many times: seconds on the wall, of all processors, and what came out."""
    wall = cpu = float("inf")
    found = None
    for _ in range(times):
        started, used = time.perf_counter(), time.process_time()
        found = work()
        wall, cpu = min(wall, time.perf_counter() - started), min(cpu, time.process_time() - used)
    return wall, cpu, found


def megabytes() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def show(what: str, wall: float, cpu: float, bar: float | None = None) -> None:
    """One line: what, how long, and the bar we set."""
    verdict = "" if bar is None else f"  (bar {bar:g} s{'' if wall <= bar else ', MISSED'})"
    print(f"  {what:<58} {wall:9.4f} s wall {cpu:9.4f} s processor{verdict}")


def ours(city: City, times: int, bars: tuple[float, float, float]) -> dict[str, tuple[float, Any, float]]:
    """Nearest, counts and three nearest with ids, of all categories and nodes."""
    network, sources = city.network, city.sources
    work = {
        "nearest": lambda: reach.nearest(network, sources, SEARCH),
        "count": lambda: reach.count_within(network, sources, WITHIN),
        "three": lambda: reach.three_nearest(network, sources, SEARCH),
    }
    found = {}
    for (name, one), bar in zip(work.items(), bars, strict=True):
        one()  # compile, and touch the memory
        wall, cpu, answer = clocked(one, times)
        show(f"ours, {name}, {len(sources)} categories", wall, cpu, bar)
        found[name] = (wall, answer, cpu)
    near, three = found["nearest"][1], found["three"][1]
    same = all(np.array_equal(near.metres(one), three[one].metres()[:, 0]) for one in sources)
    print(f"  the first of the three is the nearest everywhere: {same}")
    return found


def what_if(city: City) -> None:
    """One stop more, at 200 places."""
    trial, before = Trial(city.network), reach.nearest(city.network, {"stop": city.sources["stop"]}, SEARCH)
    rng, taken, nearer = np.random.default_rng(5), [], []
    for node in rng.integers(0, city.network.size, 201):
        seeds = np.array([[node, 0, 0]], np.int32)
        started = time.perf_counter()
        change = trial.nearer(before, "stop", seeds)
        taken.append(time.perf_counter() - started)
        nearer.append(len(change.nodes))
    middle = float(np.median(taken[1:]))
    print(f"  what if a stop came here: median {middle * 1e3:.3f} ms, slowest {max(taken[1:]) * 1e3:.3f} ms"
          f"{'' if middle <= 1e-3 else ' MISSED'}; {np.median(nearer):.0f} nodes nearer")  # fmt: skip


def what_if_score(city: City) -> None:
    """One stop more at 200 places, with the new score and class of every address that it touches; one per node."""
    network, rng = city.network, np.random.default_rng(6)
    shift = rng.uniform(-20, 20, (2, network.size))
    points = make_points(list(map(str, range(network.size))), network.x + shift[0], network.y + shift[1],
                         np.ones(network.size))  # fmt: skip
    wall, cpu, places = clocked(lambda: snap(network, points.x, points.y, 100.0), 1)
    show(f"{network.size:,} addresses put on their street", wall, cpu)
    settings = Settings.from_policy(POLICY)
    reached, _ = along_streets(network, places, city.sources, settings.limit)
    trial, taken, touched = TryOut(network, places, reached, score(reached, settings)), [], []
    for node in rng.integers(0, network.size, 201):
        spot = snap(network, network.x[[node]], network.y[[node]], 100.0)
        started = time.perf_counter()
        found = trial.add("stop", spot)
        taken.append(time.perf_counter() - started)
        touched.append(len(found.rows))
    middle = float(np.median(taken[1:]))
    print(f"  the same with new scores: median {middle * 1e3:.3f} ms, slowest {max(taken[1:]) * 1e3:.3f} ms"
          f"{'' if middle <= 1e-3 else ' MISSED'}; {np.median(touched):.0f} addresses touched")  # fmt: skip


def beside_scipy(city: City, found: dict[str, tuple[float, Any, float]]) -> None:
    """SciPy's Dijkstra from all facilities of a category at once."""
    wall, cpu, theirs = clocked(lambda: scipy_nearest(city, SEARCH), 2)
    show("SciPy, nearest", wall, cpu)
    near = found["nearest"][1]
    apart = max(farthest_apart(near.metres(one), theirs[one]) for one in city.sources)
    print(f"    ours is {wall / found['nearest'][0]:.1f} times as fast; largest difference {apart:.4f} m")


def beside_pandana(city: City, found: dict[str, tuple[float, Any, float]]) -> None:
    """The same three questions to pandana, after its own preparation."""
    before = megabytes()
    try:
        wall, cpu, other = clocked(lambda: Pandana(city), 1)
    except ImportError:
        print("  pandana is not installed, so only SciPy stands beside ours")
        return
    show("pandana, preparation (contraction hierarchy)", wall, cpu)
    for name, work, bar in (
        ("nearest", lambda: other.three(SEARCH, 1), 500),
        ("three", lambda: other.three(SEARCH, 3), 200),
        ("count", lambda: other.count(WITHIN), 150),
    ):
        wall, cpu, theirs = clocked(work, 1)
        show(f"pandana, {name}", wall, cpu)
        ratio, used = wall / found[name][0], cpu / found[name][2]
        print(f"    ours is {ratio:.0f} times as fast, {used:.0f} in processor time (bar {bar}"
              f"{'' if ratio >= bar else ', MISSED'}); {other.differs(name, found[name][1], theirs)}")  # fmt: skip
    print(f"  memory that pandana added: {megabytes() - before} MB")


def prepared() -> tuple[float, float, Network]:
    """Seconds to put invented streets in order, and the network; the streets themselves are let go."""
    x, y, ends = streets(COUNTRY_SIDE, 1)
    return clocked(lambda: from_metres(np.arange(len(x)), x, y, ends), 1)


def country() -> None:
    """Ten million nodes: all three, one category after the other where labels are large."""
    wall, cpu, network = prepared()
    size = network.size
    show(f"{size:,} nodes: put in order, arcs made", wall, cpu, 8.0)
    city = City(network, scatter(network, 1))
    print(f"    the network takes {city.network.bytes / 1e6:.0f} MB; most so far {megabytes()} MB")
    make = {
        "nearest": lambda: reach.nearest(city.network, city.sources, SEARCH),
        "count": lambda: reach.count_within(city.network, city.sources, WITHIN),
        "three": lambda: sum(int(one.labels[0, 0] > 0) for _, one in
                             reach.stream_three(city.network, city.sources, SEARCH)),
    }  # fmt: skip
    total = 0.0
    for name, work in make.items():
        wall, cpu, _ = clocked(work, 1)
        show(f"{size:,} nodes, {name}", wall, cpu)
        total += wall
    most = megabytes()
    print(f"  all three: {total:.1f} s (bar 18 s{'' if total <= 18 else ', MISSED'}), "
          f"most memory {most} MB (bar 2,500 MB{'' if most <= 2500 else ', MISSED'})")  # fmt: skip
    low, high = (total * nodes / size for nodes in DUTCH_NODES)
    print(f"  the streets of the Netherlands are 5 to 10 million nodes (not verified): {low:.0f} to {high:.0f} s")
    what_if(city)


def main(arguments: list[str] | None = None) -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=SIDE)
    parser.add_argument("--country", action="store_true")
    parser.add_argument("--alone", action="store_true", help="leave pandana out")
    chosen = parser.parse_args([] if arguments is None else arguments)
    print(f"Proximity: distances on foot. {numba.get_num_threads()} threads; load of the machine before we began "
          f"{os.getloadavg()[0]:.1f}: above 0.5, look at seconds of the processor")  # fmt: skip
    if chosen.country:
        make_small = make_city(20)
        reach.nearest(make_small.network, make_small.sources, SEARCH)
        reach.count_within(make_small.network, make_small.sources, WITHIN)
        reach.three_nearest(make_small.network, make_small.sources, SEARCH)
        country()
        return
    make_city(20)
    wall, cpu, city = clocked(lambda: make_city(chosen.side), 1)
    before = megabytes()
    show(f"{city.network.size:,} nodes, {len(city.network.arcs):,} arcs: invented and put in order", wall, cpu)
    bars = (0.03, 0.035, 0.08) if chosen.side == SIDE else (0.3, 0.4, 0.8)
    found = ours(city, 7 if chosen.side == SIDE else 3, bars)
    print(f"  memory that ours added, compiler included: {megabytes() - before} MB")
    what_if(city)
    what_if_score(city)
    beside_scipy(city, found)
    if not chosen.alone:
        beside_pandana(city, found)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
