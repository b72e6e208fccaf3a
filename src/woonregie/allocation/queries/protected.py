# SPDX-License-Identifier: EUPL-1.2
"""Counts of lettings as they may be seen by who does not work on them: decided by the disclosure module.

Lettings by group tell of care and of being a refugee, so the threshold for sensitive measures holds.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from woonregie.access.grant import Grant, Scope
from woonregie_core.allocation.whatif import GroupCount
from woonregie_core.disclosure.counts import Axis, CountTable, DisclosureError
from woonregie_core.disclosure.release import release
from woonregie_core.disclosure.released import Earlier, Released, Shown
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.simple import protect_series

TOTAL = ""
BEFORE, AFTER = "before", "after"
Periods = tuple[tuple[int, ...], ...]
"""Of each finished period, the oldest first: one count for each group."""
Cells = Mapping[tuple[str, str], int]
"""Counts that may be shown, rounded. What is not in it stays hidden."""


def sees_exact(grant: Grant) -> bool:
    """Whether a reader works on the lettings of every landlord, and so may see every count as it is."""
    return grant.scope is Scope.ALL


def periods_shown(groups: Sequence[str], counts: Sequence[Sequence[int]], rules: DisclosureRules) -> Cells:
    """What may be seen of lettings by (group, number of the period); "" is all groups, or all periods.

    A period that ended does not change, and after each the totals are published anew. So every earlier publication
    is taken into account: who kept it can subtract it from today's.

    Args:
        counts: of each finished period, the oldest first: one count for each group.
    """
    history = publications(tuple(groups), tuple(tuple(one) for one in counts), rules)
    if not history:
        return {}
    shown = _shown(history[-1].released.cells)
    if len(history[-1].counts.axes[1].codes) - 1 < len(counts):
        return {key: value for key, value in shown.items() if key[1] != TOTAL}  # the last totals are older
    return shown


@lru_cache(maxsize=64)
def publications(groups: tuple[str, ...], counts: Periods, rules: DisclosureRules) -> tuple[Earlier, ...]:
    """Every publication up to now, the oldest first. One that would give a count away is not made."""
    if not counts:
        return ()
    before, table = publications(groups, counts[:-1], rules), period_table(groups, counts)
    try:
        released = release(table, rules, previous=before)
    except DisclosureError:
        return before
    if any(one.low == one.high for one in released.reduced):
        return before
    return (*before, Earlier(table, released))


def period_table(groups: Sequence[str], counts: Sequence[Sequence[int]]) -> CountTable:
    """Lettings by group and period with all their totals, to be published together."""
    numbers = [period_code(number) for number in range(len(counts))]
    values: dict[tuple[str, ...], int | None] = {
        (group, number): counts[place][column]
        for place, number in enumerate(numbers)
        for column, group in enumerate(groups)
    }
    values |= {(TOTAL, number): sum(counts[place]) for place, number in enumerate(numbers)}
    values |= {(group, TOTAL): sum(one[column] for one in counts) for column, group in enumerate(groups)}
    values[TOTAL, TOTAL] = sum(map(sum, counts))
    axes = Axis.flat("group", groups, TOTAL), Axis.flat("period", numbers, TOTAL)
    return CountTable(axes, values, sensitive=True)


def period_code(number: int) -> str:
    """The code of a period by its number from 0."""
    return f"{number:03}"


def groups_shown(groups: Sequence[GroupCount], rules: DisclosureRules) -> Cells:
    """What may be seen of lettings by ("before" or "after", "dimension:group"); every dimension has one total."""
    try:
        return _shown(release(group_table(groups), rules).cells)
    except DisclosureError:
        return {}


def group_table(groups: Sequence[GroupCount]) -> CountTable:
    """Lettings under both sets of rules, by every dimension at once: each of them adds up to all lettings."""
    parts: dict[str, list[str]] = {}
    values: dict[tuple[str, ...], int | None] = {}
    for one in groups:
        code = group_code(one)
        parts.setdefault(one.dimension, []).append(code)
        values[BEFORE, code], values[AFTER, code] = one.before, one.after
    codes = [code for members in parts.values() for code in members]
    first = next(iter(parts.values()), [])
    for side in (BEFORE, AFTER):
        values[side, TOTAL] = sum(values[side, code] or 0 for code in first)
    kinds = Axis("kind", (TOTAL, *codes), tuple((TOTAL, tuple(members)) for members in parts.values()))
    return CountTable((Axis.flat("side", (BEFORE, AFTER)), kinds), values, sensitive=True)


def group_code(one: GroupCount) -> str:
    """The code of a group in the table."""
    return f"{one.dimension}:{one.group}"


def parts_shown(counts: Mapping[str, int], rules: DisclosureRules) -> Mapping[str, int]:
    """What may be seen of parts of one whole; "" is the whole."""
    values = {**counts, TOTAL: sum(counts.values())}
    try:
        cells = protect_series(values, {**dict.fromkeys(counts, TOTAL), TOTAL: None}, rules, sensitive=True)
    except DisclosureError:
        return {}
    return {code: cell.value for code, cell in cells.items() if isinstance(cell, Shown)}


def _shown(cells: Mapping[tuple[str, ...], Released]) -> dict[tuple[str, str], int]:
    return {(key[0], key[1]): cell.value for key, cell in cells.items() if isinstance(cell, Shown)}
