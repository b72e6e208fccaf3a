# SPDX-License-Identifier: EUPL-1.2
"""Ages and terms in whole years and months, to the day."""

from datetime import date


def plus_months(day: date, months: int) -> date:
    """The day so many months later; a day that does not exist there becomes the first of the next month.

    Somebody born on 29 February is a year older on 1 March in years without that day.
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)


def has_age(birth: date, years: int, on: date, months: int = 0) -> bool:
    """Whether somebody has reached an age of years and months on a day; the birthday itself counts."""
    return plus_months(birth, 12 * years + months) <= on


def age(birth: date, on: date) -> int:
    """Age in whole years; agrees with `has_age`."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
