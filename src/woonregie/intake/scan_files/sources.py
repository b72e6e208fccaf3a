# SPDX-License-Identifier: EUPL-1.2
"""What a folder for the scan is made of: the files, and how own lists name their columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class OwnColumns:
    """How the lists name their columns, by the name in the list.

    Attributes:
        names: our name by theirs. unknown: numbers that mean that a number is not known.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sources:
    """The files to make a folder of; those that are None are left out.

    Attributes:
        pbf: OpenStreetMap. boundary: the municipality. margin: metres around it. gtfs: a timetable.
        points: where people live. facilities: more of them. municipal: a list that goes before what else there is.
        areas: neighbourhoods as surfaces with their code in the column `place`, for points that name none.
        columns: how the own lists name their columns. crs: of a file that does not say.
    """

    pbf: Path | None = None
    boundary: Path | None = None
    margin: float = 2000.0
    gtfs: Path | None = None
    points: Path | None = None
    facilities: Path | None = None
    municipal: Path | None = None
    areas: Path | None = None
    columns: OwnColumns = field(default_factory=OwnColumns)
    crs: str | None = None

    def files(self) -> dict[str, Path]:
        """The files that were given, by what they are."""
        named = ("pbf", "boundary", "gtfs", "points", "facilities", "municipal", "areas")
        return {name: path for name in named if (path := getattr(self, name)) is not None}
