# SPDX-License-Identifier: EUPL-1.2
"""Projects added up beside what a table prints: where the two differ, and whether a range can explain it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.stock.amount import Amount, Total, total

Key = tuple[str, str]
"""For whom or where, and the kind of project."""


class Fit(StrEnum):
    """How projects and table stand to each other."""

    EQUAL = "equal"
    WITHIN = "within"
    FEWER = "fewer"
    MORE = "more"
    NOT_PRINTED = "not_printed"


@dataclass(frozen=True, slots=True)
class Compared:
    """One cell: the sum of the projects, the printed number, and how they fit."""

    key: Key
    projects: Total
    printed: int | None
    fit: Fit


def compare(projects: Iterable[tuple[Key, Amount | None]], printed: Mapping[Key, int | None]) -> list[Compared]:
    """Every cell that projects or the table know, by key."""
    gathered: dict[Key, list[Amount | None]] = defaultdict(list)
    for key, amount in projects:
        gathered[key].append(amount)
    keys = sorted({*gathered, *(key for key, number in printed.items() if number is not None)})
    return [_compared(key, total(gathered.get(key, [])), printed.get(key)) for key in keys]


def _compared(key: Key, found: Total, printed: int | None) -> Compared:
    if printed is None:
        return Compared(key, found, None, Fit.NOT_PRINTED)
    if found.high < printed:
        return Compared(key, found, printed, Fit.FEWER)
    if found.low > printed:
        return Compared(key, found, printed, Fit.MORE)
    return Compared(key, found, printed, Fit.EQUAL if found.low == found.high else Fit.WITHIN)
