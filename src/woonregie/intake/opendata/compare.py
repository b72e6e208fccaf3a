# SPDX-License-Identifier: EUPL-1.2
"""What a file would add to what is stored: new values, corrections, another source, and the same again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import NamedTuple

from woonregie.intake.opendata.placing import PlacedColumn

NEW, CHANGED, CONFLICT, SAME, EMPTY = "new", "changed", "conflict", "unchanged", "empty"
_MOST_SHOWN = 200
_ALIKE = 1e-9


class Present(NamedTuple):
    """The value that stands now: nan where it stands there as missing, and the data set or document it is of."""

    value: float
    source: str


Key = tuple[str, str, str]  # series, place, period


@dataclass(frozen=True)
class ValueChange:
    """One value that differs from what stands there."""

    kind: str
    row: int
    heading: str
    title: str
    unit: str
    decimals: int
    place: str
    period: str
    before: float | None
    after: float | None
    source: str

    @property
    def places(self) -> str:
        """How pages write its numbers: the most decimals, with the marks of the language."""
        return f"-{max(self.decimals, 0)}g"


@dataclass
class Comparison:
    """Counts per kind, and the differences to show."""

    counts: Counter[str] = field(default_factory=Counter)
    shown: list[ValueChange] = field(default_factory=list)


def compare(columns: Sequence[PlacedColumn], present: Mapping[Key, Present], source: str) -> Comparison:
    """Hold every value against what stands there now.

    Args:
        present: the latest value by series, place and period.
        source: code of the data set that the file belongs to; a difference with another one is a conflict.
    """
    found = Comparison()
    for column in columns:
        meaning, period = column.meaning, column.period
        for place, row, value in zip(column.places, column.rows, column.values, strict=True):
            now = present.get((meaning.series, place, period)) if present else None
            kind = _kind(value, now, source)
            found.counts[kind] += 1
            if kind in (CHANGED, CONFLICT) and len(found.shown) < _MOST_SHOWN and now is not None:
                found.shown.append(_change(column, kind, place, row, value, now))
    return found


def _kind(value: float, now: Present | None, source: str) -> str:
    if now is None:
        return EMPTY if isnan(value) else NEW
    both = isnan(value) and isnan(now.value)
    if both or abs(value - now.value) <= _ALIKE * max(1.0, abs(value)):
        return SAME
    if isnan(now.value):
        return NEW
    return CHANGED if now.source == source else CONFLICT


def _change(column: PlacedColumn, kind: str, place: str, row: int, value: float, now: Present) -> ValueChange:
    meaning = column.meaning
    return ValueChange(
        kind, row, column.heading, meaning.title, meaning.unit, meaning.decimals, place, column.period,
        now.value, None if isnan(value) else value, now.source,
    )  # fmt: skip
