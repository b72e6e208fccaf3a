# SPDX-License-Identifier: EUPL-1.2
"""Periods as sources write them: 2021, 2020-2021 (a school year), 2018/2021 (an average over years), 2024-H1.

A dash and a slash mean different things: a dash joins two consecutive years into one school year, a slash
takes whole calendar years together. What could be read in two ways is refused with both readings.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """How long a period is, in the words of the calendar."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    YEARS = "years"


class PeriodError(ValueError):
    """A text is no period. The message is Dutch and says what may be written."""


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends included. `code` is the one way in which it is written."""

    code: str
    kind: PeriodKind
    start: date
    end: date

    @property
    def middle(self) -> float:
        """The middle of the period as a moment in years: 2021 gives 2021.5 (within a day)."""
        return (_moment(self.start) + _moment(self.end, days=1)) / 2

    @property
    def years(self) -> int:
        """How many calendar years are taken together; 1 for everything up to a year."""
        return self.end.year - self.start.year + 1 if self.kind is PeriodKind.YEARS else 1

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def comparable(self, other: "Period") -> bool:
        """Whether values of both may be held beside each other: the same kind, and equally many years."""
        return self.kind is other.kind and self.years == other.years


_PATTERNS: tuple[tuple[re.Pattern[str], PeriodKind], ...] = (
    (re.compile(r"(\d{4})"), PeriodKind.YEAR),
    (re.compile(r"(\d{4})-(\d{4})"), PeriodKind.SCHOOL_YEAR),
    (re.compile(r"(\d{4})/(\d{4})"), PeriodKind.YEARS),
    (re.compile(r"(\d{4})-H([12])"), PeriodKind.HALF_YEAR),
    (re.compile(r"(\d{4})-Q([1-4])"), PeriodKind.QUARTER),
    (re.compile(r"(\d{4})-(\d{2})"), PeriodKind.MONTH),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})"), PeriodKind.DAY),
)


def parse_period(text: str) -> Period:
    """The period that a code means.

    Args:
        text: `2021`, `2020-2021`, `2018/2021`, `2024-H1`, `2024-Q3`, `2024-05` or `2024-05-31`.

    Raises:
        PeriodError: it is none of these, or a day or month that does not exist, or years out of order.
    """
    for pattern, kind in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            numbers = tuple(map(int, found.groups()))
            return Period(text, kind, *_ends(text, kind, numbers))
    raise PeriodError(
        f"'{text}' is geen periode. Schrijf 2021, 2020-2021 (schooljaar), 2018/2021 (meer jaren samen), "
        "2024-H1, 2024-Q3, 2024-05 of 2024-05-31."
    )


def _ends(text: str, kind: PeriodKind, numbers: tuple[int, ...]) -> tuple[date, date]:
    year, part = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if year == 0:
        raise PeriodError(f"'{text}': een jaar heeft vier cijfers en begint niet bij 0.")
    if kind is PeriodKind.SCHOOL_YEAR:
        return _school_year(text, year, part)
    if kind is PeriodKind.YEARS:
        if part <= year:
            raise PeriodError(f"'{text}': het laatste jaar komt na het eerste.")
        return date(year, 1, 1), date(part, 12, 31)
    if kind is PeriodKind.DAY:
        return _day(text, year, part, numbers[2])
    if kind is PeriodKind.YEAR:
        return _months(year, 1, 12)
    length = {PeriodKind.HALF_YEAR: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}[kind]
    if not 1 <= part * length <= 12:
        raise PeriodError(f"'{text}': maand {part:02d} bestaat niet.")
    return _months(year, (part - 1) * length + 1, part * length)


def _school_year(text: str, first: int, last: int) -> tuple[date, date]:
    """A school year runs from 1 August to 31 July (Wet op het voortgezet onderwijs 2020, art. 1.1)."""
    if last != first + 1:
        raise PeriodError(
            f"'{text}' kan een schooljaar of een gemiddelde over jaren zijn. Schrijf {first}-{first + 1} voor "
            f"een schooljaar, of {first}/{last} voor jaren samen."
        )
    return date(first, 8, 1), date(last, 7, 31)


def _day(text: str, year: int, month: int, day: int) -> tuple[date, date]:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise PeriodError(f"'{text}': deze dag bestaat niet.") from error
    return found, found


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _moment(day: date, days: int = 0) -> float:
    start = date(day.year, 1, 1)
    length = 366 if monthrange(day.year, 2)[1] == 29 else 365
    return day.year + ((day - start).days + days) / length
