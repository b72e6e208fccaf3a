# SPDX-License-Identifier: EUPL-1.2
"""Other rules: who shifts, in which group, and why."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.allocation.world import DAY, POLICY, RULES, inputs
from woonregie_core.allocation.city import City
from woonregie_core.allocation.facts import Advert, Dwelling, Input, Pool, Reaction, Seeker
from woonregie_core.allocation.ruleset import fingerprint
from woonregie_core.allocation.run import Rules
from woonregie_core.allocation.whatif import Difference, Groups, Shift, compare, patched
from woonregie_core.policy.parameters import UnknownParameter

GROUPS = Groups.from_policy(POLICY.on(DAY))
START = date(2025, 1, 1)


def rules(patch: dict) -> Rules:
    return Rules.from_policy(patched(POLICY, patch, "proef").on(DAY))


patches = st.fixed_dictionaries(
    {},
    optional={
        "allocation.pool.share_percent": st.builds(lambda n: {START: Decimal(n)}, st.integers(0, 100)),
        "allocation.moving_on.minimum_age": st.builds(lambda n: {START: Decimal(n)}, st.integers(40, 80)),
        "allocation.order.pool_30": st.just({START: "wmo > doorstroom > regulier"}),
        "allocation.wmo.maximum_offers": st.just({START: Decimal(1)}),
        "allocation.pool.scope": st.just({START: "stad"}),
        "allocation.law.rent_cap_low": st.just({START: Decimal(600)}),
    },
)


def difference(data: Input, one: Rules, other: Rules) -> Difference:
    city = City(data, one.agreement, "zaad", DAY)
    return compare(city, city.outcome(one), city.outcome(other), GROUPS)


@settings(deadline=None, max_examples=50)
@given(inputs())
def test_an_empty_patch_changes_nothing(data):
    assert difference(data, RULES, rules({})).is_empty


@settings(deadline=None, max_examples=60)
@given(inputs(), patches, patches)
def test_the_way_back_is_the_opposite(data, one, other):
    there = difference(data, rules(one), rules(other))
    assert difference(data, rules(other), rules(one)) == there.reverse()
    assert there.reverse().reverse() == there


@settings(deadline=None, max_examples=60)
@given(inputs(), patches)
def test_the_groups_of_each_kind_add_up_to_all_lettings(data, patch):
    city = City(data, RULES.agreement, "zaad", DAY)
    before, after = city.outcome(RULES), city.outcome(rules(patch))
    found = compare(city, before, after, GROUPS)
    for dimension in {group.dimension for group in found.groups}:
        members = [group for group in found.groups if group.dimension == dimension]
        assert sum(group.before for group in members) == len(before.lettings)
        assert sum(group.after for group in members) == len(after.lettings)


def _two_people() -> Input:
    home = Dwelling("w", "servatius", "x", "x", 2, 1, 60_000, True)
    advert = Advert("a", home, date(2025, 5, 1), date(2025, 5, 8), Pool.MOVING_ON)
    senior = Seeker(
        "senior", date(1966, 1, 1), 1, 2_000_000, datetime(2022, 1, 1), leaves_dwelling_type="egw",
        leaves_bedrooms=3, leaves_landlord="servatius", tenancy_start=date(2000, 1, 1), resident_children=0,
        arrears_months=Decimal(0),
    )  # fmt: skip
    other = replace(senior, id="other", leaves_dwelling_type="", registered_at=datetime(2010, 1, 1))
    reactions = tuple(Reaction("a", who, datetime(2025, 5, 2)) for who in ("senior", "other"))
    return Input((senior, other), (advert,), reactions)


def test_the_first_condition_that_differs_is_named():
    found = difference(_two_people(), RULES, rules({"allocation.moving_on.minimum_age": {START: Decimal(60)}}))
    assert found.shifts == (Shift("other", None, "a", "others"), Shift("senior", "a", None, "age"))
    assert {(g.dimension, g.group): g.change for g in found.groups if g.change} == {
        ("label", "doorstroom"): -1,
        ("label", "regulier"): 1,
    }


def test_another_order_is_named():
    found = difference(_two_people(), RULES, rules({"allocation.order.pool_30": {START: "wmo > regulier"}}))
    assert {shift.because for shift in found.shifts} == {"order"}


@pytest.mark.parametrize("name", ["allocation.nothing", "stock.anything", ""])
def test_only_what_exists_can_be_patched(name):
    with pytest.raises(UnknownParameter, match="geen waarde"):
        patched(POLICY, {name: {START: Decimal(1)}}, "proef")


def test_a_patch_leaves_earlier_days_alone():
    other = patched(POLICY, {"allocation.pool.share_percent": {date(2025, 3, 1): Decimal(40)}}, "proef")
    assert other.on(date(2025, 2, 28)).number("allocation.pool.share_percent") == 30
    assert other.on(date(2025, 3, 1)).number("allocation.pool.share_percent") == 40
    assert fingerprint(other) != fingerprint(POLICY) == fingerprint(patched(POLICY, {}, "proef"))


def test_groups_have_names_by_their_lower_bound():
    person = Seeker("s", birth_date=date(1970, 6, 30), household_size=7)
    assert (GROUPS.age_group(person, DAY), GROUPS.household(person)) == ("55", "5")
    assert GROUPS.age_group(replace(person, birth_date=date(1970, 7, 1)), DAY) == "35"
    assert GROUPS.age_group(replace(person, birth_date=date(2020, 1, 1)), DAY) == "0"
    assert GROUPS.age_group(Seeker("s"), DAY) == GROUPS.household(Seeker("s")) == ""
