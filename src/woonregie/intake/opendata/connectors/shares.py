# SPDX-License-Identifier: EUPL-1.2
"""A crosswalk as a table: outer_code, year, place, share. Each row says which part of an area lies in a place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.numbers import read_numbers
from woonregie.intake.opendata.regions import postcode, region_code
from woonregie.intake.opendata.table import Table, heading_key, heading_row, table_at
from woonregie.intake.problems import Problem
from woonregie_core.crosswalk.shares import Crosswalk, Share, ShareError

NAME = "shares"
COLUMNS = ("outer_code", "year", "place", "share")
_KEYS = [heading_key(name) for name in COLUMNS]


@dataclass
class ShareFile:
    """The shares by year of the division that they come from, and what is wrong."""

    file: str
    shares: dict[int, list[Share]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many shares there are."""
        return sum(map(len, self.shares.values()))


def read(delivered: Delivered, grids: Sequence[Grid], places: Mapping[str, str]) -> ShareFile | None:
    """The shares of a file; None where it is another file.

    Args:
        places: codes of places by their own code, by their outer code and by folded name.

    Raises:
        Rejected: there is nothing under the headings, or they are not on one row.
    """
    for grid in grids:
        position = heading_row(grid, _KEYS, at_least=len(COLUMNS))
        if position is not None:
            return _read(table_at(grid, position), places)
    return None


def _read(table: Table, places: Mapping[str, str]) -> ShareFile:
    found = ShareFile(table.file)
    at = {name: [heading_key(h) for h in table.headings].index(heading_key(name)) for name in COLUMNS}
    numbers = read_numbers(
        [_cell(row, at["share"]) for row in table.rows], decimals=6, mark=_mark(table, at["share"])
    )
    rows: dict[tuple[int, str], int] = {}
    for position, row in enumerate(table.rows):
        if not any(cell not in ("", None) for cell in row):
            continue
        number, share = table.row_number(position), numbers.values[position]
        outer = region_code(_cell(row, at["outer_code"])) or postcode(_cell(row, at["outer_code"]))
        year, place = (
            str(_cell(row, at["year"])).removesuffix(".0"),
            places.get(str(_cell(row, at["place"])).strip()),
        )
        wrong = _wrong(outer, year, place, share)
        if wrong:
            name, message, advice = wrong
            value = str(_cell(row, at[name]))
            found.problems.append(table.problem(message, advice, number, name, value))
            continue
        found.shares[int(year)].append(Share(outer, str(place), share))
        rows[(int(year), outer)] = number
    if not found.problems:
        _check(table, found, rows)
    return found


def _wrong(outer: str, year: str, place: str | None, share: float) -> tuple[str, str, str] | None:
    if not outer:
        advice = _("Schrijf een code zoals BU09350000, of een postcode.")
        return "outer_code", _("Dit is geen code van een gebied."), advice
    if not (year.isdecimal() and len(year) == 4):
        return "year", _("Dit is geen jaar."), _("Schrijf het jaar van de oude indeling, zoals 2019.")
    if place is None:
        return (
            "place",
            _("Dit gebied kennen wij niet."),
            _("Gebruik de code van het gebied, zoals wyck of BU09350006."),
        )
    if not 0 < share <= 1:
        return "share", _("Een deel is meer dan 0 en hoogstens 1."), _("Schrijf bijvoorbeeld 0,25 voor een kwart.")
    return None


def _check(table: Table, found: ShareFile, rows: Mapping[tuple[int, str], int]) -> None:
    for year, shares in found.shares.items():
        try:
            Crosswalk.of(shares)
        except ShareError as error:
            message = _(
                "De delen van %(code)s in %(year)s kloppen niet: samen meer dan 1, of een gebied twee keer."
            )
            words = message % {"code": error.outer, "year": year}
            advice = _("Laat de delen van één code samen hoogstens 1 zijn.")
            found.problems.append(table.problem(words, advice, rows[year, error.outer], "share"))


def _mark(table: Table, place: int) -> str:
    """A share is at most one, so that its mark is always a decimal one."""
    return "," if any("," in str(_cell(row, place)) for row in table.rows) else "."


def _cell(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None
