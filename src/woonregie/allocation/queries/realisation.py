# SPDX-License-Identifier: EUPL-1.2
"""Lettings per month and group against the two-yearly budget (D000, theme 3: looked at every month).

Who works on all lettings sees every count. A landlord sees every count of its own homes. Of the whole, everybody
else sees whole periods (quarters, as the policy says) with small numbers hidden.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from woonregie.access.grant import Grant, Scope
from woonregie.allocation import codes
from woonregie.allocation.models import Letting, TargetBudget, TargetCorrection, TargetLine
from woonregie.allocation.queries.protected import TOTAL, period_code, periods_shown, sees_exact
from woonregie.conf.policy import current_policy
from woonregie_core.allocation.ages import plus_months
from woonregie_core.disclosure.counts import DisclosureError
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.policy.parameters import UnknownParameter


@dataclass(frozen=True)
class Period:
    """A column: first and last day. Of the running month the last day is today."""

    start: date
    end: date

    @property
    def whole_months(self) -> int:
        """How many months it touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def code(self) -> str:
        """As a heading in a sheet: 2025-01, or 2025-01/2025-03."""
        return f"{self.start:%Y-%m}" if self.whole_months == 1 else f"{self.start:%Y-%m}/{self.end:%Y-%m}"


@dataclass(frozen=True)
class GroupRow:
    """One group, or "" for all together: planned, let, let per period, and what an even pace would have given.

    A count of None is hidden.
    """

    group: str
    line: TargetLine | None
    planned: int | None
    let: int | None
    periods: list[int | None]
    expected: int | None

    @property
    def difference(self) -> int | None:
        """Let more (positive) or less than an even pace; None where one of the two is not there."""
        return None if self.expected is None or self.let is None else self.let - self.expected

    @property
    def has_spark(self) -> bool:
        """Whether there is anything to draw."""
        return any(count is not None for count in self.periods)


@dataclass(frozen=True)
class Realisation:
    """The budget that a day falls in.

    Attributes:
        until: the last day that counts; None where no period has ended yet.
        share: the part of the period of the budget that has passed by then.
        protected: small numbers are hidden and the others rounded.
        own: only the homes of the reader's own landlord; then there is nothing planned to hold it against.
    """

    budget: TargetBudget
    until: date | None
    periods: list[Period]
    rows: list[GroupRow]
    total: GroupRow
    share: float
    corrections: list[TargetCorrection]
    protected: bool
    own: bool

    @property
    def share_percent(self) -> int:
        """The part of the period that has passed, in whole percents."""
        return round(self.share * 100)


def realisation(grant: Grant, on: date, own: bool = False) -> Realisation | None:
    """The budget of the period that a day falls in, against the lettings up to that day. At most five queries.

    Args:
        own: only homes of the reader's own landlord; asked by who has none, it is the whole.

    Raises:
        UnknownParameter: the policy does not say how small numbers are protected, and this reader needs that.
    """
    budget = TargetBudget.objects.filter(start__lte=on, end__gte=on).select_related("passage").first()
    if budget is None:
        return None
    own = own and grant.scope is Scope.OWN
    protected = not own and not sees_exact(grant)
    periods = _ended(_together(on), budget.start, on) if protected else _months(budget.start, on)
    until = periods[-1].end if periods else None
    share = ((until - budget.start).days + 1) / ((budget.end - budget.start).days + 1) if until else 0.0
    lines = {} if own else {line.group: line for line in budget.lines.all()}
    groups, counts = _counted(grant, periods, own)
    cells = _cells(groups, counts, protected, on)
    listed = [one for one in groups if protected or one in lines or any(row[groups.index(one)] for row in counts)]
    rows = [_row(one, lines.get(one), cells, len(periods), share) for one in listed]
    total = _total(rows, cells, len(periods), share, bool(lines))
    corrections = [] if own else list(TargetCorrection.objects.filter(line__budget=budget).select_related("line"))
    return Realisation(budget, until, periods, rows, total, share, corrections, protected, own)


def _together(on: date) -> int:
    return current_policy().on(on).whole("disclosure.period_months")


def _counted(grant: Grant, periods: Sequence[Period], own: bool) -> tuple[list[str], list[list[int]]]:
    """Every group, and for each period the lettings to each of them."""
    groups = list(codes.TARGET_GROUP)
    if not periods:
        return groups, []
    found = Letting.objects.filter(contract_date__range=(periods[0].start, periods[-1].end))
    if own:
        found = found.filter(dwelling__corporation__in={grant.actor.party_id or 0, *grant.actor.party_ids})
    per_month = Counter(
        (group, day.replace(day=1)) for group, day in found.values_list("target_group", "contract_date")
    )
    return groups, [[_inside(per_month, group, period) for group in groups] for period in periods]


def _inside(per_month: Counter[tuple[str, date]], group: str, period: Period) -> int:
    first = period.start.replace(day=1)
    return sum(per_month[group, plus_months(first, number)] for number in range(period.whole_months))


def _cells(
    groups: Sequence[str], counts: Sequence[Sequence[int]], protected: bool, on: date
) -> dict[tuple[str, str], int]:
    """The counts by (group, period) that the reader may see, with their totals."""
    if protected:
        try:
            rules = DisclosureRules.from_policy(current_policy().on(on))
        except DisclosureError as wrong:
            raise UnknownParameter(str(wrong)) from wrong
        return dict(periods_shown(groups, counts, rules))
    cells = {
        (group, period_code(number)): row[column]
        for number, row in enumerate(counts)
        for column, group in enumerate(groups)
    }
    cells |= {(TOTAL, period_code(number)): sum(row) for number, row in enumerate(counts)}
    cells |= {(group, TOTAL): sum(row[column] for row in counts) for column, group in enumerate(groups)}
    return cells | {(TOTAL, TOTAL): sum(map(sum, counts))}


def _row(
    group: str, line: TargetLine | None, cells: dict[tuple[str, str], int], periods: int, share: float
) -> GroupRow:
    planned = line.planned if line else None
    counts = [cells.get((group, period_code(number))) for number in range(periods)]
    expected = round(planned * share) if planned is not None else None
    return GroupRow(group, line, planned, cells.get((group, TOTAL)), counts, expected)


def _total(
    rows: Sequence[GroupRow], cells: dict[tuple[str, str], int], periods: int, share: float, has_plan: bool
) -> GroupRow:
    planned = sum(row.planned or 0 for row in rows) if has_plan else None
    counts = [cells.get((TOTAL, period_code(number))) for number in range(periods)]
    expected = round(planned * share) if planned is not None else None
    return GroupRow(TOTAL, None, planned, cells.get((TOTAL, TOTAL)), counts, expected)


def _months(start: date, on: date) -> list[Period]:
    """Every month up to a day, the running one too."""
    return [Period(one.start, min(one.end, on)) for one in _from(start, 1, on)]


def _ended(months: int, start: date, on: date) -> list[Period]:
    """The periods of so many months that are over."""
    return [one for one in _from(start, months, on) if one.end < on]


def _from(start: date, months: int, on: date) -> list[Period]:
    """Periods of so many months, from the first of a month on, that begin up to a day."""
    found, first = [], start.replace(day=1)
    while first <= on:
        following = plus_months(first, months)
        found.append(Period(max(first, start), following - timedelta(days=1)))
        first = following
    return found
