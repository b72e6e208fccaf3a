# SPDX-License-Identifier: EUPL-1.2
"""Duties that return every year: when the next one falls, and when to remind whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Duty:
    """A day of the year by which parties must have done something.

    Attributes:
        remind_days: how many days before the day to remind, e.g. (60, 30, 7).
        valid_from, valid_to: the period in which the duty exists; None is open.
    """

    code: str
    month: int
    day: int
    parties: tuple[str, ...] = ()
    remind_days: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Due:
    """One occurrence of a duty.

    Attributes:
        reminder: the reminder that is running (days before), None when it is too early for the first.
    """

    duty: Duty
    on: date
    days_left: int
    reminder: int | None


def upcoming(duties: Iterable[Duty], on: date, within_days: int = 366) -> list[Due]:
    """The next occurrence of every duty, soonest first; today itself still counts."""
    due = [found for duty in duties if (found := next_due(duty, on)) and found.days_left <= within_days]
    return sorted(due, key=lambda found: (found.on, found.duty.code))


def next_due(duty: Duty, on: date) -> Due | None:
    """The next day on or after `on` on which a duty falls; None when it exists no longer."""
    for year in range(on.year, on.year + 9):  # a 29 February comes back within eight years
        day = _day_in(duty, year)
        if day is not None and day >= on and _exists_on(duty, day):
            days_left = (day - on).days
            running = [days for days in duty.remind_days if days_left <= days]
            return Due(duty, day, days_left, min(running) if running else None)
    return None


def reminders_on(duties: Iterable[Duty], on: date) -> list[Due]:
    """The duties for which a reminder goes out exactly on this day."""
    return [
        due
        for due in upcoming(duties, on)
        if any(due.on - timedelta(days=days) == on for days in due.duty.remind_days)
    ]


def _day_in(duty: Duty, year: int) -> date | None:
    try:
        return date(year, duty.month, duty.day)
    except ValueError:
        return None


def _exists_on(duty: Duty, day: date) -> bool:
    return (duty.valid_from is None or day >= duty.valid_from) and (duty.valid_to is None or day <= duty.valid_to)
