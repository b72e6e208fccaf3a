# SPDX-License-Identifier: EUPL-1.2
"""Counts of people and homes as everybody may see them, decided by the one disclosure module."""

import sys
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from woonregie.conf.policy import current_policy
from woonregie.looks.wording import number_words
from woonregie.proximity.models import Scan
from woonregie_core.disclosure.counts import DisclosureError
from woonregie_core.disclosure.released import Shown
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.simple import protect_table
from woonregie_core.policy.parameters import UnknownParameter

Cell = tuple[str, str]
ELSEWHERE, ALL = "\x00elsewhere", "\x00all"


def protected(scan: Scan, counts: Mapping[Cell, float]) -> Mapping[Cell, int]:
    """The counts by part and kind that may be shown, rounded; what is not there stays hidden.

    Args:
        counts: of every part; parts lie apart from each other, and are hidden together where one is too small.
    """
    rules = _rules(scan)
    if rules is None:
        return {}
    return _decided(tuple(sorted((cell, round(value)) for cell, value in counts.items())), rules)


def fewest_people(scan: Scan) -> int:
    """The fewest people over whom everybody may see a part."""
    rules = _rules(scan)
    return sys.maxsize if rules is None else rules.minimum_denominator


def _rules(scan: Scan) -> DisclosureRules | None:
    """The rules on the day of the scan; None where there are none: then nothing that needs them is shown."""
    try:
        return DisclosureRules.from_policy(current_policy().on(scan.on))
    except UnknownParameter:
        return None


def count_words(count: int | None) -> str:
    """About so many; a count that is hidden in words, never as a number."""
    if count is None:
        return _("te weinig om te tonen")
    return number_words(count)


@lru_cache(maxsize=64)
def _decided(counts: tuple[tuple[Cell, int], ...], rules: DisclosureRules) -> Mapping[Cell, int]:
    values: dict[Cell, int | None] = dict(counts)
    for (_part, kind), value in counts:
        values[ALL, kind] = (values.get((ALL, kind)) or 0) + value
    parents: dict[str, str | None] = {part: ALL for (part, _kind), _value in counts}
    try:
        cells = protect_table(values, {**parents, ALL: None}, rules)
    except DisclosureError:
        return {}
    return {cell: rules.rounded(values[cell] or 0) for cell, found in cells.items() if isinstance(found, Shown)}
