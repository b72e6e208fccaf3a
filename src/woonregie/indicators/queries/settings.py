# SPDX-License-Identifier: EUPL-1.2
"""The thresholds of the profile that this installation runs on."""

from datetime import date
from functools import cache

from django.conf import settings

from woonregie_core.indicators.settings import IndicatorSettings
from woonregie_core.policy.loader import load_policy
from woonregie_core.policy.parameters import Policy, UnknownParameter


def indicator_settings(on: date) -> IndicatorSettings | None:
    """The thresholds in force on a day; None where the profile does not say them: then nothing is guessed."""
    try:
        return IndicatorSettings.from_policy(_policy(settings.PROFILE).on(on))
    except UnknownParameter:
        return None


@cache
def _policy(profile: str) -> Policy:
    return load_policy(settings.PROFILES_DIR / profile / "policy")
