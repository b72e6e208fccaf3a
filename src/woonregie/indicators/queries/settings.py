# SPDX-License-Identifier: EUPL-1.2
"""The thresholds of the profile that this installation runs on."""

from datetime import date

from woonregie.conf.policy import current_policy
from woonregie_core.indicators.settings import IndicatorSettings
from woonregie_core.policy.parameters import UnknownParameter


def indicator_settings(on: date) -> IndicatorSettings | None:
    """The thresholds in force on a day; None where the profile does not say them: then nothing is guessed."""
    try:
        return IndicatorSettings.from_policy(current_policy().on(on))
    except UnknownParameter:
        return None
