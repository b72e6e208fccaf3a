# SPDX-License-Identifier: EUPL-1.2
"""Lines keep their gaps, stay inside their frame and have round numbers beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie.looks.lines import Band, Line, Target, line_chart, nice_ticks, spark

NUMBER = st.floats(-1e5, 1e5, allow_nan=False).map(lambda x: round(x, 3))
VALUES = st.lists(st.none() | NUMBER, min_size=1, max_size=20)


@given(VALUES)
def test_a_spark_line_has_a_path_for_each_stretch(values):
    drawn = spark(values)
    stretches = "".join("x" if value is not None else " " for value in values).split()
    assert len(drawn.paths) == sum(len(each) > 1 for each in stretches)
    assert len(drawn.dots) == sum(len(each) == 1 for each in stretches)
    known = [value for value in values if value is not None]
    assert (drawn.last.value if drawn.last else None) == (known[-1] if known else None)


@given(VALUES, st.lists(NUMBER, max_size=3))
def test_everything_stays_inside_the_frame(values, aims):
    targets = [Target(x, value) for x, value in enumerate(aims)]
    chart = line_chart([Line("a", list(enumerate(values)))], targets=targets)
    dots = [dot for line in chart.lines for dot in line.dots] + [dot for dot, _target in chart.targets]
    for dot in dots:
        assert chart.left - 0.1 <= float(dot.x) <= chart.right + 0.1
        assert 13.9 <= float(dot.y) <= chart.bottom + 0.1


@given(NUMBER, NUMBER)
def test_round_numbers_hold_everything_between_them(one, other):
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low + 1e-6
    assert ticks[-1] >= high - 1e-6
    assert 2 <= len(ticks) <= 9


def test_round_numbers():
    assert nice_ticks(0, 100) == [0, 20, 40, 60, 80, 100]
    assert nice_ticks(3.2, 4.1) == [3.2, 3.4, 3.6, 3.8, 4.0, 4.2]
    assert nice_ticks(0, 0) == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]


def test_higher_values_stand_higher():
    chart = line_chart([Line("a", [(2020, 1.0), (2021, 5.0)])])
    low, high = chart.lines[0].dots
    assert float(low.y) > float(high.y)
    assert float(low.x) < float(high.x)


def test_an_axis_from_nought():
    assert line_chart([Line("a", [(1, 50.0), (2, 60.0)])], from_zero=True).up[0].value == 0


def test_a_band_is_one_closed_shape():
    chart = line_chart([], bands=[Band([(1, 2, 4), (2, 3, 6)])])
    assert chart.bands[0].startswith("M")
    assert chart.bands[0].endswith("Z")
    assert chart.bands[0].count("L") == 3


def test_the_last_period_always_has_its_label():
    chart = line_chart([Line("a", [(year, float(year)) for year in range(1990, 2024)])])
    assert chart.across[-1].value == 2023
    assert len(chart.across) <= 8


@pytest.mark.parametrize("values", [[None], [None, None]])
def test_nothing_known_nothing_drawn(values):
    assert spark(values).last is None


def test_the_horizontal_axis_has_names():
    chart = line_chart([Line("a", [(0, 1.0), (1, 2000.0)])], names={0: "2020/2021", 1: "2021/2022"})
    assert [tick.label for tick in chart.across] == ["2020/2021", "2021/2022"]
    assert chart.up[-1].label == "2.000"
