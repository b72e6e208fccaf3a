# SPDX-License-Identifier: EUPL-1.2
"""What a file with open data would do, as plain data that waits until somebody confirms it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from woonregie.intake.opendata.compare import ValueChange
from woonregie.intake.problems import Problem


@dataclass(frozen=True)
class StagedOpenData:
    """The outcome of reading one file.

    Attributes:
        connector: which kind of file it is.
        counts: values that are new, changed, in conflict with another source, unchanged, or empty.
        changes: the differences, at most some hundreds.
        unknown: codes of areas in our municipality that we do not know.
        elsewhere: how many areas lie elsewhere and are skipped.
        converted: how many codes went through a crosswalk.
        unused: headings that no series takes.
        series: titles of the series that receive values.
    """

    connector: str = ""
    title: str = ""
    periods: list[str] = field(default_factory=list)
    division: int | None = None
    counts: dict[str, int] = field(default_factory=dict)
    changes: list[ValueChange] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    elsewhere: int = 0
    converted: int = 0
    unused: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many values would be stored."""
        return sum(self.counts.values())

    def as_plain(self) -> dict[str, Any]:
        """As JSON can keep it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "StagedOpenData":
        """The inverse of `as_plain`."""
        values = dict(plain)
        values["changes"] = [ValueChange(**each) for each in plain.get("changes", [])]
        for name in ("problems", "remarks"):
            values[name] = [Problem(**each) for each in plain.get(name, [])]
        return cls(**values)
