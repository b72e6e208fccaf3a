# SPDX-License-Identifier: EUPL-1.2
"""Our values beside the codes of VERA, read from one table with dates and sources.

The codes come from Aedes' reference data of 26 June 2026 (CC0). A value that the standard has no code for gets one
of our own that begins with `WR-`, so that nobody takes it for one of the standard.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

OWN = "WR-"
TABLE = Path(__file__).with_name("vera_codes.csv")


@dataclass(frozen=True)
class Codes:
    """The codes of one field: what we write for our value, and what we read a code as."""

    written: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


def rows() -> Iterator[dict[str, str]]:
    """Every row of the table: field, ours, list, code, direction, since, source, remark."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def codes_of(name: str) -> Codes:
    """The codes of a field named `resource.column`; empty where the field has no list."""
    return _all().get(name) or Codes()


@cache
def _all() -> dict[str, Codes]:
    found: dict[str, Codes] = defaultdict(Codes)
    for row in rows():
        codes = found[row["field"]]
        codes.read[row["code"]] = row["ours"]
        if row["direction"] == "both":
            codes.written[row["ours"]] = row["code"]
    return dict(found)
