# SPDX-License-Identifier: EUPL-1.2
"""When something counts as stuck: read from the profile's policy, never fixed in code."""

from dataclasses import dataclass
from decimal import Decimal

from woonregie_core.policy.parameters import PolicyOn


@dataclass(frozen=True)
class SignalSettings:
    """The thresholds in force on the reference date; meaning: profiles/<name>/policy/signals.yaml."""

    start_grace_days: int
    deadline_grace_days: int
    deadline_high_days: int
    same_state_rounds: int
    silent_rounds: int
    path_tolerance_share: Decimal
    path_high_share: Decimal
    review_grace_days: int
    data_max_age_days: int

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "SignalSettings":
        """Read all thresholds.

        Raises:
            UnknownParameter: the profile lacks one on this date.
        """
        return cls(
            start_grace_days=policy.whole("signals.start_grace_days"),
            deadline_grace_days=policy.whole("signals.deadline_grace_days"),
            deadline_high_days=policy.whole("signals.deadline_high_days"),
            same_state_rounds=policy.whole("signals.same_state_rounds"),
            silent_rounds=policy.whole("signals.silent_rounds"),
            path_tolerance_share=policy.number("signals.path_tolerance_share"),
            path_high_share=policy.number("signals.path_high_share"),
            review_grace_days=policy.whole("signals.review_grace_days"),
            data_max_age_days=policy.whole("signals.data_max_age_days"),
        )
