# SPDX-License-Identifier: EUPL-1.2
"""One line of the evaluation: a number of this period beside the one it is compared with. Missing is not zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import fmean, median

from woonregie_core.allocation.kpi import Durations, Ratio
from woonregie_core.pilot.differences import Difference, Interval, of_means, of_pairs, of_shares, share_interval
from woonregie_core.pilot.spans import Spans


class Unit(StrEnum):
    """What a number counts; `SHARE` is a part of one, `CENTS` is money."""

    COUNT = "count"
    SHARE = "share"
    DAYS = "days"
    MONTHS = "months"
    CENTS = "cents"
    HOURS = "hours"
    PERSONS = "persons"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with what it was made of. `value` None: nothing can be said yet.

    Attributes:
        part, whole: numerator and denominator; None where the number is no ratio.
        middle: the median, of a mean.
        unknown: how many could not be counted because something of them is not known.
    """

    value: float | None
    part: float | None = None
    whole: float | None = None
    middle: float | None = None
    unknown: int = 0
    interval: Interval | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `code` finds its words; `about` is what a breakdown is of, such as an instrument."""

    code: str
    unit: Unit
    now: Measured
    then: Measured | None = None
    difference: Difference | None = None
    about: str = ""


Pair = tuple[Ratio, Ratio | None]


def share(code: str, now: Ratio, then: Ratio | None, least: int, unknown: int = 0, about: str = "") -> Line:
    """A part of a whole. It has an interval only where the whole is large enough and really holds the part."""
    held = then is not None and now.part <= now.whole and then.part <= then.whole
    apart = of_shares((now.part, now.whole), (then.part, then.whole), least) if then and held else None
    return Line(code, Unit.SHARE, _share(now, least, unknown), _share(then, least) if then else None, apart, about)


def _share(ratio: Ratio, least: int, unknown: int = 0) -> Measured:
    value = float(ratio.value) if ratio.value is not None else None
    fits = ratio.whole >= least and 0 <= ratio.part <= ratio.whole
    interval = share_interval(ratio.part, ratio.whole) if fits else None
    return Measured(value, ratio.part, ratio.whole, unknown=unknown, interval=interval)


def ratio(code: str, now: Ratio, then: Ratio | None, unit: Unit = Unit.RATIO, about: str = "") -> Line:
    """So many for each; no share, so without an interval."""
    return Line(code, unit, _ratio(now), _ratio(then) if then else None, about=about)


def _ratio(one: Ratio) -> Measured:
    return Measured(None if one.value is None else float(one.value), one.part, one.whole)


def count(code: str, now: float | None, then: float | None, unit: Unit = Unit.COUNT, unknown: int = 0) -> Line:
    """A number alone; None where nothing was recorded."""
    return Line(code, unit, Measured(now, unknown=unknown), None if then is None else Measured(then))


def mean(code: str, now: Spans | Durations, then: Spans | Durations | None, least: int, about: str = "") -> Line:
    """The mean of days or months."""
    values, before = _values(now), None if then is None else _values(then)
    apart = of_means(values, before, least) if before is not None else None
    measured = None if then is None or before is None else _mean(before, then.unknown)
    unit = Unit.DAYS if isinstance(now, Spans) else Unit.MONTHS
    return Line(code, unit, _mean(values, now.unknown), measured, apart, about)


def means(code: str, now: Sequence[float], then: Sequence[float] | None, least: int, unit: Unit) -> Line:
    """The mean of values of which every one is known."""
    apart = of_means(now, then, least) if then is not None else None
    return Line(code, unit, _mean(now, 0), None if then is None else _mean(then, 0), apart)


def pairs(code: str, now: Sequence[float], then: Sequence[float], least: int, unknown: int) -> Line:
    """The mean of homes after, and of the same homes before."""
    return Line(code, Unit.PERSONS, _mean(now, unknown), _mean(then, unknown), of_pairs(now, then, least))


def _values(one: Spans | Durations) -> tuple[int, ...]:
    return one.days if isinstance(one, Spans) else one.months


def _mean(values: Sequence[float], unknown: int) -> Measured:
    if not values:
        return Measured(None, part=None, whole=0, unknown=unknown)
    return Measured(fmean(values), float(sum(map(Fraction, values))), len(values), float(median(values)), unknown)
