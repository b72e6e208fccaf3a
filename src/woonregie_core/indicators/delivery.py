# SPDX-License-Identifier: EUPL-1.2
"""When the next value of a series is due."""

from calendar import monthrange
from datetime import date


def next_due(last_end: date, month: int, every_months: int) -> date:
    """The last day of the month in which the value after the last known one should be there.

    The next value covers the time until `every_months` after the last period ended, and comes in the first
    delivery month after that: a five-year average to the end of 2020, delivered each September, is followed by
    one to the end of 2021 that is due on 30 September 2022.

    Args:
        last_end: last day of the last period that has a value.
        month: month of delivery, 1 to 12.
        every_months: how many months lie between two values; at least 1.

    Raises:
        ValueError: the month or the number of months cannot be.
    """
    if not 1 <= month <= 12 or every_months < 1:
        raise ValueError("a month lies between 1 and 12, and values come at least a month apart")
    months = last_end.year * 12 + last_end.month - 1 + every_months
    year, covered = divmod(months, 12)
    due_year = year if month > covered + 1 else year + 1
    return date(due_year, month, monthrange(due_year, month)[1])
