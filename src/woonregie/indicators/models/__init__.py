# SPDX-License-Identifier: EUPL-1.2
"""What is stored of indicators: definitions, series, deliveries, values, and where they should go."""

from woonregie.indicators.models.definition import Indicator, Series
from woonregie.indicators.models.target import Target, TargetPoint
from woonregie.indicators.models.value import Edition, Period, Value

__all__ = ["Edition", "Indicator", "Period", "Series", "Target", "TargetPoint", "Value"]
