# SPDX-License-Identifier: EUPL-1.2
"""Dated parameters: the right value on the right day, and never a guess."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.policy.loader import PolicyError, load_policy
from woonregie_core.policy.parameters import DatedValue, Parameter, Standing, UnknownParameter

GOOD = """
signals.start_grace_days:
  description: Dagen
  unit: days
  values:
    2022-01-01: {value: 31, standing: assumption, citation: eigen keuze}
    2024-01-01: {value: 14, standing: adopted, citation: BOWW}
    2025-01-01: {value: null, standing: adopted, citation: afgeschaft}
"""


def load(tmp_path, text, name="a.yaml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load_policy(tmp_path)


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2022, 1, 1), 31), (date(2023, 12, 31), 31), (date(2024, 1, 1), 14), (date(2024, 12, 31), 14)],
)
def test_a_value_holds_from_its_own_day_on(tmp_path, day, value):
    assert load(tmp_path, GOOD).on(day).whole("signals.start_grace_days") == value


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2025, 1, 1), date(2030, 1, 1)])
def test_an_unknown_or_abolished_value_blocks(tmp_path, day):
    with pytest.raises(UnknownParameter, match="geen waarde bekend"):
        load(tmp_path, GOOD).on(day).whole("signals.start_grace_days")


def test_an_unknown_name_blocks(tmp_path):
    with pytest.raises(UnknownParameter, match="kent de waarde 'x' niet"):
        load(tmp_path, GOOD).on(date(2022, 1, 1)).number("x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "geen leesbaar YAML"),
        ("- a", "namen met waarden"),
        ("a: 1", "precies description, unit en values"),
        ("a: {description: d, unit: days, values: {}}", "nog geen waarde"),
        (
            "a: {description: d, unit: days, values: {x: {value: 1, standing: adopted, citation: c}}}",
            "geen datum",
        ),
        ("a: {description: d, unit: days, values: {2022-01-01: {value: 1}}}", "value, standing en citation"),
        (
            "a: {description: d, unit: u, values: {2022-01-01: {value: 1, standing: x, citation: c}}}",
            "'x' bij 'a'",
        ),
        (
            "a: {description: d, unit: u, values: {2022-01-01: {value: 1, standing: adopted, citation: ''}}}",
            "citation",
        ),
    ],
)
def test_a_bad_file_says_what_to_change(tmp_path, text, message):
    with pytest.raises(PolicyError, match=message) as error:
        load(tmp_path, text)
    assert "a.yaml" in str(error.value)


def test_a_name_stands_once(tmp_path):
    load(tmp_path, GOOD)
    with pytest.raises(PolicyError, match="twee keer"):
        load(tmp_path, GOOD, "b.yaml")


@given(
    st.lists(st.tuples(st.dates(), st.decimals(0, 9, places=1)), min_size=1, unique_by=lambda p: p[0]),
    st.dates(),
)
def test_the_value_is_that_of_the_last_start(history, day):
    values = tuple(DatedValue(start, value, Standing.ADOPTED, "c") for start, value in sorted(history))
    started = [dated.value for dated in values if dated.start <= day]
    parameter = Parameter("p", "d", "u", values)
    if started:
        assert parameter.on(day).value == started[-1]
    else:
        with pytest.raises(UnknownParameter):
            parameter.on(day)
    assert parameter.on(values[-1].start + timedelta(0)).value == Decimal(values[-1].value)
