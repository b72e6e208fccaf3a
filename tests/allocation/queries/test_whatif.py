# SPDX-License-Identifier: EUPL-1.2
"""Other rules over the adverts of a year, worked out by hand; and what the others get of it."""

from datetime import date
from decimal import Decimal

import pytest

from allocation.queries.world import EVERYTHING, PROTECTED
from allocation.services.world import CONTRACT, closed_advert, make_household, offered, operator, replied
from woonregie.allocation.queries.whatif import what_if
from woonregie.allocation.services.letting import let
from woonregie_core.policy.parameters import UnknownParameter

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 3)
SHARE = "allocation.pool.share_percent"


def let_to(*households) -> None:
    advert = closed_advert(*households)
    made = replied(offered(advert, households[0]), "accept")
    let(operator(), made, CONTRACT, "regulier", made.revision)


def mover(year: int):
    """A tenant of a corporation who would leave a family home of three bedrooms behind."""
    return make_household(
        year, leaves_type="eengezinswoning", leaves_bedrooms=3, leaves_landlord="woonpunt",
        tenancy_start=date(2000, 1, 1), resident_children=0,
    )  # fmt: skip


def test_the_same_rules_change_nothing():
    let_to(make_household(2010), make_household(2012))
    answered = what_if(EVERYTHING, {SHARE: {ON: Decimal(30)}}, ON)
    assert (answered.adverts, answered.shifts, answered.reasons) == (1, 0, [])
    counted = {(one.dimension, one.group): (one.before, one.after, one.change) for one in answered.groups}
    assert counted["label", "regulier"] == (1, 1, 0)
    assert not answered.protected


def test_all_homes_for_who_moves_on_puts_the_mover_first():
    # One advert, in the pool of 70%: the longest registered gets it. With a share of 100% it is in the other pool,
    # where who leaves a family home goes first: two households get another outcome, for that reason.
    let_to(make_household(2001), mover(2015))
    answered = what_if(EVERYTHING, {SHARE: {ON: Decimal(100)}}, ON)
    assert (answered.adverts, answered.shifts) == (1, 2)
    assert answered.reasons == [("pool", 2)]
    counted = {(one.dimension, one.group): (one.before, one.after) for one in answered.groups}
    assert counted["pool", "70"] == (1, 0)
    assert counted["pool", "30"] == (0, 1)


def test_who_may_not_see_small_numbers_sees_none():
    let_to(make_household(2001), mover(2015))
    answered = what_if(PROTECTED, {SHARE: {ON: Decimal(100)}}, ON)
    assert answered.protected
    assert answered.until == date(2024, 5, 31)
    assert answered.shifts is None
    assert answered.reasons == [("pool", None)]
    assert {one.before for one in answered.groups} | {one.after for one in answered.groups} == {None}
    assert {one.change for one in answered.groups} == {None}


def test_a_name_that_is_no_rule_is_refused():
    with pytest.raises(UnknownParameter):
        what_if(EVERYTHING, {"allocation.nothing": {ON: Decimal(1)}}, ON)


def test_the_same_queries_for_many(django_assert_max_num_queries):
    for year in range(2000, 2008):
        let_to(make_household(year), make_household(year + 1))
    with django_assert_max_num_queries(8):
        what_if(EVERYTHING, {SHARE: {ON: Decimal(60)}}, ON)
