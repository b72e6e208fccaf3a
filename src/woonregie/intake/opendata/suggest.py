# SPDX-License-Identifier: EUPL-1.2
"""What a table of one's own probably means, to start a mapping from: by its headings and its first cells."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from woonregie.indicators.models import Series
from woonregie.intake.opendata.connectors.table import similarity
from woonregie.intake.opendata.delivered import Grid
from woonregie.intake.opendata.numbers import is_number
from woonregie.intake.opendata.periods import period_code
from woonregie.intake.opendata.reading import read_file
from woonregie.intake.opendata.regions import region_code
from woonregie.intake.opendata.stage import saved_mappings
from woonregie.intake.opendata.statline import as_grids
from woonregie.intake.opendata.table import Table, heading_key, table_at
from woonregie.intake.problems import Problem, Rejected
from woonregie.places.models import PlaceAlias
from woonregie.places.names import folded

REGION, PERIOD, NOTHING, NEW_SERIES = "region", "period", "", "new"
_MOST_COLUMNS = 200
_LOOKED_AT = 40


@dataclass(frozen=True)
class ColumnIdea:
    """One column of the example: its first cells, and what it probably is (`meaning` as in the form)."""

    heading: str
    samples: tuple[str, ...]
    meaning: str
    series: str = ""


@dataclass(frozen=True)
class Example:
    """A table to make a mapping for; `like` names a saved mapping with almost the same headings."""

    title: str
    columns: tuple[ColumnIdea, ...]
    like: str = ""


def example_of(name: str, stream: Any) -> Example:
    """The columns of a file with what they probably mean. Four queries.

    Raises:
        Rejected: the file holds no table.
    """
    table = _table(name, stream)
    known = {heading_key(title): code for code, title in Series.objects.values_list("code", "title")}
    names = frozenset(PlaceAlias.objects.values_list("folded", flat=True))
    ideas, taken = [], set()
    for place, heading in enumerate(table.headings[:_MOST_COLUMNS]):
        if not heading:
            continue
        cells = [
            row[place] for row in table.rows[:_LOOKED_AT] if place < len(row) and row[place] not in ("", None)
        ]
        meaning = _meaning(cells, names)
        # One column says the area and one the period; a second one that could is left for people to choose.
        meaning = NOTHING if meaning in taken and meaning in (REGION, PERIOD) else meaning
        taken.add(meaning)
        samples = tuple(str(cell)[:40] for cell in cells[:3])
        ideas.append(ColumnIdea(heading, samples, meaning, known.get(heading_key(heading), "")))
    return Example(PurePath(name).stem[:120], tuple(ideas), _like(table))


def _table(name: str, stream: BinaryIO) -> Table:
    grids: tuple[Grid, ...] = as_grids(read_file(name, stream))
    for grid in grids:
        for position, row in enumerate(grid.head):
            if sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) >= 2:
                return table_at(grid, position)
    message, advice = _("In dit bestand staat geen tabel."), _("Zet de kolomnamen op één regel boven de cijfers.")
    raise Rejected([Problem(name, message, advice)])


def _meaning(cells: list[Any], names: Collection[str]) -> str:
    if not cells:
        return NOTHING
    if all(period_code(cell) for cell in cells):
        return PERIOD
    if all(not str(cell).isdecimal() and (region_code(cell) or folded(str(cell)) in names) for cell in cells):
        return REGION
    return NEW_SERIES if all(is_number(cell) for cell in cells) else NOTHING


def _like(table: Table) -> str:
    found = [
        (
            similarity(table.headings, {heading_key(n) for c in mapping.columns for n in c.headings}),
            mapping.dataset.title,
        )
        for mapping in saved_mappings()
    ]
    best = max(found, default=(0.0, ""))
    return best[1] if best[0] > 0.5 else ""
