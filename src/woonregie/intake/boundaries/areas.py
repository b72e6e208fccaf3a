# SPDX-License-Identifier: EUPL-1.2
"""Areas as a file gives them: a code, a name and a shape in degrees, before anything is matched."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CODE_COLUMNS = ("statcode", "buurtcode", "wijkcode", "gemeentecode", "bu_code", "wk_code", "gm_code", "code")
NAME_COLUMNS = (
    "statnaam",
    "buurtnaam",
    "wijknaam",
    "gemeentenaam",
    "bu_naam",
    "wk_naam",
    "gm_naam",
    "naam",
    "name",
)
WATER_COLUMNS = ("water", "h2o")


@dataclass(frozen=True)
class RawArea:
    """One area of a file.

    Attributes:
        number: which feature or row it is, from 1.
        layer: the table of a GeoPackage; empty for GeoJSON.
        shape: a shapely geometry in degrees, longitude first; None where the file gives none.
    """

    number: int
    layer: str
    code: str
    name: str
    is_water: bool
    shape: Any

    @property
    def said(self) -> str:
        """How people would call it."""
        return " ".join(part for part in (self.code, self.name) if part) or str(self.number)


def code_and_name(properties: Mapping[str, Any]) -> tuple[str, str]:
    """The code and the name among the columns of an area. A neighbourhood's file also holds codes of the
    districts around it, so the most detailed column comes first."""
    lowered = {str(key).casefold(): value for key, value in properties.items()}
    return _first(lowered, CODE_COLUMNS), _first(lowered, NAME_COLUMNS)


def _first(values: Mapping[str, Any], columns: tuple[str, ...]) -> str:
    found = (str(values[column]).strip() for column in columns if values.get(column) not in (None, ""))
    return next(found, "")


def is_water(properties: Mapping[str, Any]) -> bool:
    """Whether Statistics Netherlands marks the area as open water only; it has the codes but no inhabitants."""
    lowered = {str(key).casefold(): value for key, value in properties.items()}
    return any(str(lowered.get(column, "")).upper() in ("JA", "B") for column in WATER_COLUMNS)
