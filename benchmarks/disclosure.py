# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to decide what may be seen of a table, and how many cells that costs.

Beside it the plain way: hide small cells, and wherever a sum has exactly one hidden member hide its smallest other
member, until no sum has one. That is quick and has no proof: the last column counts small cells of which less than
the whole range stays open under it.
"""

import time
from collections.abc import Collection

import numpy as np

from woonregie_core.disclosure import Axis, CountTable, DisclosureRules, Kind, Reason, Suppressed, release
from woonregie_core.disclosure.audit import Goal
from woonregie_core.disclosure.counts import Key
from woonregie_core.disclosure.knowledge import equations
from woonregie_core.disclosure.release import _goals, _room
from woonregie_core.disclosure.small import first_look

SIZES = ((44, 1, 1), (44, 8, 1), (22, 4, 3))
SETTINGS = ((5, 5), (5, 1), (10, 5))


def main() -> None:
    """Print a row for each size, threshold and rounding base."""
    print(
        "places × categories × years   threshold base    cells  small  also hidden"
        "      time   plain hides  less open"
    )
    for size in SIZES:
        for threshold, base in SETTINGS:
            _row(size, DisclosureRules(threshold, threshold, base, 100, 100, 10, True, 1))


def _row(size: tuple[int, int, int], rules: DisclosureRules) -> None:
    table = _table(size)
    start = time.perf_counter()
    released = release(table, rules)
    took = time.perf_counter() - start
    hidden = {key: cell for key, cell in released.cells.items() if isinstance(cell, Suppressed)}
    small = {key for key, cell in hidden.items() if cell.kind is Kind.PRIMARY}
    plain = _plain(table, small)
    print(f"{' × '.join(map(str, size)):<30}{rules.threshold:>9}{rules.base:>5}{len(released.cells):>9,}"
          f"{len(small):>7,}{len(hidden) - len(small):>13,}{took:>8.2f} s{len(plain):>14,}"
          f"{_open_less(table, rules, plain):>11,}", flush=True)  # fmt: skip


def _table(size: tuple[int, int, int]) -> CountTable:
    """Counts as uneven as those of neighbourhoods: many small ones, a few large."""
    rng = np.random.default_rng(1)
    parents = {"city": None} | {f"district {n}": "city" for n in range(size[0] // 6)}
    parents |= {f"place {n}": f"district {n % (size[0] // 6)}" for n in range(size[0])}
    axes = [Axis.tree("place", parents)]
    if size[1] > 1:
        axes.append(Axis.flat("category", [f"{n}" for n in range(size[1])], "all"))
    if size[2] > 1:
        axes.append(Axis.flat("year", [f"{n}" for n in range(size[2])], "ever"))
    empty = CountTable(tuple(axes), {})
    single = {key: int(rng.poisson(rng.gamma(0.9, 20))) for key in empty.cells if key not in empty.totals}
    return CountTable(tuple(axes), CountTable(tuple(axes), single).complete)


def _plain(table: CountTable, small: Collection[Key]) -> set[Key]:
    """The cells that the plain way hides beside the small ones."""
    hidden, changed = set(small), True
    while changed:
        changed = False
        for one in table.sums:
            members = [*one.parts, one.total]
            others = [key for key in members if key not in hidden and table.complete[key]]
            if others and sum(key in hidden for key in members) == 1:
                hidden.add(min(others, key=lambda key: (table.complete[key] or 0, key)))
                changed = True
    return hidden - set(small)


def _open_less(table: CountTable, rules: DisclosureRules, plain: Collection[Key]) -> int:
    """Small cells without proof that every small value stays possible under the plain way."""
    system, cells = equations((), table), first_look(table, rules, set(table.cells), ())
    cells |= dict.fromkeys(plain, Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS))
    room, goals = _room(system, cells, table, rules, ()), _goals(system, table, rules, ())
    room.hidden_low, room.hidden_high = room.low, room.high  # nothing more may be hidden
    left = set(goals) - room.reached(goals)
    return len({goal.place for goal in left if room.furthest(Goal(goal.place, goal.move)) != goal})


if __name__ == "__main__":
    main()
