# SPDX-License-Identifier: EUPL-1.2
"""A signal as found: which rule, on what, since when, and the facts that show it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonregie_core.agreements.vocabulary import Severity


class SignalRule(StrEnum):
    """The ways in which something can be stuck."""

    DEADLINE_PASSED = "deadline_passed"
    START_PASSED = "start_passed"
    SAME_STATE = "same_state"
    NOTHING_SUBMITTED = "nothing_submitted"
    BEHIND_PATH = "behind_path"
    BLOCKED = "blocked"
    NO_LEAD = "no_lead"
    REVIEW_PASSED = "review_passed"
    DATA_OVERDUE = "data_overdue"


Evidence = Mapping[str, str | int | float | list[str] | None]


@dataclass(frozen=True)
class Found:
    """One signal.

    Attributes:
        since: the day on which the facts began to show it; None where it has always been so.
        evidence: the compared facts as texts and numbers, ready to be stored and shown.
        anchor: what tells two signals of one rule on one subject apart, such as the target.
    """

    rule: SignalRule
    subject: str
    severity: Severity
    since: date | None
    evidence: Evidence
    anchor: str = ""

    @property
    def key(self) -> str:
        """The same facts give the same key, on any day and in any order."""
        parts = [self.rule, self.subject, self.anchor, self.since.isoformat() if self.since else ""]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()
