# SPDX-License-Identifier: EUPL-1.2
"""An account never promises what it does not have, whatever is asked of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.ledger import Account, Entry, Kind, NotEnough, after, replay

entries = st.builds(Entry, st.sampled_from(Kind), st.integers(1, 10_000))


@given(st.lists(entries, max_size=40))
def test_nothing_ever_becomes_negative(asked):
    account, taken = Account(), []
    for entry in asked:
        try:
            account = after(account, entry)
        except NotEnough:
            continue
        taken.append(entry)
        assert min(account.budget, account.reserved, account.paid, account.available) >= 0
    assert replay(taken) == account


@given(st.lists(entries, max_size=40))
def test_the_sums_of_the_entries_are_the_account(asked):
    account, sums = Account(), dict.fromkeys(Kind, 0)
    for entry in asked:
        try:
            account = after(account, entry)
        except NotEnough:
            continue
        sums[entry.kind] += entry.cents
    assert account.budget == sums[Kind.ALLOT] - sums[Kind.TAKE]
    assert account.paid == sums[Kind.PAY]
    assert account.reserved == sums[Kind.RESERVE] - sums[Kind.RELEASE] - sums[Kind.PAY]


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_refusal_tells_exactly_how_much_is_missing(budget, asked):
    account = Account(budget=budget)
    if asked <= budget:
        assert after(account, Entry(Kind.RESERVE, asked)).available == budget - asked
    else:
        with pytest.raises(NotEnough) as refusal:
            after(account, Entry(Kind.RESERVE, asked))
        assert refusal.value.short == asked - budget


@pytest.mark.parametrize("cents", [0, -1])
def test_an_entry_changes_something(cents):
    with pytest.raises(ValueError, match="allot"):
        after(Account(), Entry(Kind.ALLOT, cents))


def test_the_toolbox_of_the_pilot_pays_exactly_fifty_moves():
    """D004, 3.1: at most € 1.200 a move and € 60.000 in all."""
    account = Account(budget=60_000_00)
    for _move in range(50):
        account = after(after(account, Entry(Kind.RESERVE, 1_200_00)), Entry(Kind.PAY, 1_200_00))
    assert account == Account(60_000_00, 0, 60_000_00)
    with pytest.raises(NotEnough):
        after(account, Entry(Kind.RESERVE, 1))
