# SPDX-License-Identifier: EUPL-1.2
"""The straight line through a series, with how sure it is.

Least squares in which a value over k years weighs k times as much as a value over one year (its variance is k
times smaller). Interval of the slope and of a new value: Student's t with n − 2 degrees of freedom
(Montgomery, Peck and Vining, Introduction to Linear Regression Analysis, ch. 2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.stats import t as student

from woonregie_core.indicators.observation import Line

_LEAST = 3  # a line through two points has no uncertainty to speak of, because it always fits


class Course(StrEnum):
    """Where a series goes, as far as the interval of the slope allows to say."""

    RISING = "rising"
    FALLING = "falling"
    UNCLEAR = "unclear"
    TOO_SHORT = "too_short"


@dataclass(frozen=True)
class Fit:
    """A line through points: value at `centre` and slope a year, with what their uncertainty needs."""

    centre: float
    level: float
    slope: float
    spread: float
    weight: float
    moment_weight: float
    freedom: int

    def at(self, moment: float) -> float:
        """The line at a moment in years."""
        return self.level + self.slope * (moment - self.centre)

    def slope_margin(self, confidence: float) -> float:
        """Half the width of the interval of the slope."""
        return self._quantile(confidence) * self.spread / float(np.sqrt(self.moment_weight))

    def margin(self, moment: float, confidence: float, new_weight: float = 1.0) -> float:
        """Half the width of the interval of a new value at a moment."""
        away = (moment - self.centre) ** 2 / self.moment_weight
        return self._quantile(confidence) * self.spread * float(np.sqrt(1 / new_weight + 1 / self.weight + away))

    def _quantile(self, confidence: float) -> float:
        return float(student.ppf(0.5 + confidence / 2, self.freedom))


@dataclass(frozen=True)
class Trend:
    """A course with its explanation.

    Attributes:
        slope, low, high: change a year and its interval, in the unit of the series (percentage points for a
            percentage); None where the line is too short.
        confidence: of the interval, from 0 to 1.
        needed: how many comparable values a trend asks for.
    """

    course: Course
    line: Line
    needed: int
    confidence: float
    slope: float | None = None
    low: float | None = None
    high: float | None = None
    fit: Fit | None = None


def trend_of(line: Line, needed: int, confidence: float) -> Trend:
    """The trend of comparable values, where there are enough.

    Args:
        needed: least number of values (never fewer than three are used).
        confidence: of the interval, such as 0.95.

    Raises:
        ValueError: the confidence does not lie between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("confidence lies between 0 and 1")
    least = max(needed, _LEAST)
    if len(line.used) < least:
        return Trend(Course.TOO_SHORT, line, least, confidence)
    found = fitted(line.moments, line.values, [float(seen.period.years) for seen in line.used])
    margin = found.slope_margin(confidence)
    low, high = found.slope - margin, found.slope + margin
    course = Course.RISING if low > 0 else Course.FALLING if high < 0 else Course.UNCLEAR
    return Trend(course, line, least, confidence, found.slope, low, high, found)


def fitted(moments: Sequence[float], values: Sequence[float], weights: Sequence[float] | None = None) -> Fit:
    """The weighted least squares line through at least three points at different moments.

    Raises:
        ValueError: there are fewer points, or all lie at one moment.
    """
    x, y = np.asarray(moments, dtype=float), np.asarray(values, dtype=float)
    w = np.ones_like(x) if weights is None else np.asarray(weights, dtype=float)
    if len(x) < _LEAST:
        raise ValueError("a line with an interval asks for three points")
    weight, centre = float(w.sum()), float((w * x).sum() / w.sum())
    moment_weight = float((w * (x - centre) ** 2).sum())
    if moment_weight == 0:
        raise ValueError("all points lie at one moment")
    level = float((w * y).sum() / weight)
    slope = float((w * (x - centre) * (y - level)).sum() / moment_weight)
    residue = float((w * (y - level - slope * (x - centre)) ** 2).sum())
    freedom = len(x) - 2
    noise = residue / freedom if not _is_rounding(residue, y) else 0.0
    return Fit(centre, level, slope, float(np.sqrt(noise)), weight, moment_weight, freedom)


def _is_rounding(residue: float, values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> bool:
    """Points exactly on a line leave a residue of machine rounding."""
    return residue <= (1e-12 * max(float(np.abs(values).max()), 1e-300)) ** 2 * len(values)
