# SPDX-License-Identifier: EUPL-1.2
"""Rules over tags: what fits, what does not, and what is no rule."""

import pytest

from core.proximity.world import POLICY
from woonregie_core.policy.parameters import Parameter, Policy
from woonregie_core.proximity.problems import Code, ProximityError
from woonregie_core.proximity.settings import Settings
from woonregie_core.proximity.tags import StreetRules, facility_rules, read_rule

RULE = read_rule("x", "amenity=doctors/clinic;healthcare=doctor+amenity=hospital;shop=*")


@pytest.mark.parametrize(
    ("tags", "fits"),
    [
        ({"amenity": "doctors"}, True),
        ({"amenity": "clinic", "name": "A"}, True),
        ({"amenity": "hospital"}, False),
        ({"amenity": "hospital", "healthcare": "doctor"}, True),
        ({"amenity": "cafe;doctors"}, True),
        ({"amenity": "doctor"}, False),
        ({"shop": "vacant"}, True),
        ({}, False),
    ],
)
def test_a_rule_fits(tags, fits):
    assert RULE.fits(tags) is fits


def test_a_rule_names_its_keys():
    assert RULE.keys == ("amenity", "healthcare", "shop")


@pytest.mark.parametrize("text", ["", "shop", "=x", "shop=", "shop=a/", "shop=a;", "shop=a+"])
def test_what_is_no_rule_is_refused(text):
    with pytest.raises(ProximityError) as refused:
        read_rule("proximity.osm.walk", text)
    assert refused.value.problems[0].values["name"] == "proximity.osm.walk"


@pytest.mark.parametrize(
    ("tags", "walkable", "steps"),
    [
        ({"highway": "residential"}, True, False),
        ({"highway": "steps"}, True, True),
        ({"highway": "steps", "ramp:wheelchair": "yes"}, True, False),
        ({"highway": "motorway"}, False, False),
        ({"highway": "motorway", "foot": "yes"}, False, False),
        ({"highway": "trunk"}, False, False),
        ({"highway": "trunk", "foot": "yes"}, True, False),
        ({"highway": "service", "access": "private"}, False, False),
        ({"highway": "service", "access": "private", "foot": "yes"}, True, False),
        ({"highway": "cycleway", "foot": "no"}, False, False),
        ({"highway": "primary", "motorroad": "yes"}, False, False),
        ({"route": "ferry", "foot": "yes"}, False, False),
        ({"highway": "proposed"}, False, False),
    ],
)
def test_who_may_walk_where(tags, walkable, steps):
    rules = StreetRules.from_policy(POLICY)
    assert (rules.walkable(tags), rules.has_steps(tags)) == (walkable, steps)


def test_the_profile_has_tags_for_every_category_of_the_score():
    assert set(facility_rules(POLICY)) == set(Settings.from_policy(POLICY).codes)


def test_a_profile_without_tags_says_so():
    kept = {name: one for name, one in POLICY.policy.parameters.items() if ".osm.category." not in name}
    with pytest.raises(ProximityError) as refused:
        facility_rules(Policy(kept).on(POLICY.day))
    assert refused.value.problems[0].code is Code.SETTING
    assert all(isinstance(one, Parameter) for one in kept.values())
