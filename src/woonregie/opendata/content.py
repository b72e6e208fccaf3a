# SPDX-License-Identifier: EUPL-1.2
"""What a release holds, in one shape for pages, files and the catalogue."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from woonregie.indicators.words import unit_name
from woonregie_core.fingerprints import canonical_json

BY_US = "suppressed_by_us"
"""Status of a number that we hide ourselves; `suppressed` is what the source hides."""


@dataclass(frozen=True)
class ReleasedRow:
    """One number, or the reason why there is none. `passage` is the id of the place that it comes from."""

    place: str
    place_name: str
    outer_code: str
    period: str
    value: float | None
    status: str
    note: str
    source: str
    passage: int


@dataclass(frozen=True)
class ReleasedSeries:
    """The definition of a series as it was when it was released, with its rows.

    `licences` are those of its sources, `start` and `end` the days between which its periods lie.
    """

    code: str
    title: str
    theme: str
    unit: str
    decimals: int
    definition: str
    measured_by: str
    sensitive: bool
    start: str
    end: str
    sources: list[str] = field(default_factory=list)
    licences: list[str] = field(default_factory=list)
    rows: list[ReleasedRow] = field(default_factory=list)

    @property
    def periods(self) -> list[str]:
        """The periods in the order of the rows."""
        return list(dict.fromkeys(row.period for row in self.rows))

    @property
    def unit_words(self) -> str:
        """The unit as people call it."""
        return unit_name(self.unit)

    @property
    def places(self) -> str:
        """How pages write a number: the most decimals, with Dutch marks."""
        return f"-{max(self.decimals, 0)}g"

    @property
    def hidden(self) -> int:
        """How many numbers we hide ourselves."""
        return sum(row.status == BY_US for row in self.rows)


def as_text(series: ReleasedSeries) -> str:
    """Canonical JSON: the same content gives the same text."""
    return canonical_json(asdict(series))


def from_text(text: str) -> ReleasedSeries:
    """The inverse of `as_text`."""
    plain: dict[str, Any] = json.loads(text)
    rows = [ReleasedRow(**row) for row in plain.pop("rows")]
    return ReleasedSeries(rows=rows, **plain)
