# SPDX-License-Identifier: EUPL-1.2
"""Random tables and rules for the tests of disclosure control."""

from woonregie_core.disclosure import (
    Axis,
    CountTable,
    DisclosureRules,
    Kind,
    Missing,
    Reason,
    ReleasedTable,
    Shown,
    Suppressed,
    View,
)


def rules(threshold=5, base=5, show_zero=True, open_share=1, sensitive=10):
    return DisclosureRules(threshold, sensitive, base, 100, 100, 10, show_zero, open_share)


def city(districts, neighbourhoods):
    parents = {"city": None} | {f"w{d}": "city" for d in range(districts)}
    return Axis.tree(
        "place", parents | {f"b{d}{n}": f"w{d}" for d in range(districts) for n in range(neighbourhoods)}
    )


def random_axes(rng):
    kind = rng.integers(4)
    if kind == 0:
        return (city(int(rng.integers(2, 4)), int(rng.integers(2, 4))),)
    if kind == 1:
        return Axis.flat("place", "abcd"[: rng.integers(2, 5)], "P"), Axis.flat(
            "age", "123"[: rng.integers(2, 4)], "A"
        )
    if kind == 2:
        return city(2, int(rng.integers(2, 4))), Axis.flat("age", "12", "A")
    return Axis.flat("place", "ab", "P"), Axis.flat("age", "12", "A"), Axis.flat("sex", "xy", "S")


def filled(axes, single, **rest):
    """A table of its single counts, with every total of it published."""
    plain = CountTable(axes, single, **rest)
    return CountTable(axes, {key: plain.complete[key] for key in plain.cells}, **rest)


def random_table(rng):
    axes = random_axes(rng)
    empty = CountTable(axes, {})
    scale = rng.choice([3, 8, 30])
    single = {key: int(rng.poisson(rng.gamma(0.8, scale))) for key in empty.cells if key not in empty.totals}
    if rng.random() < 0.1:
        single[sorted(single)[rng.integers(len(single))]] = None
    return filled(axes, single, sensitive=bool(rng.random() < 0.3))


def random_rules(rng):
    return rules(base=int(rng.choice([1, 5])), show_zero=bool(rng.random() < 0.8))


def random_views(rng, table):
    """Sometimes the whole table, sometimes each axis by itself, sometimes with some pairs of axes."""
    if len(table.axes) == 1 or rng.random() < 0.5:
        return []
    totals = {axis.name: axis.sums[0][0] for axis in table.axes}
    totals |= {"place": "city"} if "city" in table.axes[0].codes else {}
    views = [View(axis.name, (axis.name,), totals) for axis in table.axes]
    pair = tuple(axis.name for axis in table.axes[:2])
    return [*views, View("both", pair, totals)] if rng.random() < 0.5 else views


def changed(rng, table):
    """The same counts with one, two or three of them corrected."""
    single = {key: table.complete[key] for key in table.cells if key not in table.totals}
    for key in rng.permutation(sorted(single))[: rng.integers(1, 4)]:
        single[tuple(key)] = int(rng.poisson(5))
    return filled(table.axes, single, sensitive=table.sensitive)


def naive(table, own):
    """Only small cells hidden: what this module is there to prevent."""
    cells = {}
    for key in table.cells:
        value = table.complete[key]
        if value is None:
            cells[key] = Missing()
        elif own.is_small(value, table.sensitive):
            cells[key] = Suppressed(Kind.PRIMARY, Reason.BELOW_THRESHOLD)
        else:
            cells[key] = Shown(own.rounded(value), Reason.ROUNDED)
    return ReleasedTable(cells, own, table.sensitive)
