# SPDX-License-Identifier: EUPL-1.2
"""The score by hand, its bounds, what is missing, who walks, one address explained, and two scenarios."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as fewer
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.proximity.world import POLICY, settings, town
from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, Standing
from woonregie_core.proximity.explain import compare, explain
from woonregie_core.proximity.points import Reached
from woonregie_core.proximity.problems import Code, ProximityError
from woonregie_core.proximity.score import NO_CLASS, average, letter, score, value_of
from woonregie_core.proximity.settings import Part, Settings, Walker, Weighing

CODES = settings().codes


def reached_at(**metres: list[float]) -> Reached:
    """One point with these three distances per category."""
    rows = {code: np.array([three]) for code, three in metres.items()}
    numbers = {code: np.where(np.isfinite(three), [[0, 1, 2]], -1) for code, three in rows.items()}
    return Reached(rows, numbers, dict.fromkeys(rows, ("f0", "f1", "f2")), False, 2400.0)


def everything(metres: float) -> Reached:
    return reached_at(**{code: [metres] * 3 for code in CODES})


def test_the_value_is_a_straight_line_from_full_to_nothing():
    one, three = settings().categories[0], settings().categories[1]
    away = np.array([[0, 0, 0], [500, 0, 0], [750, 0, 0], [1000, 0, 0], [np.inf] * 3])
    assert value_of(away, one, settings()).tolist() == [1, 1, 0.5, 0, 0]
    assert value_of(np.array([[500, 750, 2000]]), three, settings()).tolist() == pytest.approx([0.8])
    assert value_of(np.array([[300, 0, 0], [450, 0, 0]]), one, settings(Walker.ROLLATOR)).tolist() == [1, 0.5]


def test_a_score_by_hand():
    reached = reached_at(supermarket=[750, 900, 999], stop=[400, 500, 600], gp=[1150, 1500, 1600])
    found = score(reached, settings(), np.array([0.4]))
    # supermarket 0.05 x 0.5, stop 0.2 x 1, gp 0.05 x 0.5, safety 0.2 x 0.4, of 0.05 + 0.2 + 0.05 + 0.2
    assert found.total[0] == pytest.approx(100 * 0.33 / 0.5)
    assert found.without_safety[0] == pytest.approx(100 * 0.25 / 0.3)
    assert found.known[0] == pytest.approx(0.5)
    assert found.made_of() == ("supermarket", "gp", "stop", "safety")
    assert found.left_out() == (
        "fresh",
        "cash_post",
        "parcel",
        "shops",
        "eating_out",
        "pharmacy",
        "physio",
        "meeting",
    )
    assert letter(int(found.classes[0])) == "B"


def test_near_everything_is_a_hundred_and_near_nothing_is_nought():
    assert score(everything(0.0), settings()).total[0] == 100
    assert score(everything(np.inf), settings()).total[0] == 0
    assert score(everything(0.0), settings(), np.array([1.0])).total[0] == 100


def test_a_missing_must_have_holds_the_class_down():
    metres = {code: [0.0] * 3 for code in CODES} | {"gp": [np.inf] * 3}
    found = score(reached_at(**metres), settings(), np.array([1.0]))
    assert found.total[0] > 80
    assert letter(int(found.classes[0])) == "C"
    assert explain(0, found, reached_at(**metres)).held_down == ("gp",)
    metres.pop("gp")
    assert letter(int(score(reached_at(**metres), settings()).classes[0])) == "A"


def test_missing_is_not_nought():
    reached = reached_at(stop=[np.nan] * 3, supermarket=[np.nan] * 3)
    found = score(reached, settings(), np.array([0.9]))
    assert np.isnan(found.total[0])
    assert found.classes[0] == NO_CLASS
    assert explain(0, found, reached).klass is None
    assert np.isnan(score(everything(0.0), settings()).safety[0])
    assert score(everything(0.0), settings()).made_of()[-1] != "safety"


@given(away=arrays(float, (8, len(CODES), 3), elements=st.floats(0, 3000)),
       nearer=st.floats(0, 1), safe=st.one_of(st.none(), st.floats(0, 1)))  # fmt: skip
@fewer(max_examples=80, deadline=None)
def test_the_score_is_bounded_and_grows_when_anything_comes_nearer(away, nearer, safe):
    def of(metres, walker=Walker.STANDARD, column=None):
        rows = {code: np.sort(metres[:, n], axis=1) for n, code in enumerate(CODES)}
        if column is not None:
            rows[CODES[column]] = rows[CODES[column]] * nearer
        safety = None if safe is None else np.full(8, safe)
        return score(Reached(rows, {}, {}, False, 2400.0), settings(walker), safety)

    before = of(away)
    assert ((before.total >= 0) & (before.total <= 100)).all()
    for column in range(len(CODES)):
        after = of(away, column=column)
        assert (after.total >= before.total - 1e-9).all()
        assert (after.classes <= before.classes).all()
    assert (of(away, Walker.ROLLATOR).total <= before.total + 1e-9).all()
    assert (of(away, Walker.FIT).total >= before.total - 1e-9).all()
    single = score(Reached({c: np.sort(away[:1, n], axis=1) for n, c in enumerate(CODES)}, {}, {}, False, 2400.0),
                   settings(), None if safe is None else np.array([safe]))  # fmt: skip
    assert single.total[0] == pytest.approx(before.total[0])


@pytest.mark.parametrize("weighing", list(Weighing))
def test_weights_are_one_together_and_parts_share_alike(weighing):
    weights = settings(weighing=weighing).weights
    assert sum(weights.values()) == pytest.approx(1)
    if weighing is Weighing.PARTS:
        assert [weights["gp"], weights["meeting"]] == pytest.approx([0.05, 0.05])
        assert weights["green"] == 0
    else:
        assert weights["supermarket"] == pytest.approx(52 / 106)


def test_an_address_is_explained_and_what_it_gains_adds_up():
    _, points, places, reached = town()
    found = score(reached, settings(), np.linspace(0, 1, points.size))
    for row in np.flatnonzero(places.inside)[::50]:
        told = explain(int(row), found, reached)
        gained = sum(one.gained for one in told.rows) + told.safety[1]
        assert gained == pytest.approx(told.total)
        assert sum(one.possible for one in told.rows) + told.safety[2] == pytest.approx(100)
        assert told.lifts == tuple(sorted(told.lifts, key=lambda one: (-one[1], one[0])))
        for one in told.rows:
            assert one.known
            assert [metres for _, metres in one.nearest] == sorted(metres for _, metres in one.nearest)
            if one.nearest:
                assert one.minutes == pytest.approx(one.nearest[0][1] / 0.92 / 60)
    one = explain(0, score(reached_at(gp=[1150, 1200, 9e9]), settings()), reached_at(gp=[1150, 1200, np.inf]))
    row = next(row for row in one.rows if row.category == "gp")
    assert row.nearest == (("f0", 1150), ("f1", 1200))
    assert (row.value, row.gained, row.possible) == pytest.approx((0.5, 50, 100))
    assert not one.rows[0].known
    assert one.rows[0].value is None


def test_two_scenarios_side_by_side():
    before = score(everything(0.0), settings())
    metres = {code: [0.0] * 3 for code in CODES} | {"stop": [800.0] * 3}
    after = score(reached_at(**metres), settings())
    found = compare(before, after, np.array([40.0]))
    assert (found.winners, found.losers) == (0, 40)
    assert found.mean == pytest.approx(-25)
    assert found.by_category["stop"] == -1
    assert found.moved == {("A", "C"): 40}
    assert found.same_basis
    assert not compare(before, score(everything(0.0), settings(Walker.FIT)), np.array([40.0])).same_basis
    nobody = compare(before, score(reached_at(gp=[np.nan] * 3), settings()), np.array([np.nan]))
    assert np.isnan(nobody.mean)
    assert nobody.moved == {}


def test_an_average_is_weighted_by_people_and_nobody_is_no_nought():
    found = average(np.array([10.0, 40, np.nan, 50]), np.array([1.0, 2, 3, np.nan]), np.array([0, 0, 1, 1]), 3)
    np.testing.assert_array_equal(found, [30, np.nan, np.nan])


@pytest.mark.parametrize(
    ("code", "work"),
    [
        (Code.UNKNOWN_CATEGORY, lambda: score(reached_at(zoo=[1, 2, 3]), settings())),
        (Code.EMPTY, lambda: score(reached_at(), settings())),
        (Code.REACH, lambda: score(replace(everything(1.0), limit=900.0), settings())),
        (Code.SETTING, lambda: score(everything(1.0), settings(), np.array([1.1]))),
        (Code.SETTING, lambda: score(everything(1.0), settings(), np.array([0.5, 0.5]))),
    ],
)
def test_what_cannot_be_scored_is_refused(code, work):
    with pytest.raises(ProximityError) as refused:
        work()
    assert refused.value.problems[0].code is code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("proximity.category.gp", "care/1500/800/1/12"),
        ("proximity.category.gp", "care/800/1500/2/12"),
        ("proximity.category.gp", "safety/800/1500/1/12"),
        ("proximity.category.gp", "care/800"),
        ("proximity.must", "supermarket/zoo"),
        ("proximity.must_ceiling", "F"),
        ("proximity.classes", "80/65/70/35"),
        ("proximity.nearest_shares", "0.7/0.2/0.2"),
        ("proximity.nearest_shares", "0.7/0.2/x"),
        ("proximity.weights.parts", "0.5/0.5"),
    ],
)
def test_a_setting_that_is_none_is_refused_by_name(name, value):
    row = DatedValue(date(2025, 1, 1), value, Standing.ASSUMPTION, "test")
    changed = {**POLICY.policy.parameters, name: Parameter(name, "", "", (row,))}
    with pytest.raises(ProximityError) as refused:
        Settings.from_policy(Policy(changed).on(POLICY.day))
    assert refused.value.problems[0].code is Code.SETTING
    assert refused.value.problems[0].values["name"] == name


def test_every_choice_says_that_it_is_an_assumption():
    names = [name for name in POLICY.policy.parameters if name.startswith("proximity.")]
    assert len(names) > 25
    assert {POLICY.dated(name).standing for name in names} == {Standing.ASSUMPTION}
    assert {category.part for category in settings().categories} | {Part.SAFETY} == set(Part)
