# SPDX-License-Identifier: EUPL-1.2
"""Places by kind of dwelling in one year: need, stock, sure and open plans, and the gap with its interval."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from woonregie.needs.queries.runs import LEVELS, Shown
from woonregie.needs.results import CITY, Interval, Spot, middle_of
from woonregie.needs.words import band_words, dwellings
from woonregie_core.needs.words import DWELLINGS, Dwelling


@dataclass(frozen=True)
class Cell:
    """One place and kind; every number in dwellings, None where it is not known."""

    kind: Dwelling
    need: Interval | None
    stock: float | None
    sure: float | None
    open: float | None
    gap: Interval | None
    url: str

    @property
    def words(self) -> dict[str, str]:
        """The numbers as people read them."""
        return {
            "need": dwellings(middle_of(self.need)),
            "stock": dwellings(self.stock),
            "sure": dwellings(self.sure),
            "open": dwellings(self.open),
            "gap": dwellings(middle_of(self.gap)),
            "band": band_words(self.gap),
        }


@dataclass(frozen=True)
class Row:
    """A place with its kinds."""

    spot: Spot
    name: str
    district: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """All of one year; years are never mixed."""

    year: int
    level: str
    rows: list[Row]
    total: Row


def matrix(page: Shown, year: int, level: str) -> Matrix:
    """The table of one year and level."""
    asked = level if level in LEVELS else "buurt"
    rows = [_row(page, spot, year) for spot in page.result.at(LEVELS[asked])]
    rows.sort(key=lambda row: (row.district, row.name))
    return Matrix(year, asked, rows, _row(page, page.result.at(CITY)[0], year))


def explain_url(number: int, spot: Spot, kind: Dwelling, year: int) -> str:
    """Where a number is explained."""
    asked = {"gebied": spot.code, "type": str(kind), "jaar": str(year)}
    return f"{reverse('needs:explain', args=[number])}?{urlencode(asked)}"


def _row(page: Shown, spot: Spot, year: int) -> Row:
    district = page.names.get(spot.district, spot.district)
    return Row(spot, page.name(spot), district, tuple(_cell(page, spot, kind, year) for kind in DWELLINGS))


def _cell(page: Shown, spot: Spot, kind: Dwelling, year: int) -> Cell:
    found = page.result
    return Cell(
        kind,
        found.band(spot, f"need.{kind}", year),
        found.part(spot, "stock", kind, year),
        found.part(spot, "sure", kind, year),
        found.part(spot, "open", kind, year),
        found.band(spot, f"gap.{kind}", year),
        explain_url(page.run.number, spot, kind, year),
    )
