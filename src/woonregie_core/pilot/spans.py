# SPDX-License-Identifier: EUPL-1.2
"""Numbers of days, and what may be said of many of them; an end that is not known is counted, not guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median


@dataclass(frozen=True, slots=True)
class Spans:
    """Whole days of those of whom both ends are known; `unknown` counts the others."""

    days: tuple[int, ...]
    unknown: int = 0

    @property
    def mean(self) -> float | None:
        """Mean number of days, None without anybody."""
        return fmean(self.days) if self.days else None

    @property
    def middle(self) -> float | None:
        """Median number of days, None without anybody."""
        return median(self.days) if self.days else None


def spans(ends: Iterable[tuple[date | None, date | None]]) -> Spans:
    """The days between a start and an end; an end before its start is a mistake and counts as not known."""
    known, unknown = [], 0
    for start, end in ends:
        if start is None or end is None or end < start:
            unknown += 1
        else:
            known.append((end - start).days)
    return Spans(tuple(known), unknown)


def month_ends(start: date, end: date) -> tuple[date, ...]:
    """The last day of every month that ends in a period, and the last day of the period."""
    found: list[date] = []
    year, month = start.year, start.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = date.fromordinal(date(year, month, 1).toordinal() - 1)
        if last > end:
            break
        found.append(last)
    return tuple(found) if found and found[-1] == end else (*found, end)
