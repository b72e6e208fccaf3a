# SPDX-License-Identifier: EUPL-1.2
"""A solver tries to find hidden counts in 1,000 random tables, a third of them released twice, and finds none."""

import numpy as np
import pytest

from core.disclosure.attacker import Attack
from core.disclosure.tables import changed, naive, random_rules, random_table, random_views, rules
from woonregie_core.disclosure import Earlier, release

CHUNKS, EACH = 10, 100


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_is_recovered(chunk):
    for seed in range(chunk * EACH, chunk * EACH + EACH):
        rng = np.random.default_rng(seed)
        table, own = random_table(rng), random_rules(rng)
        views = random_views(rng, table)
        first = release(table, own, views)
        tables, releases = [table], [first]
        if seed % 3 == 0:
            tables.append(changed(rng, table))
            releases.append(release(tables[1], own, views, [Earlier(table, first)]))
        attack = Attack(tables, releases)
        assert attack.recovers() == [], seed


def test_every_small_value_stays_possible():
    for seed in range(2000, 2040):
        rng = np.random.default_rng(seed)
        table, own = random_table(rng), random_rules(rng)
        released = release(table, own)
        attack = Attack([table], [released])
        reduced = {one.key: (one.low, one.high) for one in released.reduced}
        for number, key in attack.secrets():
            low, high = attack.range_of(number, key)
            wanted = reduced.get(key, (1, own.smallest(table.sensitive) - 1))
            assert low <= wanted[0], (seed, key)
            assert high >= wanted[1], (seed, key)


def test_the_attacker_breaks_tables_in_which_only_small_cells_are_hidden():
    broken = 0
    for seed in range(60):
        table = random_table(np.random.default_rng(seed))
        broken += bool(Attack([table], [naive(table, rules(base=1))]).recovers())
    assert broken > 20


def test_rounding_alone_does_not_stop_the_attacker():
    tables = (random_table(np.random.default_rng(seed)) for seed in range(300))
    assert any(Attack([table], [naive(table, rules(base=5))]).recovers() for table in tables)


def test_the_attacker_breaks_a_second_release_that_forgets_the_first():
    broken = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        table, own = random_table(rng), rules(base=1)
        later = changed(rng, table)
        broken += bool(Attack([table, later], [release(table, own), release(later, own)]).recovers())
    assert broken > 3
