# SPDX-License-Identifier: EUPL-1.2
"""The thresholds by which indicators are judged, from the policy of a profile."""

from dataclasses import dataclass

from woonregie_core.policy.parameters import PolicyOn


@dataclass(frozen=True)
class IndicatorSettings:
    """Thresholds in force on one day.

    Attributes:
        path_tolerance: share of the whole way that a value may lie beside its path.
        trend_values: least number of comparable values for a trend.
        confidence: of intervals, between 0 and 1.
        forecast_trials: least number of trials of a forecast on the past.
    """

    path_tolerance: float
    trend_values: int
    confidence: float
    forecast_trials: int

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "IndicatorSettings":
        """The thresholds of a profile.

        Raises:
            UnknownParameter: the profile does not have one of them on this day.
        """
        return cls(
            path_tolerance=float(policy.number("indicators.path_tolerance_share")),
            trend_values=policy.whole("indicators.trend_least_values"),
            confidence=float(policy.number("indicators.confidence")),
            forecast_trials=policy.whole("indicators.forecast_least_trials"),
        )
