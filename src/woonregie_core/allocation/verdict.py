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


M, F, U, N = Verdict.MEETS.value, Verdict.FAILS.value, Verdict.UNKNOWN.value, Verdict.NOT_APPLICABLE.value


def letter(holds: bool | None) -> str:
    """The verdict of a comparison that may lack a value."""
    return U if holds is None else M if holds else F


def all_hold(verdicts: str) -> bool | None:
    """Whether conditions hold together: False where one fails, else None where one is unknown."""
    if F in verdicts:
        return False
    return None if U in verdicts else True
