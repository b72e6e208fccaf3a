# SPDX-License-Identifier: EUPL-1.2
"""Converting between divisions: nothing appears, nothing disappears, missing stays missing."""

from math import fsum, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.crosswalk.convert import convert_counts, convert_rates
from woonregie_core.crosswalk.shares import Crosswalk, Share, ShareError

OUTER = [f"BU{n:02}" for n in range(6)]
PLACES = [f"buurt-{n}" for n in range(4)]


def walk(*shares):
    return Crosswalk.of(Share(*share) for share in shares)


@st.composite
def crosswalks(draw):
    """Any division: parts of areas, areas that partly or wholly lie elsewhere."""
    shares = []
    for outer in draw(st.lists(st.sampled_from(OUTER), unique=True)):
        places = draw(st.lists(st.sampled_from(PLACES), unique=True, min_size=1))
        weights = [draw(st.integers(1, 100)) for _place in places]
        total = sum(weights) + draw(st.one_of(st.just(0), st.integers(0, 100)))
        shares += [Share(outer, place, weight / total) for place, weight in zip(places, weights, strict=True)]
    return Crosswalk.of(shares)


counts = st.dictionaries(st.sampled_from(OUTER), st.one_of(st.none(), st.floats(0, 1e9)))
whole_counts = st.dictionaries(st.sampled_from(OUTER), st.one_of(st.none(), st.integers(0, 10**7).map(float)))


def total_of(values):
    return fsum(value for value in values.values() if value is not None)


@given(counts, crosswalks())
def test_counts_are_conserved(values, crosswalk):
    found = convert_counts(values, crosswalk)
    assert total_of(found.values) + found.outside + found.withheld == pytest.approx(total_of(values), rel=1e-9)
    assert found.outside >= -1e-3


@given(whole_counts, crosswalks())
def test_whole_counts_stay_whole_and_sum_exactly(values, crosswalk):
    found = convert_counts(values, crosswalk, whole=True)
    parts = [*(v for v in found.values.values() if v is not None), found.outside, found.withheld]
    assert sum(parts) == total_of(values)
    assert all(part == int(part) and part >= 0 for part in parts)


@given(whole_counts, crosswalks())
def test_whole_counts_are_never_one_per_area_off(values, crosswalk):
    exact, whole = convert_counts(values, crosswalk), convert_counts(values, crosswalk, whole=True)
    for place, value in whole.values.items():
        assert (value is None) == (exact.values[place] is None)
        assert value is None or abs(value - exact.values[place]) < len(OUTER) + 1e-6


@given(counts, crosswalks())
def test_a_place_has_a_value_exactly_when_all_its_areas_have_one(values, crosswalk):
    found = convert_counts(values, crosswalk)
    for place, value in found.values.items():
        needed = [o for o, parts in crosswalk.by_outer.items() if any(p.place == place for p in parts)]
        assert (value is None) == any(values.get(outer) is None for outer in needed)


rates = st.dictionaries(st.sampled_from(OUTER), st.one_of(st.none(), st.floats(0, 100)))


@given(rates, counts, crosswalks())
def test_a_rate_lies_between_the_rates_it_is_made_of(values, weights, crosswalk):
    found = convert_rates(values, weights, crosswalk)
    for place, value in found.values.items():
        used = [
            values[outer]
            for outer, parts in crosswalk.by_outer.items()
            if any(p.place == place for p in parts) and values.get(outer) is not None and weights.get(outer)
        ]
        if value is not None:
            assert min(used) - 1e-6 <= value <= max(used) + 1e-6


def test_an_area_that_was_cut_in_two():
    # 100 and 50 inhabitants; the first area was cut 60/40.
    crosswalk = walk(("A", "noord", 0.6), ("A", "zuid", 0.4), ("B", "zuid", 1.0))
    found = convert_counts({"A": 100.0, "B": 50.0}, crosswalk)
    assert found.values == {"noord": 60.0, "zuid": 90.0}
    assert (found.outside, found.withheld, found.missing, found.unknown) == (0.0, 0.0, (), ())
    # 20% of 60 and 20% of 40 with 50% of 50: (8 + 25) / 90.
    percentages = convert_rates({"A": 20.0, "B": 50.0}, {"A": 100.0, "B": 50.0}, crosswalk)
    assert percentages.values["noord"] == pytest.approx(20.0)
    assert percentages.values["zuid"] == pytest.approx(3300 / 90)


def test_what_lies_elsewhere_is_told():
    found = convert_counts({"A": 10.0, "X": 7.0}, walk(("A", "noord", 0.25)))
    assert found.values == {"noord": 2.5}
    assert (found.outside, found.unknown) == (14.5, ("X",))


def test_missing_spreads_and_the_known_part_is_withheld():
    found = convert_counts(
        {"A": None, "B": 50.0}, walk(("A", "noord", 1.0), ("B", "noord", 0.5), ("B", "zuid", 0.5))
    )
    assert found.values == {"noord": None, "zuid": 25.0}
    assert (found.withheld, found.missing) == (25.0, ("A",))


def test_thirds_of_a_hundred_by_largest_remainder():
    crosswalk = walk(*(("A", place, 1 / 3) for place in ("c", "a", "b")))
    assert convert_counts({"A": 100.0}, crosswalk, whole=True).values == {"a": 34.0, "b": 33.0, "c": 33.0}


def test_an_area_where_nobody_lives_weighs_nothing():
    crosswalk = walk(("A", "noord", 1.0), ("B", "noord", 1.0))
    assert convert_rates({"A": 40.0, "B": None}, {"A": 10.0, "B": 0.0}, crosswalk).values == {"noord": 40.0}
    assert convert_rates({"A": 40.0, "B": 1.0}, {"A": 0.0, "B": 0.0}, crosswalk).values == {"noord": None}
    assert convert_rates({"A": 40.0, "B": 1.0}, {"A": 10.0, "B": None}, crosswalk).values == {"noord": None}


@pytest.mark.parametrize("share", [0.0, -0.1, 1.1, nan, inf])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ShareError):
        walk(("A", "noord", share))


def test_more_than_a_whole_or_twice_is_refused():
    with pytest.raises(ShareError, match="sum to"):
        walk(("A", "noord", 0.7), ("A", "zuid", 0.4))
    with pytest.raises(ShareError, match="twice"):
        walk(("A", "noord", 0.1), ("A", "noord", 0.1))


def test_half_a_person_cannot_be_kept_whole():
    with pytest.raises(ValueError, match="whole"):
        convert_counts({"A": 1.5}, walk(("A", "noord", 1.0)), whole=True)
