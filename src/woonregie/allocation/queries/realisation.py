# SPDX-License-Identifier: EUPL-1.2
"""Lettings per month and group against the two-yearly budget (D000, theme 3: looked at every month)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from woonregie.allocation import codes
from woonregie.allocation.models import Letting, TargetBudget, TargetCorrection, TargetLine


@dataclass(frozen=True)
class GroupRow:
    """One group: what was planned, what was let, per month, and what an even pace would have given by now."""

    group: str
    line: TargetLine | None
    let: int
    months: list[int]
    expected: int | None

    @property
    def difference(self) -> int | None:
        """Let more (positive) or less than an even pace; None where nothing was planned."""
        return None if self.expected is None else self.let - self.expected


@dataclass(frozen=True)
class Realisation:
    """The budget that a day falls in. `share` is the part of the period that has passed."""

    budget: TargetBudget
    months: list[date]
    rows: list[GroupRow]
    share: float
    corrections: list[TargetCorrection]

    @property
    def share_percent(self) -> int:
        """The part of the period that has passed, in whole percents."""
        return round(self.share * 100)


def realisation(on: date) -> Realisation | None:
    """The budget of the period that a day falls in, against the lettings up to that day. Four queries."""
    budget = TargetBudget.objects.filter(start__lte=on, end__gte=on).select_related("passage").first()
    if budget is None:
        return None
    lines = {line.group: line for line in budget.lines.all()}
    found = Letting.objects.filter(contract_date__range=(budget.start, on))
    counted = Counter(
        (group, day.replace(day=1)) for group, day in found.values_list("target_group", "contract_date")
    )
    months = _months(budget.start, on)
    share = ((on - budget.start).days + 1) / ((budget.end - budget.start).days + 1)
    groups = [group for group in codes.TARGET_GROUP if group in lines or any(key[0] == group for key in counted)]
    rows = []
    for group in groups:
        per_month = [counted[group, month] for month in months]
        line = lines.get(group)
        rows.append(
            GroupRow(group, line, sum(per_month), per_month, round(line.planned * share) if line else None)
        )
    corrections = TargetCorrection.objects.filter(line__budget=budget).select_related("line")
    return Realisation(budget, months, rows, share, list(corrections))


def _months(start: date, end: date) -> list[date]:
    found = [start.replace(day=1)]
    while (following := _next(found[-1])) <= end:
        found.append(following)
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
