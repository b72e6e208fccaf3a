# SPDX-License-Identifier: EUPL-1.2
"""What people decide themselves: an exception to a condition, or an answer where the facts were not known.

The rules never do this (D004, section 4.1 leaves exceptions to the parties; BTIV art. 54 and 56 leave them a part
of the lettings). Each decision keeps the verdict of the rule, and who decided otherwise, and why.
"""

from collections.abc import Iterable
from typing import NamedTuple

from woonregie_core.allocation.conditions import CONDITIONS, INDEX
from woonregie_core.allocation.facts import Deviation
from woonregie_core.allocation.verdict import Verdict


class ByHand(NamedTuple):
    """One decision by a person: what the rule said (`was`), and what counts instead."""

    condition: str
    was: str
    now: str
    by: str
    reason: str


def decide(word: str, deviations: Iterable[Deviation]) -> tuple[str, tuple[ByHand, ...]]:
    """The word of verdicts after decisions by hand, and those that changed something.

    What failed and is allowed becomes an exception, which counts against the free space; what was not known and is
    allowed is met; what is not allowed fails.

    Raises:
        KeyError: a deviation names a condition that does not exist.
        ValueError: nobody may decide otherwise about the condition.
    """
    letters, found = list(word), []
    for deviation in sorted(deviations, key=lambda d: INDEX[d.condition]):
        place = INDEX[deviation.condition]
        if not CONDITIONS[place].by_hand:
            raise ValueError(deviation.condition)
        was = letters[place]
        now = _now(was, deviation.allow)
        if now != was:
            letters[place] = now
            found.append(ByHand(deviation.condition, was, now, deviation.by, deviation.reason))
    return "".join(letters), tuple(found)


def _now(was: str, allow: bool) -> str:
    if not allow:
        return Verdict.FAILS.value
    return {Verdict.FAILS.value: Verdict.ALLOWED.value, Verdict.UNKNOWN.value: Verdict.MEETS.value}.get(was, was)
