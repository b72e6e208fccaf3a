# SPDX-License-Identifier: EUPL-1.2
"""A proposal for the target over neighbourhoods that can be built: whole clusters, zones, sites and commitments.

A mixed-integer programme solved by HiGHS through SciPy. It stays as near as it can to the quota of each
neighbourhood; a distance counts less where the quota is large.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import DWELLINGS, Areas, Dwelling, Floats


class Rule(StrEnum):
    """What a proposal has to keep to."""

    TOTAL = "total"
    COMMITTED = "committed"
    SITE_CAP = "site_cap"
    ZONE = "zone"
    CLUSTER = "cluster_minimum"
    DISTRICT = "district"


@dataclass(frozen=True)
class Task:
    """What is to be divided, and what binds it.

    Attributes:
        total: dwellings per kind, in the order of `DWELLINGS`.
        quota: of shape (areas, 3), where each kind would go by need alone.
        committed: of shape (areas, 3), dwellings in projects that are sure.
        room: of shape (areas,), dwellings that the sites can hold; inf where there is no bound, NaN is refused.
        in_zone: of shape (areas,), whether there is a zone for housing with care.
        cluster: least number of clustered and of care-ready dwellings in a neighbourhood that has any.
        district_bounds: least and most dwellings of all kinds per district.
    """

    areas: Areas
    total: tuple[int, int, int]
    quota: Floats
    committed: Floats
    room: Floats
    in_zone: np.ndarray
    cluster: int
    district_bounds: Mapping[str, tuple[int, int]]

    def __post_init__(self) -> None:
        n = len(self.areas.codes)
        shapes = (self.quota.shape, self.committed.shape, self.room.shape, self.in_zone.shape)
        if shapes != ((n, 3), (n, 3), (n,), (n,)):
            raise NeedsError("shape", "De opgave heeft niet voor elke buurt dezelfde gegevens.")
        if np.isnan(self.room).any() or np.isnan(self.quota).any() or np.isnan(self.committed).any():
            raise NeedsError("missing", "Van een buurt ontbreekt de ruimte, het aandeel of wat is toegezegd.")
        if min(self.quota.min(), self.committed.min(), self.room.min()) < 0:
            raise NeedsError("negative", "De opgave bevat negatieve aantallen.")
        for district in self.district_bounds:
            self.areas.of_district(district)


@dataclass(frozen=True)
class Solved:
    """What the solver says of a model: numbers of shape (areas, 3) and how far each rule was broken, if it may be.

    Attributes:
        slack: amount by which each row of the model was broken, by rule; empty unless rules may be broken.
    """

    numbers: Floats
    slack: tuple[tuple[Rule, int, float], ...]
    gap: float


CLUSTERED_KINDS = (DWELLINGS.index(Dwelling.CLUSTERED), DWELLINGS.index(Dwelling.CARE_READY))


class Model:
    """Rows of the programme. Columns: numbers (areas x 3), distances (areas x 3), clusters yes or no (areas x
    2), slack.

    Every row knows its rule and where it is about, so that an answer can name it.
    """

    def __init__(self, task: Task, without: frozenset[Rule] = frozenset()) -> None:
        self.task = task
        self.areas = len(task.areas.codes)
        self.rows: list[tuple[Rule | None, int, dict[int, float], float, float]] = []
        self._distances()
        for rule, add in (
            (Rule.TOTAL, self._totals), (Rule.COMMITTED, self._committed), (Rule.SITE_CAP, self._sites),
            (Rule.ZONE, self._zones), (Rule.CLUSTER, self._clusters), (Rule.DISTRICT, self._districts),
        ):  # fmt: skip
            if rule not in without:
                add()

    def number(self, area: int, kind: int) -> int:
        """Column of a number of dwellings."""
        return area * 3 + kind

    def _row(self, rule: Rule | None, about: int, terms: dict[int, float], low: float, high: float) -> None:
        self.rows.append((rule, about, terms, low, high))

    def _distances(self) -> None:
        for at, quota in enumerate(self.task.quota.ravel()):
            away = 3 * self.areas + at
            self._row(None, at, {away: 1.0, at: 1.0}, float(quota), np.inf)
            self._row(None, at, {away: 1.0, at: -1.0}, -float(quota), np.inf)

    def _totals(self) -> None:
        for kind, total in enumerate(self.task.total):
            self._row(Rule.TOTAL, kind, {self.number(a, kind): 1.0 for a in range(self.areas)}, total, total)

    def _committed(self) -> None:
        for at in np.flatnonzero(self.task.committed.ravel() > 0):
            self._row(Rule.COMMITTED, int(at), {int(at): 1.0}, float(self.task.committed.ravel()[at]), np.inf)

    def _sites(self) -> None:
        for area in np.flatnonzero(np.isfinite(self.task.room)):
            terms = {self.number(int(area), kind): 1.0 for kind in range(3)}
            self._row(Rule.SITE_CAP, int(area), terms, -np.inf, float(self.task.room[area]))

    def _zones(self) -> None:
        for area in np.flatnonzero(~self.task.in_zone.astype(bool)):
            self._row(Rule.ZONE, int(area), {self.number(int(area), CLUSTERED_KINDS[1]): 1.0}, -np.inf, 0.0)

    def _clusters(self) -> None:
        for area in range(self.areas):
            for place, kind in enumerate(CLUSTERED_KINDS):
                at, has = self.number(area, kind), 6 * self.areas + 2 * area + place
                most = float(self.task.total[kind] + self.task.committed[area, kind])
                self._row(Rule.CLUSTER, at, {at: 1.0, has: -float(self.task.cluster)}, 0.0, np.inf)
                self._row(None, at, {at: 1.0, has: -max(most, float(self.task.cluster))}, -np.inf, 0.0)

    def _districts(self) -> None:
        for at, (district, (low, high)) in enumerate(self.task.district_bounds.items()):
            places = self.task.areas.of_district(district)
            terms = {self.number(int(area), kind): 1.0 for area in places for kind in range(3)}
            self._row(Rule.DISTRICT, at, terms, low, high)

    def solve(self, *, elastic: bool = False, seconds: float = 20.0) -> Solved | None:
        """The best numbers; None where nothing keeps to the rules. Elastic: break rules as little as can be.

        Raises:
            NeedsError: "time", where nothing was found in time.
        """
        breakable = [at for at, row in enumerate(self.rows) if row[0] is not None] if elastic else []
        columns = 8 * self.areas + 2 * len(breakable)
        cost = np.zeros(columns)
        if not elastic:
            cost[3 * self.areas : 6 * self.areas] = 1.0 / np.sqrt(np.maximum(self.task.quota.ravel(), 1.0))
        cost[8 * self.areas :] = 1.0
        whole, high = np.zeros(columns, np.int64), np.full(columns, np.inf)
        whole[: 3 * self.areas], whole[6 * self.areas : 8 * self.areas] = 1, 1
        high[6 * self.areas : 8 * self.areas] = 1.0
        found = milp(
            cost, integrality=whole, bounds=Bounds(np.zeros(columns), high),
            constraints=self._constraints(columns, breakable), options={"time_limit": seconds, "mip_rel_gap":
            1e-3},
        )  # fmt: skip
        if found.x is None:
            if found.status == 1:
                raise NeedsError("time", "Er is binnen de tijd geen voorstel gevonden.", seconds=seconds)
            return None
        slack = found.x[8 * self.areas :]
        broken = [(self.rows[row], slack[2 * at] + slack[2 * at + 1]) for at, row in enumerate(breakable)]
        named = tuple((row[0], row[1], float(by)) for row, by in broken if by > 0.5 and row[0] is not None)
        return Solved(np.round(found.x[: 3 * self.areas]).reshape(-1, 3), named, float(found.mip_gap or 0.0))

    def _constraints(self, columns: int, breakable: list[int]) -> LinearConstraint:
        places, which, values = [], [], []
        for at, (_, _, terms, _, _) in enumerate(self.rows):
            for column, value in terms.items():
                places.append(at)
                which.append(column)
                values.append(value)
        for place, at in enumerate(breakable):
            places += [at, at]
            which += [8 * self.areas + 2 * place, 8 * self.areas + 2 * place + 1]
            values += [1.0, -1.0]
        table = csr_array((values, (places, which)), shape=(len(self.rows), columns))
        return LinearConstraint(table, [row[3] for row in self.rows], [row[4] for row in self.rows])
