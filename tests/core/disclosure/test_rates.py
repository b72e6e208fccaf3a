# SPDX-License-Identifier: EUPL-1.2
"""Percentages and means over few are hidden or told as a class; the rest follows from released counts."""

from datetime import date
from pathlib import Path

import pytest

from core.disclosure.tables import rules
from woonregie_core.disclosure import (
    Above,
    Axis,
    Below,
    DisclosureError,
    DisclosureRules,
    Kind,
    Missing,
    Reason,
    Shown,
    ShownMean,
    Suppressed,
    protect_means,
    protect_rates,
)
from woonregie_core.policy.loader import load_policy

POLICY = Path(__file__).resolve().parents[3] / "profiles/maastricht/policy"
PLACES = Axis.flat("place", ["a", "b", "c"])
CITY = Axis.flat("place", ["a", "b", "c"], "city")
FOR_OTHERS = Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (62, 203, Shown(29, Reason.ROUNDED)),  # released as 60 of 205
        (0, 203, Shown(0, Reason.EXACT)),
        (3, 203, Below(10)),
        (200, 203, Above(90)),
        (20, 60, Suppressed(Kind.PRIMARY, Reason.SMALL_DENOMINATOR)),
        (20, 101, Suppressed(Kind.PRIMARY, Reason.SMALL_DENOMINATOR)),  # 100 stands for 98 and more
        (1, 3, Suppressed(Kind.PRIMARY, Reason.SMALL_DENOMINATOR)),
        (None, 203, Missing()),
        (20, None, Missing()),
    ],
)
def test_a_percentage(numerator, denominator, expected):
    found = protect_rates({"a": numerator}, {"a": denominator}, PLACES, rules()).rates["a"]
    if isinstance(expected, Shown):
        assert isinstance(found, Shown)
        assert found.value == expected.value
    else:
        assert found == expected


def test_a_percentage_hides_with_its_count():
    part, whole = {"a": 3, "b": 50, "c": 90, "city": 143}, {"a": 200, "b": 210, "c": 220, "city": 630}
    found = protect_rates(part, whole, CITY, rules(base=1))
    assert found.rates["a"] == Below(10)
    assert found.rates["b"] == FOR_OTHERS
    assert isinstance(found.rates["c"], Shown)


def test_a_numerator_above_its_denominator():
    with pytest.raises(DisclosureError):
        protect_rates({"a": 210}, {"a": 203}, PLACES, rules())


def test_a_mean_of_a_small_group_hides_another_with_it():
    means = {"a": 10.0, "b": 11.0, "c": 12.0, "city": 11.5}
    found = protect_means(means, {"a": 40, "b": 500, "c": 600, "city": 1140}, CITY, rules())
    assert found["a"] == Suppressed(Kind.PRIMARY, Reason.SMALL_DENOMINATOR)
    assert found["b"] == FOR_OTHERS
    assert found["c"] == ShownMean(12.0)
    assert found["city"] == ShownMean(11.5)


def test_without_another_to_hide_the_mean_of_the_whole_is_hidden():
    found = protect_means(
        {"a": 10.0, "city": 10.0}, {"a": 40, "city": 400}, Axis.flat("place", ["a"], "city"), rules()
    )
    assert found["city"] == FOR_OTHERS


def test_a_mean_that_is_not_known_stays_so_and_an_unknown_group_is_small():
    found = protect_means({"a": None, "b": 3.0}, {"a": 500}, PLACES, rules())
    assert found["a"] == Missing()
    assert isinstance(found["b"], Suppressed)


def test_means_need_a_tree():
    twice = Axis("place", ("a", "x", "y"), (("x", ("a",)), ("y", ("a",))))
    with pytest.raises(DisclosureError):
        protect_means({"a": 1.0}, {"a": 500}, twice, rules())


def test_the_rules_are_policy_of_the_profile():
    found = DisclosureRules.from_policy(load_policy(POLICY).on(date(2026, 1, 1)))
    assert (found.threshold, found.sensitive_threshold, found.base) == (5, 10, 5)
    assert found.show_zero
    assert found.open_share == 1
