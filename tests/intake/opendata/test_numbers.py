# SPDX-License-Identifier: EUPL-1.2
"""Numbers in every way that files write them. A missing value never becomes nought."""

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie.intake.opendata.numbers import looks_like_fractions, read_numbers


def values(cells, decimals=0, mark=""):
    return read_numbers(cells, decimals, mark).values


@pytest.mark.parametrize(
    "cell",
    ["", ".", "x", "-", "–", None, "n.b.", "geheim", -99999, "-99999", -99999999.0, "-99997", "NaN", float("nan")],
)
def test_missing_never_becomes_nought(cell):
    found = read_numbers([cell, "0"], 0)
    assert isnan(found.values[0])
    assert found.values[1] == 0.0
    assert found.statuses[0] in ("missing", "suppressed", "not_measured")
    assert not found.wrong


def test_the_reason_is_kept():
    assert read_numbers(["x", "-99997", "n.v.t.", "."], 0).statuses == [
        "suppressed",
        "suppressed",
        "not_measured",
        "missing",
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["12,5", "1.234,5"], [12.5, 1234.5]),
        (["12.5", "1,234.5"], [12.5, 1234.5]),
        (["12,5", "1.234"], [12.5, 1234.0]),
        (["12.5", "1.234"], [12.5, 1.234]),
        (["1.234.567", "1.234"], [1234567.0, 1234.0]),
        (["1 234", "1\u00a0234"], [1234.0, 1234.0]),
        (["45%", "-3"], [45.0, -3.0]),
        (["0.500", "1.250"], [0.5, 1.25]),
    ],
)
def test_one_clear_value_tells_how_the_column_is_meant(cells, expected):
    assert values(cells, decimals=1) == expected


def test_thousands_where_the_series_has_no_decimals():
    found = read_numbers(["1.234", "950"], 0)
    assert (found.values, found.thousands) == ([1234.0, 950.0], 0)
    assert read_numbers(["1,234", "950"], 0).values == [1234.0, 950.0]


def test_what_can_be_read_in_two_ways_is_asked():
    found = read_numbers(["1.234", "2.500"], 2)
    assert found.doubtful == 0
    assert read_numbers(["1.234", "2.500"], 2, mark=".").values == [1.234, 2.5]


def test_what_would_be_far_too_much_has_decimals():
    assert read_numbers(["4,123", "4,101"], 3, most=20).values == [4.123, 4.101]
    assert read_numbers(["4.123", "4.101"], 3, most=20).values == [4.123, 4.101]


def test_two_marks_in_one_column_contradict_each_other():
    assert read_numbers(["12,5", "13.75"], 1).mixed == (0, 1)


def test_a_star_is_provisional():
    assert read_numbers(["12*", "13"], 0).statuses == ["provisional", ""]


def test_a_word_is_no_number():
    assert read_numbers(["twaalf", "1e5", "0x1f", "12-13"], 0).wrong == [0, 1, 2, 3]


def test_percentages_as_fractions():
    assert looks_like_fractions([0.25, 0.5, 0.0], ["", "", ""])
    assert not looks_like_fractions([0.25, 25.0, 0.5], ["", "", ""])
    assert not looks_like_fractions([0.0, 0.0, 1.0], ["", "", ""])


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1))
def test_whole_numbers_are_read_as_they_are_written_in_dutch(numbers):
    found = read_numbers([f"{number:,}".replace(",", ".") for number in numbers], 0)
    expected = [float(number) for number in numbers]
    assert [v for v, n in zip(found.values, numbers, strict=True) if n != -99999] == [
        v for v in expected if v != -99999
    ]


@given(st.lists(st.text(max_size=12)))
def test_no_text_makes_it_stumble(texts):
    found = read_numbers(texts, 1)
    assert len(found.values) == len(found.statuses) == len(texts)
