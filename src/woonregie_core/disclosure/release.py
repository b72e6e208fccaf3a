# SPDX-License-Identifier: EUPL-1.2
"""Decide what may be seen of a set of counts: all views together, with earlier releases in mind."""

from collections.abc import Mapping, Sequence
from math import log2

import numpy as np

from woonregie_core.disclosure.audit import Goal, Room
from woonregie_core.disclosure.counts import CountTable, DisclosureError, Key
from woonregie_core.disclosure.knowledge import Bounds, Equations, bounds_of, equations
from woonregie_core.disclosure.released import (
    Earlier,
    Kind,
    Range,
    Reason,
    Released,
    ReleasedTable,
    Shown,
    Suppressed,
    View,
)
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.small import first_look


def release(
    counts: CountTable,
    rules: DisclosureRules,
    views: Sequence[View] = (),
    previous: Sequence[Earlier] = (),
) -> ReleasedTable:
    """What may be seen of each cell.

    Args:
        views: what will be asked; without views every cell that has a value of its own in the table.
        previous: all earlier releases of the same counts, oldest first.

    Raises:
        DisclosureError: the counts cannot be used, or a small cell cannot be kept open whatever is hidden.
        DoNotAddUp: totals differ from their parts.
    """
    published = {key for view in views for key in view.keys(counts)} if views else set(counts.values)
    cells = first_look(counts, rules, published, previous)
    system = equations(previous, counts)
    room = _room(system, cells, counts, rules, previous)
    goals = _goals(system, counts, rules, previous)
    hidden, weak = _protect(room, goals)
    back = {place: key for key, place in system.places[-1].items()}
    for place in hidden:
        cells[back[place]] = Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS)
    return ReleasedTable(cells, rules, counts.sensitive, _ranges(goals, weak, system, room, not previous))


def _room(
    system: Equations, cells: Mapping[Key, Released], table: CountTable, rules: DisclosureRules,
    previous: Sequence[Earlier],
) -> Room:  # fmt: skip
    size = len(system.truth)
    fixed = np.zeros(size, dtype=np.int64), np.full(size, 2**40, dtype=np.int64)
    for one, places in zip(previous, system.places, strict=False):
        for key, place in places.items():
            _narrow(fixed, place, bounds_of(key, one.released.cells.get(key), one.counts, one.released.rules))
    now, hidden = (fixed[0].copy(), fixed[1].copy()), (fixed[0].copy(), fixed[1].copy())
    cost = np.zeros(size, dtype=np.int64)
    for key, place in system.places[-1].items():
        said = cells.get(key)
        own = bounds_of(key, said, table, rules)
        _narrow(now, place, own)
        if isinstance(said, Shown) and said.value:
            own = bounds_of(key, Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS), table, rules)
            # Hiding few and small cells is cheapest; a total of many is worth more than one of its parts.
            cost[place] = 8 + int(8 * log2(1 + (table.complete[key] or 0)))
        _narrow(hidden, place, own)
    truth = system.truth
    return Room(system, now[0] - truth, now[1] - truth, hidden[0] - truth, hidden[1] - truth, cost)


def _narrow(bounds: tuple[np.ndarray, np.ndarray], place: int, own: Bounds) -> None:
    bounds[0][place], bounds[1][place] = max(bounds[0][place], own[0]), min(bounds[1][place], own[1])


def _goals(
    system: Equations, counts: CountTable, rules: DisclosureRules, previous: Sequence[Earlier]
) -> list[Goal]:
    """How much less and more each small cell must be able to be, of this release and of the earlier ones.

    A nought that is hidden only because its total is small is no secret of its own: it needs no proof.
    """
    sets = [(one.counts, one.released.rules) for one in previous] + [(counts, rules)]
    found: dict[Goal, None] = {}
    for (table, own), places in zip(sets, system.places, strict=True):
        for key, place in places.items():
            value = table.complete[key]
            if value is None or key in table.structural_zeros or not own.is_small(value, table.sensitive):
                continue
            low, high = own.window(value, table.sensitive)
            found |= dict.fromkeys(
                Goal(place, move) for move in (min(low - value, 0), max(high - value, 0)) if move
            )
    return list(found)


def _protect(room: Room, goals: Sequence[Goal]) -> tuple[list[int], dict[Goal, Goal]]:
    """Hide cells until every goal is reached; goals that can't be are brought as near as possible."""
    hidden: list[int] = []
    weak: dict[Goal, Goal] = {}
    proved = room.reached(goals)
    left = [goal for goal in goals if goal not in proved]
    while left:
        goal, left = left[0], left[1:]
        found = room.hide(goal)
        if found is None:
            weak[goal] = nearest = room.furthest(goal)
            found = room.hide(nearest) if nearest.move else None
        if found is not None:
            moves, news = found
            hidden += news
            proved = {one for one in left if moves[one.place] == one.move}
            proved |= room.reached([one for one in left if one not in proved]) if news else set()
            left = [one for one in left if one not in proved]
    return hidden, weak


def _ranges(
    goals: Sequence[Goal], weak: Mapping[Goal, Goal], system: Equations, room: Room, alone: bool
) -> tuple[Range, ...]:
    """The cells of which less stays open than wanted.

    Raises:
        DisclosureError: a cell could be worked out, by this release alone.
    """
    found = []
    back = {place: key for places in system.places for key, place in places.items()}
    for place in sorted({goal.place for goal in weak}):
        moves = [weak.get(goal, goal).move for goal in goals if goal.place == place]
        value, low, high = int(system.truth[place]), min(0, *moves, 0), max(0, *moves, 0)
        if alone and low == high and not room.moves_at_all(place, value):
            raise DisclosureError(f"cell {back[place]} could be worked out, whatever else is hidden")
        found.append(Range(back[place], value + low, value + high))
    return tuple(found)
