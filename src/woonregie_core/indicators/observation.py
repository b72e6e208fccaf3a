# SPDX-License-Identifier: EUPL-1.2
"""Values over time, and which of them may stand in one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.indicators.period import Period, PeriodKind


@dataclass(frozen=True)
class Observation:
    """One value of one series in one place. Values of another series (another definition) never come along.

    Attributes:
        disturbed: a footnote says that something outside the subject moved the value (the corona measures).
    """

    period: Period
    value: float | None
    disturbed: bool = False


class LeftOut(StrEnum):
    """Why an observation does not count."""

    NO_VALUE = "no_value"
    OTHER_PERIOD = "other_period"
    OVERLAP = "overlap"
    DISTURBED = "disturbed"


@dataclass(frozen=True)
class Line:
    """What may be compared, oldest first, and what was left out with the reason."""

    used: tuple[Observation, ...]
    left_out: tuple[tuple[Observation, LeftOut], ...]

    @property
    def moments(self) -> list[float]:
        """The middle of each period, in years."""
        return [seen.period.middle for seen in self.used]

    @property
    def values(self) -> list[float]:
        """The value of each period."""
        return [seen.value for seen in self.used if seen.value is not None]


def comparable_line(observations: Iterable[Observation]) -> Line:
    """The observations that may stand in one line with the last one.

    Same kind and length of period, the same part of the year (a third quarter beside third quarters), no
    disturbed values, and averages over years that share no year: overlapping averages move together, and would
    make a line look surer than it is.
    """
    ordered = sorted(observations, key=lambda seen: (seen.period.end, seen.period.start))
    known = [seen for seen in ordered if seen.value is not None]
    last = known[-1].period if known else None
    used: list[Observation] = []
    left_out: list[tuple[Observation, LeftOut]] = []
    for seen in reversed(ordered):
        reason = _reason(seen, last, used)
        if reason is None:
            used.append(seen)
        else:
            left_out.append((seen, reason))
    return Line(tuple(reversed(used)), tuple(reversed(left_out)))


def _reason(seen: Observation, last: Period | None, used: list[Observation]) -> LeftOut | None:
    if seen.value is None or last is None:
        return LeftOut.NO_VALUE
    if not seen.period.comparable(last) or not _same_season(seen.period, last):
        return LeftOut.OTHER_PERIOD
    if seen.disturbed:
        return LeftOut.DISTURBED
    if used and seen.period.overlaps(used[-1].period):
        return LeftOut.OVERLAP
    return None


def _same_season(one: Period, other: Period) -> bool:
    if one.kind is PeriodKind.DAY:
        return one.start.month == other.start.month
    return (one.start.month, one.start.day) == (other.start.month, other.start.day)
