# SPDX-License-Identifier: EUPL-1.2
"""The nested gap equals the optimum of the linear programme."""

import numpy as np
import pytest
from scipy.optimize import linprog

from woonregie_core.needs.nested import nested_gap
from woonregie_core.needs.problems import NeedsError

SERVES = [(home, need) for home in range(3) for need in range(home + 1)]
URGENCY = (1.0, 1.001, 1.002)


def by_programme(need, supply, urgency=URGENCY):
    """Least weighted number of unserved needs: flows from dwellings to needs they can serve."""
    cost = [-urgency[served] for _, served in SERVES]
    rows = [[float(home == kind) for home, _ in SERVES] for kind in range(3)]
    rows += [[float(served == kind) for _, served in SERVES] for kind in range(3)]
    found = linprog(cost, A_ub=np.array(rows), b_ub=[*supply, *need], method="highs")
    return float(np.dot(urgency, need)) + found.fun


def test_it_is_optimal_in_500_random_cases():
    rng = np.random.default_rng(11)
    for _ in range(500):
        need, supply = rng.integers(0, 30, 3).astype(float), rng.integers(0, 30, 3).astype(float)
        gap = nested_gap(need, supply)
        assert gap @ np.array(URGENCY) == pytest.approx(by_programme(need, supply), abs=1e-7)
        assert gap.sum() == pytest.approx(by_programme(need, supply, (1.0, 1.0, 1.0)), abs=1e-7)


def test_one_by_hand():
    # Care-ready: 5 needed, 8 there, 3 left. Clustered: 10 needed, 4 + 3. Step-free: 6 needed, 1 there.
    assert nested_gap(np.array([6.0, 10.0, 5.0]), np.array([1.0, 4.0, 8.0])).tolist() == [5.0, 3.0, 0.0]


def test_unknown_supply_leaves_lower_needs_unknown():
    gap = nested_gap(np.array([6.0, 10.0, 5.0]), np.array([1.0, np.nan, 8.0]))
    assert np.isnan(gap).tolist() == [True, True, False]


def test_other_kinds_are_refused():
    with pytest.raises(NeedsError):
        nested_gap(np.ones(3), np.ones(2))
