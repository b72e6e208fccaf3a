# SPDX-License-Identifier: EUPL-1.2
"""What is stored of points and policy comes back as it was, to the millimetre; and names itself by its content."""

from datetime import date
from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from woonregie.conf.policy import current_policy
from woonregie.proximity.arrays import arrays_of, fingerprint, packed, town_of, unpacked
from woonregie.proximity.content import Town, Ways
from woonregie.proximity.frozen import hash_of, kept_policy, policy_of
from woonregie_core.proximity.points import Reached, make_points
from woonregie_core.proximity.settings import Settings, Walker, Weighing
from woonregie_core.proximity.stability import Wobble

METRES = st.one_of(st.integers(0, 2_400_000).map(lambda mm: mm / 1000), st.just(np.inf), st.just(np.nan))
ON = date(2025, 1, 1)


@st.composite
def towns(draw):
    size = draw(st.integers(1, 8))
    ids = [f"p{number}" for number in range(size)]
    people = draw(st.lists(st.one_of(st.floats(0, 1e5), st.just(np.nan)), min_size=size, max_size=size))
    points = make_points(ids, np.arange(size) * 10.0, np.arange(size) * 7.0, people)

    def reached() -> Reached:
        rows = draw(st.lists(st.lists(METRES, min_size=3, max_size=3), min_size=size, max_size=size))
        metres = np.array(rows, dtype=float)
        numbers = np.where(np.isfinite(metres), 0, -1)
        return Reached({"gp": metres}, {"gp": numbers}, {"gp": ("x-é",)}, draw(st.booleans()), 2400.0)

    step_free = Ways(reached()) if draw(st.booleans()) else None
    safety = None if draw(st.booleans()) else np.linspace(0, 1, size)
    places = tuple(draw(st.sampled_from(["", "amby", "été"])) for _ in ids)
    return Town(points, places, np.ones((size, 2)), safety, reached(), None, step_free)


def same(one: Reached, other: Reached) -> bool:
    return (
        np.array_equal(one.metres["gp"], other.metres["gp"], equal_nan=True)
        and np.array_equal(one.numbers["gp"], other.numbers["gp"])
        and (one.ids, one.straight, one.limit) == (dict(other.ids), other.straight, other.limit)
    )


@settings(deadline=None, max_examples=50)
@given(towns())
def test_a_town_comes_back_as_it_was(town):
    arrays = arrays_of(town)
    content = packed(arrays)
    found = town_of(unpacked(content))
    assert (found.points.ids, found.places) == (town.points.ids, town.places)
    assert np.array_equal(found.points.people, town.points.people, equal_nan=True)
    assert (found.safety is None) == (town.safety is None)
    for walker in Walker:
        assert same(found.for_walker(str(walker)).reached, town.for_walker(str(walker)).reached)
    assert packed(arrays) == content
    assert fingerprint(unpacked(content)) == fingerprint(arrays)


def test_a_fingerprint_changes_with_a_name_a_shape_or_a_number():
    base = {"a": np.array([1.0, 2.0])}
    others = [
        {"b": base["a"]},
        {"a": np.array([[1.0, 2.0]])},
        {"a": np.array([1.0, 2.5])},
        {"a": np.array([1, 2])},
    ]
    assert len({fingerprint(one) for one in (base, *others)}) == 5


def test_the_choices_come_back_as_they_were_and_name_themselves():
    policy = current_policy().on(ON)
    kept = kept_policy(policy)
    again = policy_of(kept, ON)
    for walker in Walker:
        for weighing in Weighing:
            assert Settings.from_policy(again, walker, weighing) == Settings.from_policy(policy, walker, weighing)
    assert Wobble.from_policy(again) == Wobble.from_policy(policy)
    assert again.number("proximity.detour") == Decimal("1.3")
    assert hash_of(kept) == hash_of(kept_policy(policy))
    changed = [{**kept[0], "citation": "anders"}, *kept[1:]]
    assert hash_of(changed) != hash_of(kept)
