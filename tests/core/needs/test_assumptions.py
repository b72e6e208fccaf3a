# SPDX-License-Identifier: EUPL-1.2
"""Assumptions come from the policy, each with a citation; a target is weighed by gap and zone."""

from dataclasses import replace

import numpy as np
import pytest

from core.needs.settings import POLICY
from woonregie_core.needs.assumptions import PHASES, Assumptions, TargetRules, phases
from woonregie_core.needs.problems import NeedsError
from woonregie_core.policy.parameters import UnknownParameter


def test_the_profile_knows_them_all():
    found = Assumptions.from_policy(POLICY)
    assert 0 < found.usable < 1
    sure = [phases(POLICY)[name].probability for name in PHASES]
    assert sure == sorted(sure)
    assert [name for name in PHASES if phases(POLICY)[name].committed] == ["building"]
    assert TargetRules.from_policy(POLICY).cluster == 12


def test_every_row_says_what_it_rests_on():
    rows = [row for name, row in POLICY.policy.parameters.items() if name.startswith("needs.")]
    assert len(rows) > 70
    assert all(value.citation and value.standing for row in rows for value in row.values)


def test_what_the_profile_lacks_is_named():
    fewer = {n: row for n, row in POLICY.policy.parameters.items() if n != "needs.stock.usable"}
    with pytest.raises(UnknownParameter, match="usable"):
        Assumptions.from_policy(replace(POLICY, policy=replace(POLICY.policy, parameters=fewer)))


def test_a_gap_outside_a_zone_weighs_less_for_higher_needs():
    rules = TargetRules(12, (1.0, 0.3, 0.0))
    weights = rules.weights(np.array([[10.0, 10.0, 10.0], [10.0, 10.0, -1.0]]), np.array([0.0, 0.5]))
    np.testing.assert_allclose(weights, [[10.0, 3.0, 0.0], [10.0, 6.5, 0.0]])


def test_an_unknown_gap_has_no_weight():
    with pytest.raises(NeedsError, match="niet bekend"):
        TargetRules(12, (1.0, 0.3, 0.0)).weights(np.array([[1.0, np.nan, 1.0]]), np.array([1.0]))
