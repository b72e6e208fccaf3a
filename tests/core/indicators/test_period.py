# SPDX-License-Identifier: EUPL-1.2
"""Periods as sources write them, and only those."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.indicators.period import PeriodError, PeriodKind, parse_period


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2021", PeriodKind.YEAR, date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-2021", PeriodKind.SCHOOL_YEAR, date(2020, 8, 1), date(2021, 7, 31)),
        ("2018/2021", PeriodKind.YEARS, date(2018, 1, 1), date(2021, 12, 31)),
        ("2024-H1", PeriodKind.HALF_YEAR, date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-H2", PeriodKind.HALF_YEAR, date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-Q3", PeriodKind.QUARTER, date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-02", PeriodKind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", PeriodKind.DAY, date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_what_sources_write(text, kind, start, end):
    period = parse_period(text)
    assert (period.kind, period.start, period.end) == (kind, start, end)


@pytest.mark.parametrize(
    "text",
    ["", "21", "2021 ", "2018-2021", "2021/2018", "2021/2021", "2024-H3", "2024-Q5", "2024-00", "2024-13",
     "2023-02-29", "0000", "jaar 2021", "2021-", "2021/22", "٢٠٢١x"],
)  # fmt: skip
def test_what_they_do_not(text):
    with pytest.raises(PeriodError, match=r".+"):
        parse_period(text)


def test_two_readings_are_both_offered():
    with pytest.raises(PeriodError, match="2018-2019.*2018/2021"):
        parse_period("2018-2021")


def test_comparable_is_the_same_kind_and_length():
    assert parse_period("2014/2018").comparable(parse_period("2016/2020"))
    assert not parse_period("2014/2018").comparable(parse_period("2016/2019"))
    assert not parse_period("2020-2021").comparable(parse_period("2020"))
    assert parse_period("2014/2018").overlaps(parse_period("2018/2022"))
    assert not parse_period("2014/2018").overlaps(parse_period("2019/2023"))


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_lies_in_its_month_quarter_half_and_year(day):
    texts = [f"{day.year}-{day.month:02d}", f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}"]
    for text in [*texts, f"{day.year}-H{1 if day.month < 7 else 2}", day.isoformat()]:
        period = parse_period(text)
        assert period.start <= day <= period.end
        assert day.year <= period.middle <= day.year + 1


@given(st.text(alphabet="0123456789-/HQ ", max_size=12))
def test_whatever_is_written_is_a_period_or_explained(text):
    try:
        period = parse_period(text)
    except PeriodError:
        return
    assert (period.code, period.start <= period.end) == (text, True)
