# SPDX-License-Identifier: EUPL-1.2
"""The policy parameters of the profile that is loaded."""

from functools import cache

from django.conf import settings

from woonregie_core.policy.loader import load_policy
from woonregie_core.policy.parameters import Policy


@cache
def profile_policy(profile: str) -> Policy:
    """The parameters of one profile; read once per process.

    Raises:
        PolicyError: a file in the profile's folder `policy/` cannot be used.
    """
    return load_policy(settings.PROFILES_DIR / profile / "policy")


def current_policy() -> Policy:
    """The parameters of the profile that this installation runs on (`WOONREGIE_PROFILE`)."""
    return profile_policy(settings.PROFILE)
