# SPDX-License-Identifier: EUPL-1.2
"""The answers to a condition. What is not known is never taken for yes or no."""

from enum import StrEnum


class Verdict(StrEnum):
    """One letter each, so that all answers about one person fit in one short word."""

    MEETS = "M"
    FAILS = "F"
    UNKNOWN = "U"
    NOT_APPLICABLE = "N"
    ALLOWED = "X"  # it failed, and somebody with the authority made an exception


def verdict(holds: bool | None) -> Verdict:
    """The verdict of a comparison that may lack a value."""
    return Verdict.UNKNOWN if holds is None else Verdict.MEETS if holds else Verdict.FAILS


def all_hold(verdicts: str) -> bool | None:
    """Whether conditions hold together: False where one fails, else None where one is unknown."""
    if Verdict.FAILS in verdicts:
        return False
    return None if Verdict.UNKNOWN in verdicts else True
