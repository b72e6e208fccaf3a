# SPDX-License-Identifier: EUPL-1.2
"""A forecast, shown only where it earned that: it beat the plain way on the past of this very series.

The plain way is what people do by heart: the last change goes on at the same pace. The forecast is the trend line.
Both predict, from every moment in the past, the value as far ahead as the forecast looks now (a rolling origin,
see Tashman, International Journal of Forecasting 16, 2000). There is one candidate, so none is picked by luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.indicators.observation import Line
from woonregie_core.indicators.trend import fitted

_LEAST_TRAINING = 3
_NEAR = 0.25  # years: an observation this near to the moment looked ahead to stands for it


class Verdict(StrEnum):
    """Whether a forecast is shown, and why not."""

    SHOWN = "shown"
    TOO_FEW_FOLDS = "too_few_folds"
    NOT_BETTER = "not_better"
    NOTHING_AHEAD = "nothing_ahead"


@dataclass(frozen=True)
class Forecast:
    """A verdict with its evidence.

    Attributes:
        moment: what is looked ahead to, in years.
        value, low, high: only where the verdict is `shown`; the interval is that of a single new value.
        folds: how often both ways could be tried on the past; `needed` is how often they must have been.
        error, plain_error: mean absolute error of the trend line and of the last pace, in the unit of the series.
    """

    verdict: Verdict
    moment: float
    folds: int
    needed: int
    error: float | None = None
    plain_error: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None


def forecast(line: Line, moment: float, needed: int, confidence: float) -> Forecast:
    """The value at a moment to come, or why it is not said.

    Args:
        moment: in years, such as 2026.5 for the year 2026.
        needed: least number of trials on the past.
        confidence: of the interval.
    """
    moments, values = line.moments, line.values
    ahead = moment - moments[-1] if moments else 0.0
    if ahead <= 0:
        return Forecast(Verdict.NOTHING_AHEAD, moment, 0, needed)
    errors = back_test(moments, values, ahead)
    folds = len(errors)
    if folds < max(needed, 1):
        return Forecast(Verdict.TOO_FEW_FOLDS, moment, folds, needed)
    error, plain = (sum(side) / folds for side in zip(*errors, strict=True))
    if not error < plain:
        return Forecast(Verdict.NOT_BETTER, moment, folds, needed, error, plain)
    fit = fitted(moments, values, [float(seen.period.years) for seen in line.used])
    margin = fit.margin(moment, confidence, float(line.used[-1].period.years))
    value = fit.at(moment)
    return Forecast(Verdict.SHOWN, moment, folds, needed, error, plain, value, value - margin, value + margin)


def back_test(moments: Sequence[float], values: Sequence[float], ahead: float) -> list[tuple[float, float]]:
    """The absolute errors of the trend line and of the last pace, for every moment that allows a trial."""
    errors = []
    for known in range(_LEAST_TRAINING, len(moments)):
        origin = moments[known - 1]
        target = next((i for i in range(known, len(moments)) if abs(moments[i] - origin - ahead) <= _NEAR), None)
        if target is None:
            continue
        line = fitted(moments[:known], values[:known]).at(moments[target])
        pace = last_pace(moments[:known], values[:known], moments[target])
        errors.append((abs(line - values[target]), abs(pace - values[target])))
    return errors


def last_pace(moments: Sequence[float], values: Sequence[float], moment: float) -> float:
    """The plain way: from the last value on with the last change a year."""
    change = (values[-1] - values[-2]) / (moments[-1] - moments[-2])
    return values[-1] + change * (moment - moments[-1])
