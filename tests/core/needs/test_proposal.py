# SPDX-License-Identifier: EUPL-1.2
"""The programme: it keeps to every rule, names what binds, and says what conflicts."""

from dataclasses import replace

import numpy as np
import pytest

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.program import Rule, Task
from woonregie_core.needs.proposal import propose
from woonregie_core.needs.words import Areas, Dwelling


def task(areas=8, seed=3, total=(70, 140, 24), **changes):
    rng = np.random.default_rng(seed)
    weight = rng.uniform(0.2, 1.0, (areas, 3))
    named = Areas(tuple(f"B{n}" for n in range(areas)), tuple(f"D{n % 2}" for n in range(areas)))
    base = Task(
        named, total, np.array(total) * weight / weight.sum(axis=0), np.zeros((areas, 3)),
        np.full(areas, 60.0), np.arange(areas) < 4, 12, {},
    )  # fmt: skip
    return replace(base, **changes)


def numbers(found):
    return np.array([cell.number for cell in found.cells]).reshape(-1, 3)


@pytest.mark.parametrize("seed", range(20))
def test_it_keeps_to_every_rule(seed):
    committed = np.zeros((8, 3))
    committed[5] = 3, 14, 0
    asked = task(seed=seed, committed=committed, district_bounds={"D0": (100, 120)})
    got = numbers(propose(asked))
    assert tuple(got.sum(axis=0)) == asked.total
    assert (got >= committed).all()
    assert (got.sum(axis=1) <= 60).all()
    assert (got[4:, 2] == 0).all()
    assert ((got[:, 1:] == 0) | (got[:, 1:] >= 12)).all()
    assert 100 <= got[::2].sum() <= 120


def test_the_binding_rule_stands_beside_each_number():
    got = {(cell.area, cell.dwelling): cell for cell in propose(task()).cells}
    outside = got["B7", Dwelling.CARE_READY]
    assert outside.number == 0
    assert outside.binding == (Rule.ZONE,)
    cells = [cell for cell in got.values() if cell.dwelling is Dwelling.CARE_READY and cell.number == 12]
    assert cells
    assert all(Rule.CLUSTER in cell.binding for cell in cells)
    assert all(cell.binding == () for cell in got.values() if abs(cell.number - cell.quota) < 1)


class TestConflict:
    def test_too_little_room(self):
        found = propose(task(room=np.full(8, 25.0)))
        assert found.cells == ()
        assert found.conflict.rules == (Rule.TOTAL, Rule.SITE_CAP)
        assert sum(fact.amount for fact in found.conflict.facts) == 234 - 200

    def test_no_zone_anywhere(self):
        found = propose(task(in_zone=np.zeros(8, bool)))
        assert found.conflict.rules == (Rule.TOTAL, Rule.ZONE)
        assert {fact.dwelling for fact in found.conflict.facts} == {Dwelling.CARE_READY}

    def test_a_total_smaller_than_a_cluster(self):
        found = propose(task(total=(70, 140, 8)))
        assert found.conflict.rules == (Rule.TOTAL, Rule.CLUSTER)
        assert sum(fact.amount for fact in found.conflict.facts) == 4

    def test_more_committed_than_the_site_holds(self):
        committed = np.zeros((8, 3))
        committed[2, 0] = 65
        found = propose(task(committed=committed))
        assert found.conflict.rules == (Rule.COMMITTED, Rule.SITE_CAP)
        assert [fact.amount for fact in found.conflict.facts] == [5]
        assert found.conflict.facts[0].about == "B2"

    def test_a_district_that_wants_more_than_there_is(self):
        found = propose(task(district_bounds={"D0": (300, 400)}))
        assert Rule.DISTRICT in found.conflict.rules


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"room": np.full(8, np.nan)}, "missing"), ({"room": np.ones(3)}, "shape"),
        ({"room": np.full(8, -1.0)}, "negative"), ({"district_bounds": {"X": (0, 1)}}, "areas"),
    ],
)  # fmt: skip
def test_a_task_that_cannot_be_used_is_refused(changes, code):
    with pytest.raises(NeedsError) as caught:
        task(**changes)
    assert caught.value.code == code
