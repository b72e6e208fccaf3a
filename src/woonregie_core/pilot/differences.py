# SPDX-License-Identifier: EUPL-1.2
"""Differences between two periods or two groups, with a plain 95 % interval where there is enough to go by.

An interval says how much chance may have done, not what caused the difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from scipy.stats import norm, t

LEVEL = 0.95
_Z = float(norm.ppf((1 + LEVEL) / 2))
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """`now` minus `then`. `interval` is None where the counts are too small to give one."""

    now: float
    then: float
    interval: Interval | None

    @property
    def value(self) -> float:
        """The difference itself."""
        return self.now - self.then

    def times(self, factor: float) -> "Difference":
        """The same in another unit, such as per hundred; the factor is positive."""
        ends = self.interval and (self.interval[0] * factor, self.interval[1] * factor)
        return Difference(self.now * factor, self.then * factor, ends)

    @property
    def stands_out(self) -> bool:
        """Whether no difference at all lies outside the interval."""
        return self.interval is not None and not self.interval[0] <= 0 <= self.interval[1]


@dataclass(frozen=True, slots=True)
class Rate:
    """A count over what it could have come from, such as homes times years."""

    count: int
    exposure: float

    @property
    def value(self) -> float:
        """Count per unit of exposure."""
        return self.count / self.exposure

    @property
    def variance(self) -> float:
        """Of a count that comes from many rare events (Poisson)."""
        return self.count / self.exposure**2


def share_interval(part: int, whole: int) -> Interval:
    """The interval of one share (Wilson 1927), for 0 < whole."""
    share, square = part / whole, _Z * _Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def of_shares(now: tuple[int, int], then: tuple[int, int], least: int) -> Difference | None:
    """The difference of two shares, each (part, whole) (Newcombe 1998, method 10).

    Args:
        least: the smallest whole with which an interval is given.

    Returns:
        None where a whole is 0.
    """
    if not now[1] or not then[1]:
        return None
    p, q = now[0] / now[1], then[0] / then[1]
    if min(now[1], then[1]) < least:
        return Difference(p, q, None)
    (low_p, high_p), (low_q, high_q) = share_interval(*now), share_interval(*then)
    low = p - q - sqrt((p - low_p) ** 2 + (high_q - q) ** 2)
    high = p - q + sqrt((high_p - p) ** 2 + (q - low_q) ** 2)
    return Difference(p, q, (low, high))


def of_means(now: Sequence[float], then: Sequence[float], least: int) -> Difference | None:
    """The difference of two means (Welch 1947). None where one has no values."""
    if not now or not then:
        return None
    means = fmean(now), fmean(then)
    if min(len(now), len(then)) < max(least, 2):
        return Difference(*means, None)
    a, b = variance(now) / len(now), variance(then) / len(then)
    if a + b == 0:
        return Difference(*means, (means[0] - means[1],) * 2)
    freedom = (a + b) ** 2 / (a * a / (len(now) - 1) + b * b / (len(then) - 1))
    return Difference(*means, _around(means[0] - means[1], float(t.ppf((1 + LEVEL) / 2, freedom)) * sqrt(a + b)))


def of_pairs(now: Sequence[float], then: Sequence[float], least: int) -> Difference | None:
    """The mean difference of pairs, such as one home before and after (Student 1908). None without a pair.

    Raises:
        ValueError: there is not a `then` for every `now`.
    """
    changes = [after - before for after, before in zip(now, then, strict=True)]
    if not changes:
        return None
    means = fmean(now), fmean(then)
    if len(changes) < max(least, 2):
        return Difference(*means, None)
    reach = float(t.ppf((1 + LEVEL) / 2, len(changes) - 1)) * sqrt(variance(changes) / len(changes))
    return Difference(*means, _around(means[0] - means[1], reach))


def of_rates(now: Rate, then: Rate, least: int) -> Difference | None:
    """The difference of two rates, by their Poisson variance. None where there is no exposure."""
    if now.exposure <= 0 or then.exposure <= 0:
        return None
    reach = _Z * sqrt(now.variance + then.variance)
    enough = min(now.count, then.count) >= least
    return Difference(now.value, then.value, _around(now.value - then.value, reach) if enough else None)


def of_changes(began: tuple[Rate, Rate], waits: tuple[Rate, Rate], least: int) -> Difference | None:
    """How much more the places that began changed than the places that wait (difference in differences).

    Args:
        began, waits: the rate now and the rate before, of either group.

    Returns:
        The change of those that began as `now`, of those that wait as `then`; None where one has no exposure.
    """
    rates = (*began, *waits)
    if any(rate.exposure <= 0 for rate in rates):
        return None
    changes = began[0].value - began[1].value, waits[0].value - waits[1].value
    reach = _Z * sqrt(sum(rate.variance for rate in rates))
    enough = min(rate.count for rate in rates) >= least
    return Difference(*changes, _around(changes[0] - changes[1], reach) if enough else None)


def _around(middle: float, reach: float) -> Interval:
    return middle - reach, middle + reach
