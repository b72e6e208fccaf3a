# SPDX-License-Identifier: EUPL-1.2
"""Where in a sheet the headings stand, and what is wrong with them."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.intake.opendata.delivered import Cells, Grid
from woonregie.intake.opendata.numbers import is_number
from woonregie.intake.problems import Problem, Rejected
from woonregie.places.names import folded

_WITHIN = 10
_SHOWN = 80


@dataclass(frozen=True)
class Table:
    """Headings with the rows under them; `heading_row` counts from 1."""

    file: str
    sheet: str
    headings: list[str]
    heading_row: int
    rows: list[Cells]

    def row_number(self, position: int) -> int:
        """The number of a row as people see it."""
        return self.heading_row + 1 + position

    def problem(
        self, message: str, advice: str, row: int | None = None, column: str = "", value: str = ""
    ) -> Problem:
        """A problem somewhere in this table."""
        return Problem(self.file, message, advice, self.sheet, row, column, value[:_SHOWN])


def heading_key(heading: object) -> str:
    """How headings are compared: spelling and the numbers that StatLine adds (`AantalInwoners_5`) do not count."""
    return folded(re.sub(r"_\d+$", "", str(heading).strip()))


def heading_row(grid: Grid, known: Collection[str], at_least: int = 2) -> int | None:
    """The position of the row, from 0, that holds the most known headings; None where no row holds enough."""
    counts = [
        sum(heading_key(cell) in known for cell in row if cell not in ("", None)) for row in grid.head[:_WITHIN]
    ]
    best = max(counts, default=0)
    return counts.index(best) if best >= at_least else None


def table_at(grid: Grid, position: int) -> Table:
    """The table whose headings stand in one row.

    Raises:
        Rejected: nothing stands under the headings, a second row of headings stands there, or cells are merged.
    """
    rows = grid.rows
    headings = [str(cell).strip() if cell is not None else "" for cell in rows[position]]
    below = rows[position + 1 :]
    table = Table(grid.file, grid.sheet, headings, position + 1, below)
    while below and not any(cell not in ("", None) for cell in below[-1]):
        below.pop()
    if not below:
        message, advice = _("Onder de kolomnamen staat niets."), _("Download het bestand opnieuw bij de bron.")
        raise Rejected([table.problem(message, advice, row=position + 1)])
    problems = [*_merged(table), *_second_row(table), *_ragged(table)]
    if problems:
        raise Rejected(problems)
    return table


def _merged(table: Table) -> list[Problem]:
    """A heading without a name over a column with values is what merging cells leaves behind."""
    last = max((n for n, heading in enumerate(table.headings) if heading), default=0)
    filled = {n for row in table.rows[:50] for n, cell in enumerate(row) if cell not in ("", None)}
    blank = [n for n, heading in enumerate(table.headings[:last]) if not heading and n in filled]
    if not blank:
        return []
    before = next((h for h in reversed(table.headings[: blank[0]]) if h), "")
    message = _("Na de kolom ‘%(before)s’ mist een kolomnaam. Waarschijnlijk zijn cellen samengevoegd.")
    advice = _("Maak de samenvoeging los en geef elke kolom een eigen naam, op één regel.")
    return [table.problem(message % {"before": before[:_SHOWN]}, advice, table.heading_row, _letter(blank[0]))]


def _second_row(table: Table) -> list[Problem]:
    """Units or a second line of names under the headings: mostly text where the rows below have numbers."""
    if len(table.rows) < 2:
        return []
    first, below = table.rows[0], table.rows[1:6]
    numeric = [n for n in range(len(table.headings)) if any(n < len(row) and is_number(row[n]) for row in below)]
    words = [n for n in numeric if n < len(first) and isinstance(first[n], str) and _is_word(first[n])]
    if not numeric or len(words) * 2 < len(numeric) or len(words) < 2:
        return []
    message = _("Onder de kolomnamen staat een tweede kopregel.")
    advice = _("Zet de namen op één regel en verwijder de tweede, ook als er eenheden in staan.")
    return [table.problem(message, advice, table.heading_row + 1, value=str(first[words[0]]))]


def _is_word(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 1 and not is_number(text)


def _ragged(table: Table) -> list[Problem]:
    """Rows with more cells than there are headings: a separator inside a name or number."""
    width = len(table.headings)
    for position, row in enumerate(table.rows):
        if len(row) > width and any(cell not in ("", None) for cell in row[width:]):
            message = _("Deze regel heeft meer cellen dan er kolomnamen zijn.")
            advice = _("Zet tekst of een getal met het scheidingsteken erin tussen aanhalingstekens.")
            return [table.problem(message, advice, table.row_number(position))]
    return []


def duplicates(table: Table, wanted: Collection[str]) -> list[Problem]:
    """Columns that are needed and stand there twice."""
    counts = Counter(heading_key(heading) for heading in table.headings if heading)
    message, advice = _("Deze kolom staat er vaker in."), _("Laat er één staan.")
    return [
        table.problem(message, advice, table.heading_row, next(h for h in table.headings if heading_key(h) == key))
        for key in wanted
        if counts[key] > 1
    ]


def _letter(position: int) -> str:
    """The name of a column as a spreadsheet shows it."""
    letters, left = "", position + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
