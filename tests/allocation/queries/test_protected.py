# SPDX-License-Identifier: EUPL-1.2
"""What is shown of lettings can't be used to work out what is hidden: a solver with its own code tries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.disclosure.attacker import Attack
from core.disclosure.tables import rules
from woonregie.allocation.queries.protected import (
    AFTER,
    BEFORE,
    TOTAL,
    group_table,
    groups_shown,
    parts_shown,
    period_code,
    period_table,
    periods_shown,
    publications,
)
from woonregie_core.allocation.whatif import GroupCount
from woonregie_core.disclosure import Shown
from woonregie_core.disclosure.release import release

RULES = rules(threshold=5, sensitive=10, base=5)
GROUPS = ("regulier", "wmo", "urgent", "housing")
count = st.one_of(st.just(0), st.integers(1, 9), st.integers(10, 60))
history = st.lists(st.tuples(*[count] * len(GROUPS)), min_size=1, max_size=4).map(tuple)


@settings(max_examples=40, deadline=None)
@given(history)
def test_no_publication_gives_away_what_it_hides_nor_what_an_earlier_one_hid(counts):
    made = publications(GROUPS, counts, RULES)
    attack = Attack([one.counts for one in made], [one.released for one in made])
    assert not made or attack.recovers() == []


@settings(max_examples=40, deadline=None)
@given(history)
def test_what_is_shown_is_of_the_publications_and_rounded(counts):
    shown = periods_shown(GROUPS, counts, RULES)
    truth = period_table(GROUPS, counts).complete
    for key, value in shown.items():
        assert value == RULES.rounded(truth[key])
        assert truth[key] == 0 or truth[key] >= RULES.sensitive_threshold
    if shown.get((TOTAL, TOTAL)) is not None:
        last = publications(GROUPS, counts, RULES)[-1]
        assert {key for key, cell in last.released.cells.items() if isinstance(cell, Shown)} == set(shown)


def test_a_small_number_takes_another_one_along():
    # Worked by hand: 3 is small. With the totals of its row and column shown it would be 53 - 50 and 33 - 30, so
    # in its row and in its column something else has to go too.
    shown = periods_shown(("a", "b"), ((3, 50), (30, 60)), rules(base=1))
    assert ("a", period_code(0)) not in shown
    row = {("a", period_code(1)), ("a", TOTAL)}
    column = {("b", period_code(0)), (TOTAL, period_code(0))}
    assert row - set(shown)
    assert column - set(shown)


def test_nothing_small_means_nothing_hidden():
    shown = periods_shown(("a", "b"), ((12, 50), (30, 61)), RULES)
    assert shown["a", period_code(0)] == 10
    assert shown[TOTAL, TOTAL] == 155  # 153
    assert len(shown) == 9


def test_nothing_ended_means_nothing_shown():
    assert periods_shown(GROUPS, (), RULES) == {}


groups = st.tuples(count, count, count, count).map(
    lambda n: [
        GroupCount("label", "regular", n[0] + n[2], n[1] + n[3]),
        GroupCount("label", "wmo", n[1], n[0]),
        GroupCount("pool", "30", n[0], n[3]),
        GroupCount("pool", "70", n[1] + n[2], n[0] + n[1]),
    ]
)


@settings(max_examples=60, deadline=None)
@given(groups)
def test_groups_of_a_what_if_keep_what_is_small(made):
    table = group_table(made)
    released = release(table, RULES)
    assert Attack([table], [released]).recovers() == []
    for (side, code), value in groups_shown(made, RULES).items():
        assert side in (BEFORE, AFTER)
        assert value == RULES.rounded(table.complete[side, code])


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"age": 20, "tenancy": 15}, {"": 35, "age": 20, "tenancy": 15}),
        ({"age": 3}, {}),  # the only part is the whole
        ({"age": 3, "tenancy": 4}, {}),  # together 7: small as well
        ({}, {"": 0}),
    ],
)
def test_reasons_of_a_what_if(counts, shown):
    assert parts_shown(counts, RULES) == shown


def test_one_small_reason_hides_a_second_number():
    shown = parts_shown({"age": 30, "tenancy": 25, "others": 2}, RULES)
    assert "others" not in shown
    assert len(shown) < 3
