# SPDX-License-Identifier: EUPL-1.2
"""How firmly classes stand: by hand where the answer is known, the same for the same key, and ranks compared."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as fewer
from hypothesis import strategies as st
from scipy.stats import spearmanr

from core.proximity.test_score import CODES, everything, reached_at
from core.proximity.world import POLICY, settings, town
from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, Standing
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.score import NO_CLASS, score
from woonregie_core.proximity.settings import Part, Walker, Weighing
from woonregie_core.proximity.stability import Wobble, agreement, stability

WOBBLE = Wobble.from_policy(POLICY)


def share_of(reached, choices=None, wobble=WOBBLE, safety=None, key="k"):
    found = score(reached, choices or settings(), safety)
    return stability(found, reached, wobble, key)


def test_the_profile_draws_two_hundred_times():
    assert Wobble(200, 0.2, 50) == WOBBLE


@pytest.mark.parametrize("metres", [0.0, 1e9, np.inf])
def test_everything_at_hand_or_nothing_at_all_never_changes(metres):
    assert share_of(everything(metres)).tolist() == [1.0]


def test_without_wobble_nothing_changes():
    _city, _points, _places, reached = town()
    still = Wobble(3, 0.0, 1e12)
    assert np.allclose(share_of(reached, wobble=still), 1.0, atol=0.01)


def test_a_place_on_the_edge_of_its_class_is_a_toss_up():
    """One category of weight: the score is its value alone, 0.8 at 600 m. A needs 80: a shorter bound loses it."""
    weights = dict.fromkeys(CODES, 0.0) | {"supermarket": 1.0, Part.SAFETY: 0.0}
    choices = replace(settings(), weights=weights)
    found = share_of(reached_at(supermarket=[600.0] * 3), choices, Wobble(4000, 0.2, 50))
    assert found[0] == pytest.approx(0.5, abs=0.03)


def test_known_share_of_a_place_within_its_class():
    """700 m is 0.6 at factor 1, class C from 0.5 to 0.65: the factor f gives (1000 f - 700) / (500 f).

    That is 0.5 at f = 14/15 and 0.65 at f = 28/27, so (28/27 - 14/15) / 0.4 of the draws keep C.
    """
    weights = dict.fromkeys(CODES, 0.0) | {"supermarket": 1.0, Part.SAFETY: 0.0}
    choices = replace(settings(), weights=weights)
    found = share_of(reached_at(supermarket=[700.0] * 3), choices, Wobble(4000, 0.2, 50))
    assert found[0] == pytest.approx((28 / 27 - 14 / 15) / 0.4, abs=0.03)


def test_the_same_key_gives_the_same_and_another_does_not():
    _city, points, _places, reached = town()
    first, again, other = (share_of(reached, key=key) for key in ("a", "a", "b"))
    assert np.array_equal(first, again, equal_nan=True)
    assert not np.array_equal(first, other, equal_nan=True)
    assert ((first >= 0) & (first <= 1)).all()
    assert 0.5 < first.mean() < 1
    assert points.size == len(first)


def test_a_place_without_a_class_has_no_share():
    reached = reached_at(supermarket=[np.nan] * 3)
    found = score(reached, settings())
    assert found.classes[0] == NO_CLASS
    assert np.isnan(stability(found, reached, WOBBLE, "k")).all()


def test_order_of_points_does_not_matter():
    _city, _points, _places, reached = town()
    turn = np.random.default_rng(1).permutation(900)
    turned = replace(
        reached,
        metres={code: one[turn] for code, one in reached.metres.items()},
        numbers={code: one[turn] for code, one in reached.numbers.items()},
    )
    assert np.array_equal(share_of(reached)[turn], share_of(turned), equal_nan=True)


def test_wobble_that_makes_no_sense_is_refused():
    names = {f"proximity.stability.{name}": 0 for name in ("draws", "spread", "firmness")}
    day = POLICY.day
    rows = {
        name: Parameter(name, "d", "u", (DatedValue(day, type(POLICY.number("proximity.detour"))(value),
                                                    Standing.ASSUMPTION, "c"),))
        for name, value in names.items()
    }  # fmt: skip
    with pytest.raises(ProximityError):
        Wobble.from_policy(Policy(rows).on(day))


def test_agreement_by_hand():
    assert agreement(np.array([1.0, 2, 3]), np.array([10.0, 20, 30])) == pytest.approx(1)
    assert agreement(np.array([1.0, 2, 3]), np.array([3.0, 2, 1])) == pytest.approx(-1)
    assert agreement(np.array([1.0, 2, 3, 4]), np.array([1.0, 3, 2, 4])) == pytest.approx(0.8)
    assert agreement(np.array([1.0, np.nan, 3]), np.array([1.0, 2, 3])) == pytest.approx(1)
    assert agreement(np.array([1.0, np.nan]), np.array([1.0, 2])) is None
    assert agreement(np.array([1.0, 1, 1]), np.array([1.0, 2, 3])) is None


@fewer(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=40))
def test_agreement_equals_scipy(pairs):
    a, b = (np.array([pair[n] for pair in pairs], dtype=float) for n in (0, 1))
    found = agreement(a, b)
    if len(set(a)) == 1 or len(set(b)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(spearmanr(a, b).statistic)


def test_both_sets_of_weights_put_places_in_about_the_same_order():
    _city, _points, _places, reached = town()
    totals = [score(reached, settings(Walker.STANDARD, weighing)).total for weighing in Weighing]
    assert 0 < agreement(*totals) < 1
