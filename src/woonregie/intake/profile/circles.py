# SPDX-License-Identifier: EUPL-1.2
"""Who comes back to where they started."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def in_circles(following: Mapping[str, Iterable[str]]) -> set[str]:
    """Every code from which one can walk back to that code."""
    try:
        TopologicalSorter(following).prepare()
    except CycleError:
        return {code for code in following if _returns(code, following)}
    return set()


def _returns(start: str, following: Mapping[str, Iterable[str]]) -> bool:
    waiting, seen = list(following[start]), set()
    while waiting:
        code = waiting.pop()
        if code == start:
            return True
        if code not in seen:
            seen.add(code)
            waiting += following.get(code, ())
    return False
