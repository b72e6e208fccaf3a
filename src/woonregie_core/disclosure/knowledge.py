# SPDX-License-Identifier: EUPL-1.2
"""What an attacker knows: sums that hold, bounds of every cell, and what earlier releases said of it.

The attacker knows the rules, sees which cells are hidden and why, and knows which single counts did not change
between releases. A cell that is in no view is one of which nothing was said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from woonregie_core.disclosure.counts import CountTable, DoNotAddUp, Key
from woonregie_core.disclosure.released import Earlier, Kind, Reason, Released, Shown, Suppressed
from woonregie_core.disclosure.rules import DisclosureRules

Whole = NDArray[np.int64]
Bounds = tuple[int, int]


@dataclass(frozen=True)
class Equations:
    """The sums of all releases over one set of unknowns.

    Attributes:
        matrix: (sums, unknowns); times the unknowns it is 0.
        truth: (unknowns,) the true values, and possible ones for what is missing.
        places: for each release, the last one the new one, which unknown a cell is.
    """

    matrix: csr_array
    truth: Whole
    places: tuple[Mapping[Key, int], ...]


def equations(earlier: Sequence[Earlier], table: CountTable) -> Equations:
    """Lay the sums of all releases side by side; a single count that did not change is one unknown.

    Raises:
        DoNotAddUp: no values of missing cells make the totals right.
    """
    truth: list[int] = []
    places: list[dict[Key, int]] = []
    rows: list[dict[int, int]] = []
    tables = [*(one.counts for one in earlier), table]
    for number, one in enumerate(tables):
        lines = _lines(one)
        values = {**_known(one), **_possible(one, lines)}
        own: dict[Key, int] = {}
        for key in one.cells:
            same = _same(key, tables[:number], one)
            if same is None:
                truth.append(values[key])
            own[key] = len(truth) - 1 if same is None else places[same][key]
        places.append(own)
        rows += [{own[key]: sign for key, sign in line.items()} for line in lines]
    return Equations(_matrix(rows, len(truth)), np.array(truth, dtype=np.int64), tuple(places))


def _known(table: CountTable) -> dict[Key, int]:
    return {key: value for key, value in table.complete.items() if value is not None}


def _same(key: Key, before: Sequence[CountTable], table: CountTable) -> int | None:
    """The last earlier release in which this single count was the same."""
    value = table.complete[key]
    if value is None or key in table.totals:
        return None
    for number in range(len(before) - 1, -1, -1):
        if key not in before[number].totals and before[number].complete.get(key) == value:
            return number
    return None


def _lines(table: CountTable) -> list[dict[Key, int]]:
    """Each sum as signs: +1 for parts, -1 for the total.

    Where known parts already make the total, missing parts were counted nowhere and fall out: the attacker may
    know that.
    """
    full, found = table.complete, []
    for one in table.sums:
        known = [part for part in one.parts if full[part] is not None]
        adds_up = sum(full[part] or 0 for part in known) == full[one.total]
        found.append({**dict.fromkeys(known if adds_up else one.parts, 1), one.total: -1})
    return found


def _possible(table: CountTable, lines: Sequence[Mapping[Key, int]]) -> dict[Key, int]:
    """Values of missing cells with which all sums are right: proof that the counts can be true."""
    full = table.complete
    unknown = {key: place for place, key in enumerate(key for key in table.cells if full[key] is None)}
    touched = [line for line in lines if any(key in unknown for key in line)]
    if not touched:
        return dict.fromkeys(unknown, 0)
    matrix = _matrix([{unknown[k]: s for k, s in line.items() if k in unknown} for line in touched], len(unknown))
    right = [-sum(sign * (full[key] or 0) for key, sign in line.items()) for line in touched]
    solved = milp(np.ones(len(unknown)), constraints=LinearConstraint(matrix, right, right),
                  integrality=np.ones(len(unknown), np.int8))  # fmt: skip
    if solved.x is None:
        raise DoNotAddUp("no values of the missing cells make the totals right")
    return {key: round(solved.x[place]) for key, place in unknown.items()}


def _matrix(rows: Sequence[Mapping[int, int]], width: int) -> csr_array:
    entries = [(number, place, sign) for number, row in enumerate(rows) for place, sign in row.items()]
    at, places, signs = zip(*entries, strict=True) if entries else ((), (), ())
    return csr_array((np.array(signs, dtype=float), (at, places)), shape=(len(rows), width))


def bounds_of(key: Key, said: Released | None, table: CountTable, rules: DisclosureRules) -> Bounds:
    """The smallest and largest value that an attacker can think of for one cell by itself."""
    smallest = rules.smallest(table.sensitive)
    most = (table.complete[key] or 0) + 100 * smallest + 1000
    if key in table.structural_zeros:
        return 0, 0
    if isinstance(said, Shown):
        low, high = rules.behind(said.value)
        return (max(low, smallest), high) if said.value else (0, 0)
    if isinstance(said, Suppressed):
        if said.kind is Kind.COMPLEMENTARY:
            return smallest, most
        return (1 if rules.show_zero and said.reason is Reason.BELOW_THRESHOLD else 0), smallest - 1
    return 0, most
