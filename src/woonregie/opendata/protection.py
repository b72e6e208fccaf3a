# SPDX-License-Identifier: EUPL-1.2
"""What has to stay hidden of a series: decided for all places of a period together, with earlier releases in mind.

What a public document printed is public as printed. Counts are protected over the whole hierarchy of places;
percentages and means are hidden where they are over too few. `Basis` is what a decision rested on: it holds the
true counts, so it is kept for the next decision and never shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from woonregie.indicators.models.definition import Aggregation
from woonregie.opendata.word_lists import word_lists
from woonregie_core.disclosure.counts import Axis, CountTable, DisclosureError, Key
from woonregie_core.disclosure.release import release
from woonregie_core.disclosure.released import (
    Earlier,
    Kind,
    Missing,
    Reason,
    Released,
    ReleasedTable,
    Shown,
    Suppressed,
)
from woonregie_core.disclosure.rules import DisclosureRules

Plain = dict[str, Any]
Sums = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Cell:
    """A value of one place, whether a public document printed it, and what it is a share or mean of."""

    value: float | None
    printed: bool = False
    over: float | None = None


@dataclass
class Decision:
    """Of one period: places whose value stays hidden, values that are shown rounded, and what it rested on."""

    hidden: set[str] = field(default_factory=set)
    rounded: dict[str, float] = field(default_factory=dict)
    basis: Plain = field(default_factory=dict)


@dataclass(frozen=True)
class Measure:
    """What of a series matters here."""

    aggregation: str
    unit: str
    sensitive: bool

    @property
    def is_count(self) -> bool:
        """Whether it counts people, or things that lead to people, such as dwellings."""
        return self.aggregation == Aggregation.SUM and self.unit not in word_lists()["units_without_people"]

    @property
    def is_over_people(self) -> bool:
        """Whether it is a percentage or a mean."""
        return self.aggregation in (Aggregation.WEIGHTED_MEAN, Aggregation.RATIO) or self.unit == "percent"


def decide(
    measure: Measure, cells: Mapping[str, Cell], sums: Sums, earlier: Sequence[Plain], rules: DisclosureRules
) -> Decision:
    """Decide on one period.

    Args:
        cells: by place.
        sums: which place is the sum of which others; places without a value belong to them too.
        earlier: the bases of earlier releases of the same period, oldest first.
    """
    if measure.is_count:
        return _decide_counts(measure, cells, sums, [basis for basis in earlier if basis], rules)
    if measure.is_over_people:
        return Decision({place for place, cell in cells.items() if _over_too_few(cell, measure, rules)})
    return Decision()


def _over_too_few(cell: Cell, measure: Measure, rules: DisclosureRules) -> bool:
    """A sensitive figure of which nobody knows over how many it is, is hidden too."""
    if cell.value is None or cell.printed:
        return False
    least = rules.minimum_denominator if measure.unit == "percent" else rules.minimum_group
    return measure.sensitive if cell.over is None else cell.over < least


def _decide_counts(
    measure: Measure, cells: Mapping[str, Cell], sums: Sums, earlier: Sequence[Plain], rules: DisclosureRules
) -> Decision:
    values = {place: _count(cell.value) for place, cell in cells.items()}
    open_to_judge = {place for place, cell in cells.items() if cell.value is not None and not cell.printed}
    if not open_to_judge:
        return Decision()
    try:
        counts = _table(values, sums, measure.sensitive)
        made = release(counts, rules, previous=[_earlier(basis) for basis in earlier])
    except DisclosureError:
        return Decision(hidden=open_to_judge)  # what cannot be protected is not released
    found = Decision(basis=_basis(counts, made))
    for place in open_to_judge:
        said = made.cells.get((place,))
        if isinstance(said, Shown):
            found.rounded[place] = float(rules.rounded(values[place] or 0))
        else:
            found.hidden.add(place)
    return found


def _count(value: float | None) -> int | None:
    """A count as a whole number; a negative one is no count."""
    return None if value is None else max(round(value), 0)


def _table(values: Mapping[str, int | None], sums: Sums, sensitive: bool) -> CountTable:
    """The counts with all that adds up. Totals that were rounded at their source follow from their parts here."""
    whole = dict(values)
    kept: list[tuple[str, tuple[str, ...]]] = []
    settled: set[str] = set()
    around = _around(values, sums)
    codes = {*values, *(code for total, parts in around for code in (total, *parts))}
    axis = Axis("place", tuple(sorted(codes)), around)
    for total, parts in reversed(axis.top_down):
        known = [whole.get(part) for part in parts]
        together = sum(count for count in known if count is not None)
        now = whole.get(total)
        fits = now is not None and (now == together if None not in known else now >= together)
        if not fits and total in settled:
            continue  # two groups of parts that contradict each other: the first one counts
        if not fits and now is not None:
            whole[total] = together
        kept.append((total, parts))
        settled.add(total)
    given: dict[Key, int | None] = {(place,): count for place, count in whole.items()}
    return CountTable((Axis("place", tuple(sorted(codes)), tuple(sorted(kept))),), given, sensitive)


def _around(values: Mapping[str, int | None], sums: Sums) -> Sums:
    """The sums that touch a place with a value, and those that touch these in turn: a reader can add up through
    places of which the series itself says nothing."""
    reached, waiting = set(values), list(sums)
    found: list[tuple[str, tuple[str, ...]]] = []
    while touching := [one for one in waiting if one[0] in reached or reached.intersection(one[1])]:
        found += touching
        reached |= {code for total, parts in touching for code in (total, *parts)}
        waiting = [one for one in waiting if one not in touching]
    return tuple(sorted(found))


def _basis(counts: CountTable, made: ReleasedTable) -> Plain:
    axis = counts.axes[0]
    return {
        "codes": list(axis.codes),
        "sums": [[total, list(parts)] for total, parts in axis.sums],
        "values": {key[0]: value for key, value in counts.values.items()},
        "sensitive": counts.sensitive,
        "cells": {key[0]: _plain(said) for key, said in made.cells.items()},
        "rules": asdict(made.rules),
    }


def _plain(said: Released) -> list[Any]:
    if isinstance(said, Shown):
        return ["shown", said.value, said.reason]
    if isinstance(said, Suppressed):
        return ["suppressed", said.kind, said.reason]
    return ["missing", None, said.reason]


def _released(plain: Sequence[Any]) -> Released:
    state, what, reason = plain[0], plain[1], Reason(plain[2])
    if state == "shown":
        return Shown(what, reason)
    return Suppressed(Kind(what), reason) if state == "suppressed" else Missing(reason)


def _earlier(basis: Plain) -> Earlier:
    sums = tuple((total, tuple(parts)) for total, parts in basis["sums"])
    axis = Axis("place", tuple(basis["codes"]), sums)
    counts = CountTable((axis,), {(code,): value for code, value in basis["values"].items()}, basis["sensitive"])
    cells: dict[Key, Released] = {(code,): _released(plain) for code, plain in basis["cells"].items()}
    return Earlier(counts, ReleasedTable(cells, DisclosureRules(**basis["rules"]), basis["sensitive"]))
