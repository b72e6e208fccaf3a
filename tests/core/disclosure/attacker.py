# SPDX-License-Identifier: EUPL-1.2
"""An attacker who takes all that was published and solves for what is hidden; shares no code with the product."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from woonregie_core.disclosure import Kind, Missing, Reason, Shown, Suppressed

MOST = 10_000


@dataclass
class Attack:
    """Several releases of the same counts. `links` are single counts that the attacker knows did not change."""

    tables: list
    releases: list

    def __post_init__(self):
        self.place = {}
        for number, table in enumerate(self.tables):
            for key in table.cells:
                self.place[number, key] = len(self.place)
        self.low = np.zeros(len(self.place))
        self.high = np.full(len(self.place), float(MOST))
        self.rows = []
        for number, (table, released) in enumerate(zip(self.tables, self.releases, strict=True)):
            self._learn_bounds(number, table, released)
            self._learn_sums(number, table)
        for number in range(1, len(self.tables)):
            self._learn_links(number)

    def _learn_bounds(self, number, table, released):
        rules = released.rules
        smallest = rules.sensitive_threshold if table.sensitive else rules.threshold
        for key in table.cells:
            at, cell = self.place[number, key], released.cells.get(key)
            if key in table.structural_zeros or isinstance(cell, Shown) and cell.value == 0:
                self.high[at] = 0
            elif isinstance(cell, Shown):
                around, base = range(cell.value - rules.base, cell.value + rules.base + 1), rules.base
                fits = [x for x in around if x >= smallest and (x + base // 2) // base * base == cell.value]
                self.low[at], self.high[at] = min(fits), max(fits)
            elif isinstance(cell, Suppressed) and cell.kind is Kind.COMPLEMENTARY:
                self.low[at] = smallest
            elif isinstance(cell, Suppressed):
                counted = rules.show_zero and cell.reason is Reason.BELOW_THRESHOLD
                self.low[at], self.high[at] = int(counted), smallest - 1
            else:
                assert cell is None or isinstance(cell, Missing)

    def _learn_sums(self, number, table):
        full = table.complete
        for one in table.sums:
            parts = [p for p in one.parts if full[p] is not None]
            if sum(full[p] for p in parts) != full[one.total]:
                parts = one.parts
            self.rows.append({self.place[number, p]: 1 for p in parts} | {self.place[number, one.total]: -1})

    def _learn_links(self, number):
        now, before = self.tables[number], self.tables[number - 1]
        for key in set(now.cells) - now.totals:
            if now.complete[key] is not None and before.complete.get(key) == now.complete[key]:
                self.rows.append({self.place[number, key]: 1, self.place[number - 1, key]: -1})

    @cached_property
    def matrix(self):
        found = np.zeros((len(self.rows), len(self.place)))
        for number, row in enumerate(self.rows):
            for at, sign in row.items():
                found[number, at] = sign
        return csr_array(found)

    def solve(self, toward):
        found = milp(toward, constraints=LinearConstraint(self.matrix, 0, 0) if self.rows else (),
                     bounds=Bounds(self.low, self.high), integrality=np.ones(len(self.place)))  # fmt: skip
        assert found.status == 0, "the truth fits, so there is a solution"
        return np.rint(found.x)

    def secrets(self):
        """Counts below the threshold, published or not: what nobody may find."""
        for number, (table, released) in enumerate(zip(self.tables, self.releases, strict=True)):
            rules = released.rules
            smallest = rules.sensitive_threshold if table.sensitive else rules.threshold
            for key in table.cells:
                value = table.complete[key]
                if value is not None and value < smallest and (value or not rules.show_zero):
                    yield number, key

    def range_of(self, number, key):
        toward = np.zeros(len(self.place))
        toward[self.place[number, key]] = 1
        at = self.place[number, key]
        return int(self.solve(toward)[at]), int(self.solve(-toward)[at])

    def recovers(self):
        """Secrets with exactly one possible value. Two different solutions clear many secrets at once."""
        secrets = list(self.secrets())
        toward = np.zeros(len(self.place))
        for number, key in secrets:
            toward[self.place[number, key]] = 1
        one, other = (self.solve(toward), self.solve(-toward)) if secrets else (toward, toward)
        doubtful = [s for s in secrets if one[self.place[s]] == other[self.place[s]]]
        return [s for s in doubtful if len(set(self.range_of(*s))) == 1]
