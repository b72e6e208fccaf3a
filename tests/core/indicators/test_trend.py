# SPDX-License-Identifier: EUPL-1.2
"""Trends with an interval, and forecasts that have to earn their place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import linregress
from scipy.stats import t as student

from woonregie_core.indicators.forecast import Verdict, back_test, forecast, last_pace
from woonregie_core.indicators.observation import LeftOut, Observation, comparable_line
from woonregie_core.indicators.period import parse_period
from woonregie_core.indicators.trend import Course, fitted, trend_of

SERIES = st.lists(st.floats(min_value=-1e4, max_value=1e4), min_size=3, max_size=15)


def years(values, start=2010):
    return comparable_line(Observation(parse_period(str(start + n)), v) for n, v in enumerate(values))


class TestWhatMayStandInOneLine:
    def test_overlapping_averages_of_m7_leave_one(self):
        texts = {"2014/2018": 67.0, "2015/2019": 65.0, "2016/2020": 64.0}
        line = comparable_line(Observation(parse_period(t), v) for t, v in texts.items())
        assert [seen.period.code for seen in line.used] == ["2016/2020"]
        assert [reason for _seen, reason in line.left_out] == [LeftOut.OVERLAP] * 2

    def test_a_disturbed_year_is_left_out(self):
        seen = [Observation(parse_period(str(y)), 10.0, disturbed=y == 2020) for y in range(2017, 2022)]
        line = comparable_line(seen)
        assert [s.period.code for s in line.used] == ["2017", "2018", "2019", "2021"]

    def test_quarters_stand_beside_the_same_quarter(self):
        texts = ["2022-Q3", "2022-Q4", "2023-Q3", "2023-Q4", "2024-Q3"]
        line = comparable_line(Observation(parse_period(t), 1.0) for t in texts)
        assert [s.period.code for s in line.used] == ["2022-Q3", "2023-Q3", "2024-Q3"]

    def test_no_value_is_no_point(self):
        assert years([None, 3.0, None]).values == [3.0]
        assert years([None]).used == ()


class TestTrend:
    def test_the_interval_is_that_of_a_textbook_regression(self):
        values = [3.1, 2.9, 3.6, 4.1, 3.9, 4.6]
        found = trend_of(years(values), needed=4, confidence=0.95)
        book = linregress(np.arange(6), values)
        margin = student.ppf(0.975, 4) * book.stderr
        assert found.slope == pytest.approx(book.slope)
        assert (found.low, found.high) == (pytest.approx(book.slope - margin), pytest.approx(book.slope + margin))
        assert found.course is Course.RISING

    def test_three_years_of_m4_are_too_few_for_four(self):
        found = trend_of(years([7976, 7902, 7770], 2018), needed=4, confidence=0.95)
        assert (found.course, found.slope, found.needed) == (Course.TOO_SHORT, None, 4)

    def test_three_years_of_m4_fall_but_not_surely(self):
        """Slope (7770 − 7976) / 2 = −103; residues 9.67, −19.33, 9.67, so the interval is 103 ± 213."""
        found = trend_of(years([7976, 7902, 7770], 2018), needed=3, confidence=0.95)
        assert found.slope == pytest.approx(-103, abs=0.2)
        assert found.high - found.slope == pytest.approx(212.7, abs=1)
        assert found.course is Course.UNCLEAR

    def test_level_is_no_course(self):
        assert trend_of(years([5.0] * 6), 3, 0.95).course is Course.UNCLEAR

    @given(SERIES)
    def test_the_slope_lies_in_its_interval_and_turns_with_the_values(self, values):
        found = trend_of(years(values), 3, 0.9)
        mirrored = trend_of(years([-v for v in values]), 3, 0.9)
        assert found.low <= found.slope <= found.high
        assert mirrored.slope == pytest.approx(-found.slope, abs=1e-6)

    @given(SERIES)
    def test_surer_is_wider(self, values):
        narrow, wide = (trend_of(years(values), 3, level) for level in (0.8, 0.99))
        assert wide.low <= narrow.low <= narrow.high <= wide.high

    def test_the_interval_holds_the_truth_as_often_as_it_says(self):
        random = np.random.default_rng(7)
        x = np.arange(8) + 2010.5
        hits = 0
        for _trial in range(600):
            fit = fitted(x, 2.0 * (x - 2010) + random.normal(size=8))
            hits += abs(fit.slope - 2) <= fit.slope_margin(0.9)
        assert 0.87 <= hits / 600 <= 0.93

    def test_confidence_is_a_share(self):
        with pytest.raises(ValueError, match="between"):
            trend_of(years([1.0, 2.0, 3.0]), 3, 95)

    @pytest.mark.parametrize("moments", [[1.0, 2.0], [1.0, 1.0, 1.0]])
    def test_no_line_through_too_little(self, moments):
        with pytest.raises(ValueError, match=r"points"):
            fitted(moments, [1.0] * len(moments))


class TestForecast:
    def test_a_noisy_line_beats_the_last_pace(self):
        random = np.random.default_rng(3)
        line = years([10 + n + float(random.normal(scale=2)) for n in range(15)])
        found = forecast(line, 2026.5, needed=5, confidence=0.9)
        assert found.verdict is Verdict.SHOWN
        assert found.error < found.plain_error
        assert found.low < found.value < found.high
        assert found.value == pytest.approx(26, abs=3)

    def test_a_bend_is_followed_better_by_the_last_pace(self):
        found = forecast(years([float(n * n) for n in range(15)]), 2025.5, needed=5, confidence=0.9)
        assert (found.verdict, found.value) == (Verdict.NOT_BETTER, None)
        assert found.error > found.plain_error

    def test_a_straight_line_needs_no_better_way(self):
        """Both ways are right, so the forecast did not beat the plain one."""
        found = forecast(years([float(n) for n in range(15)]), 2025.5, needed=5, confidence=0.9)
        assert found.verdict is Verdict.NOT_BETTER

    def test_too_few_trials(self):
        found = forecast(years([7976, 7902, 7770], 2018), 2022.5, needed=5, confidence=0.9)
        assert (found.verdict, found.folds, found.value) == (Verdict.TOO_FEW_FOLDS, 0, None)

    def test_nothing_ahead(self):
        assert forecast(years([1.0, 2.0, 3.0]), 2011.0, 1, 0.9).verdict is Verdict.NOTHING_AHEAD
        assert forecast(years([]), 2030.5, 1, 0.9).verdict is Verdict.NOTHING_AHEAD

    @settings(max_examples=60)
    @given(SERIES, st.integers(1, 5))
    def test_the_past_is_never_tried_with_what_came_later(self, values, ahead):
        moments = years(values).moments
        before = back_test(moments, values, ahead)
        changed = back_test(moments, [*values[:-1], values[-1] + 1000.0], ahead)
        assert before[:-1] == changed[:-1]

    @given(SERIES, st.integers(1, 5))
    def test_shown_means_better_and_enough(self, values, ahead):
        line = years(values)
        found = forecast(line, line.moments[-1] + ahead, 3, 0.9)
        if found.verdict is Verdict.SHOWN:
            assert found.folds >= 3
            assert found.error < found.plain_error
        else:
            assert found.value is None

    def test_the_last_pace(self):
        assert last_pace([2018.5, 2020.5], [60.0, 58.0], 2023.5) == 55.0
