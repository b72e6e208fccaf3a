# SPDX-License-Identifier: EUPL-1.2
"""The search for proof that a hidden cell stays open, and for the cells to hide where there is none.

Proof is a set of whole numbers, one for each cell, that fits all an attacker knows and gives the cell another
value. Numbers from the solver are checked in whole numbers, so a solver's tolerance can't make a false proof.

Where there is no proof, the cheapest move is sought that gives the cell the wanted value; the shown cells that
the move pushes out of what is said of them are the ones to hide. This is the network-flow heuristic of Kelly,
Golden and Assad (1992, Networks 22) with rounding intervals as free room, and general sums in place of a network.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import hstack

from woonregie_core.disclosure.knowledge import Equations, Whole

# Limits in numbers and not in seconds, so that the same table has the same release on every machine.
NODES = 500
"""How many branches the solver looks at before a move counts as not found."""
GAP = 0.2
"""How much dearer than the cheapest a move may be: proof needs a move, not the best one."""


@dataclass(frozen=True)
class Goal:
    """A hidden cell must be able to be this much more (or, below 0, less) than it is."""

    place: int
    move: int


@dataclass
class Room:
    """How far each unknown may move from its true value, as cells are hidden one by one.

    Attributes:
        low, high: (unknowns,) what an attacker thinks possible, as a difference from the truth.
        hidden_low, hidden_high: the same once the cell is hidden; equal to `low`, `high` if it can't be.
        cost: (unknowns,) what one unit of moving a shown cell outside its room costs.
    """

    equations: Equations
    low: Whole
    high: Whole
    hidden_low: Whole
    hidden_high: Whole
    cost: Whole

    def reached(self, goals: Sequence[Goal]) -> set[Goal]:
        """Goals for which proof is found by moving many cells at once; the others are merely not proved yet."""
        found: set[Goal] = set()
        for direction in (1, -1):
            left = [goal for goal in goals if goal.move * direction > 0]
            while left:
                moves = self._many(left, direction)
                news = {goal for goal in left if moves[goal.place] == goal.move}
                if not news:
                    break
                found |= news
                left = [goal for goal in left if goal not in news]
        return found

    def hide(self, goal: Goal) -> tuple[Whole, list[int]] | None:
        """The cheapest move that reaches a goal, and the unknowns to hide for it. None: no move does."""
        if not self.low[goal.place] <= goal.move <= self.high[goal.place]:
            return None
        low, high = self.low.copy(), self.high.copy()
        low[goal.place] = high[goal.place] = goal.move
        moves = self._moves(low, high, np.zeros_like(self.cost), self.cost)
        if moves is None:
            return None
        outside = np.flatnonzero((moves < self.low) | (moves > self.high))
        self.low[outside], self.high[outside] = self.hidden_low[outside], self.hidden_high[outside]
        return moves, [int(place) for place in outside]

    def furthest(self, goal: Goal) -> Goal:
        """The nearest to a goal that can be reached when all that can be hidden is hidden."""
        low, high = self.low.copy(), self.high.copy()
        place, sign = goal.place, 1 if goal.move > 0 else -1
        low[place], high[place] = max(low[place], min(goal.move, 0)), min(high[place], max(goal.move, 0))
        toward = np.zeros_like(self.cost)
        toward[place] = -sign
        moves = self._moves(low, high, toward, np.zeros_like(self.cost), gap=0)
        return Goal(place, 0 if moves is None else int(moves[place]))

    def moves_at_all(self, place: int, value: int) -> bool:
        """Whether an unknown can be anything but its true value."""
        return any(self.furthest(Goal(place, step)).move for step in (1, -1) if value + step >= 0)

    def _many(self, goals: Sequence[Goal], direction: int) -> Whole:
        low, high = self.low.copy(), self.high.copy()
        toward = np.zeros_like(self.cost)
        for goal in goals:
            place = goal.place
            toward[place] = -direction
            low[place], high[place] = max(low[place], min(goal.move, 0)), min(high[place], max(goal.move, 0))
        moves = self._moves(low, high, toward, None)
        return np.zeros_like(self.cost) if moves is None else moves

    def _moves(
        self, low: Whole, high: Whole, inside: Whole, outside: Whole | None, gap: float = GAP
    ) -> Whole | None:
        """Whole moves that keep every sum right, at least cost; `outside` None forbids leaving the room."""
        matrix, size = self.equations.matrix, len(self.cost)
        columns, costs, lows, highs = [matrix], [inside], [low], [high]
        free = np.flatnonzero((self.hidden_low < self.low) | (self.hidden_high > self.high))
        if outside is not None and len(free):
            for sign, most in ((1, self.hidden_high - self.high), (-1, self.low - self.hidden_low)):
                columns.append(sign * matrix[:, free])
                costs.append(outside[free])
                lows.append(np.zeros(len(free), dtype=np.int64))
                highs.append(np.maximum(most[free], 0))
        whole = hstack(columns, format="csr") if len(columns) > 1 else matrix
        found = milp(
            np.concatenate(costs),
            constraints=LinearConstraint(whole, 0, 0) if whole.shape[0] else (),
            bounds=Bounds(np.concatenate(lows), np.concatenate(highs)),
            integrality=np.ones(whole.shape[1]),
            options={"node_limit": NODES, "mip_rel_gap": gap},
        )
        if found.x is None:
            return None
        moves = np.rint(found.x).astype(np.int64)
        total = moves[:size].copy()
        for part in range(size, len(moves), max(len(free), 1)):
            total[free] += (1 if part == size else -1) * moves[part : part + len(free)]
        return total if self._holds(total) else None

    def _holds(self, moves: Whole) -> bool:
        """Whether moves keep every sum right and every cell possible; in whole numbers."""
        low, high = np.minimum(self.low, self.hidden_low), np.maximum(self.high, self.hidden_high)
        inside = (moves >= low) & (moves <= high)
        return bool(inside.all()) and not (self.equations.matrix.astype(np.int64) @ moves).any()
