# SPDX-License-Identifier: EUPL-1.2
"""The target by largest remainder: exact, within bounds, whatever the order."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.remainder import Claim, Reason, distribute

CLAIM = st.builds(
    lambda weight, committed, extra: Claim(weight, committed, None if extra is None else committed + extra),
    st.one_of(st.just(0.0), st.floats(0.001, 1000.0)),
    st.integers(0, 20),
    st.one_of(st.none(), st.integers(0, 60)),
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(CLAIM, min_size=1, max_size=12), st.integers(0, 500), st.randoms(use_true_random=False))
def test_it_is_exact_within_bounds_and_the_order_does_not_matter(claims, total, shuffle):
    named = {f"B{n}": claim for n, claim in enumerate(claims)}
    least = sum(claim.committed for claim in claims)
    most = sum(
        claim.committed if claim.weight == 0 else max(total, claim.committed) if claim.room is None else claim.room
        for claim in claims
    )
    assume(least <= total <= most)
    found = distribute(total, named)
    assert sum(share.number for share in found.values()) == total
    for code, claim in named.items():
        assert claim.committed <= found[code].number
        assert claim.room is None or found[code].number <= max(claim.room, claim.committed)
        assert abs(found[code].number - found[code].bounded) < 1.0 + 1e-9
    codes = list(named)
    shuffle.shuffle(codes)
    assert distribute(total, {code: named[code] for code in codes}) == {code: found[code] for code in codes}
    doubled = {code: Claim(claim.weight * 2, claim.committed, claim.room) for code, claim in named.items()}
    assert {c: s.number for c, s in distribute(total, doubled).items()} == {c: s.number for c, s in found.items()}


def test_one_worked_out_by_hand():
    # 10 by 5 : 3 : 2, the first has room for 3: 7 are left for 3 : 2, so 4.2 and 2.8.
    found = distribute(10, {"a": Claim(5, 0, 3), "b": Claim(3), "c": Claim(2), "d": Claim(0)})
    assert {code: share.number for code, share in found.items()} == {"a": 3, "b": 4, "c": 3, "d": 0}
    reasons = {code: share.reason for code, share in found.items()}
    assert reasons == {
        "a": Reason.SITE_CAP, "b": Reason.TAKES_OVER, "c": Reason.TAKES_OVER, "d": Reason.NO_NEED,
    }  # fmt: skip
    assert found["a"].quota == pytest.approx(5.0)
    assert found["b"].bounded == pytest.approx(4.2)


def test_commitments_come_first_and_ties_go_to_the_first_code():
    found = distribute(9, {"a": Claim(1), "b": Claim(1), "c": Claim(1, committed=6)})
    assert [share.number for share in found.values()] == [2, 1, 6]
    assert [share.reason for share in found.values()] == [Reason.GIVES_WAY, Reason.GIVES_WAY, Reason.COMMITTED]


def test_rounding_is_the_reason_only_where_it_explains_the_number():
    # 10 by 4 : 3 : 2 is 4.44, 3.33 and 2.22: the first has the largest rest.
    found = distribute(10, {"a": Claim(4), "b": Claim(3), "c": Claim(2)})
    assert [share.number for share in found.values()] == [5, 3, 2]
    assert [share.reason for share in found.values()] == [
        Reason.ROUNDED_UP, Reason.ROUNDED_DOWN, Reason.ROUNDED_DOWN,
    ]  # fmt: skip


def test_what_was_committed_without_need_is_told_as_such():
    found = distribute(5, {"a": Claim(0, committed=2), "b": Claim(1)})
    assert found["a"].number == 2
    assert found["a"].reason is Reason.COMMITTED


def test_what_does_not_fit_is_explained():
    with pytest.raises(
        NeedsError, match="12 woningen passen niet: 2 zijn toegezegd en er is ruimte voor 9"
    ) as caught:
        distribute(12, {"a": Claim(1, 2, 4), "b": Claim(3, 0, 5)})
    assert caught.value.facts == {"total": 12, "committed": 2, "room": 9}
    with pytest.raises(NeedsError, match="meer toegezegd"):
        distribute(1, {"a": Claim(1, 5, 4)})
