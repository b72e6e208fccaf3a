# SPDX-License-Identifier: EUPL-1.2
"""The two shapes of StatLine as one table: a row per area (OData v3), and a row per number (OData v4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.opendata.delivered import Cells, Delivered, Grid
from woonregie.intake.opendata.table import heading_key
from woonregie.intake.problems import Problem, Rejected

_TABLE = re.compile(r"(?<![0-9A-Za-z])(\d{5}(?:NED|ENG))", re.IGNORECASE)
_LONG = {"measure", "value"}
_REGIONS = ("wijkenenbuurten", "regios", "codering", "regio")
_FIXED = {"id", "measure", "value", "valueattribute", "stringvalue"}
Records = Sequence[Mapping[str, Any]]


def table_id(delivered: Delivered) -> str:
    """The number of the StatLine table, from the address inside the file, or else from its name."""
    content = delivered.content if isinstance(delivered.content, dict) else {}
    said = [content.get(key, "") for key in ("table", "odata.metadata", "@odata.context", "Identifier")]
    for text in (*map(str, said), delivered.name):
        found = _TABLE.search(text)
        if found:
            return found[1].upper()
    return ""


def as_grids(delivered: Delivered) -> tuple[Grid, ...]:
    """The file as sheets of cells, whatever its shape; nothing where it holds no table.

    Raises:
        Rejected: rows of JSON that are no rows, or a table per number without its area or measure.
    """
    if delivered.content is None:
        return tuple(_widened(delivered, grid) for grid in delivered.grids)
    records = _records(delivered)
    if records is None:
        return ()
    if not records:
        message, advice = _("De tabel is leeg."), _("Kijk of het filter klopt, en haal de tabel opnieuw op.")
        raise Rejected([Problem(delivered.name, message, advice)])
    keys = list(dict.fromkeys(key for record in records[:100] for key in record))
    if {heading_key(key) for key in keys} >= _LONG:
        cells = ([record.get(key) for key in keys] for record in records)
        return (_wide(delivered.name, "", keys, cells, _titles(delivered)),)
    rows: list[Cells] = [list(keys), *([record.get(key) for key in keys] for record in records)]
    return (Grid(delivered.name, "", lambda: iter(rows)),)


def _records(delivered: Delivered) -> Records | None:
    content = delivered.content
    if isinstance(content, dict):
        content = next((content[key] for key in ("value", "TypedDataSet", "Observations") if key in content), None)
    if content is None or not isinstance(content, list):
        return None
    wrong = next((number for number, record in enumerate(content, start=1) if not isinstance(record, dict)), None)
    if wrong:
        message = _("Regel %(row)s van de tabel is geen regel met kolommen.") % {"row": wrong}
        raise Rejected([Problem(delivered.name, message, _("Haal de tabel opnieuw op."))])
    return content


def _titles(delivered: Delivered) -> dict[str, str]:
    """Names of measures by their code, where the file brings them along."""
    content = delivered.content if isinstance(delivered.content, dict) else {}
    measures = content.get("MeasureCodes")
    if not isinstance(measures, list):
        return {}
    named = [measure for measure in measures if isinstance(measure, dict)]
    return {str(m.get("Identifier", "")).strip(): str(m.get("Title", "")).strip() for m in named if m.get("Title")}


def _widened(delivered: Delivered, grid: Grid) -> Grid:
    """A CSV with a row per number as a table with a column per measure; any other sheet as it is."""
    head = next(iter(grid.head), [])
    if not {heading_key(cell) for cell in head} >= _LONG:
        return grid
    rows = iter(grid.rows)
    return _wide(delivered.name, grid.sheet, [str(cell) for cell in next(rows)], rows, {})


def _wide(file: str, sheet: str, keys: list[str], rows: Iterator[Cells], titles: Mapping[str, str]) -> Grid:
    """One row per area and period, one column per measure."""
    at = {heading_key(key): place for place, key in enumerate(keys)}
    dimensions = [place for key, place in at.items() if key not in _FIXED]
    if not any(key in at for key in _REGIONS):
        advice = _("Haal de tabel op met de kolom WijkenEnBuurten of RegioS.")
        raise Rejected([Problem(file, _("De kolom met gebieden ontbreekt."), advice, sheet, 1)])
    wide: dict[tuple[Any, ...], dict[str, Any]] = {}
    measures: dict[str, None] = {}
    for number, row in enumerate(rows, start=2):
        if len(row) <= max(at.values()):
            message, advice = _("Deze regel is niet heel."), _("Haal de tabel opnieuw op.")
            raise Rejected([Problem(file, message, advice, sheet, number)])
        measure = str(row[at["measure"]]).strip()
        measures[measure] = None
        cells = wide.setdefault(tuple(row[place] for place in dimensions), {})
        if measure in cells:
            message = _("Dit cijfer staat er twee keer: %(measure)s.") % {"measure": titles.get(measure, measure)}
            raise Rejected([Problem(file, message, _("Haal de tabel opnieuw op."), sheet, number)])
        cells[measure] = _number(row, at)
    headings = [*(keys[place] for place in dimensions), *(titles.get(code, code) for code in measures)]
    made = [headings, *([*key, *(cells.get(code) for code in measures)] for key, cells in wide.items())]
    return Grid(file, sheet, lambda: iter(made))


def _number(row: Cells, at: Mapping[str, int]) -> Any:
    """The number, or the word that says why there is none."""
    value = row[at["value"]]
    if value in ("", None) and "valueattribute" in at:
        return row[at["valueattribute"]]
    return value
