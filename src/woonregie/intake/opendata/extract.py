# SPDX-License-Identifier: EUPL-1.2
"""From a table and a mapping to columns of raw cells: which series, which period, which area each cell is of."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.opendata.mapping import ConnectorMapping, Meaning, Rows
from woonregie.intake.opendata.periods import period_code
from woonregie.intake.opendata.regions import region_code
from woonregie.intake.opendata.table import Table, duplicates, heading_key
from woonregie.intake.problems import Problem, Rejected

RegionReader = Callable[[Any], str]
_MOST_PROBLEMS = 20


@dataclass
class Column:
    """The cells of one series in one period. `rows` are numbers as people see them."""

    meaning: Meaning
    heading: str
    period: str
    regions: list[str]
    rows: list[int]
    cells: list[Any]


@dataclass
class Reading:
    """What a file says before it is held against what is stored.

    Attributes:
        division: year of the division into areas that the codes belong to; None where the file does not say.
        table: number of the published table, where it has one.
        unused: headings that no series takes.
        problems: what has to be mended first.
        remarks: what people should know.
    """

    file: str
    sheet: str
    mapping: ConnectorMapping
    columns: list[Column] = field(default_factory=list)
    table: str = ""
    division: int | None = None
    unused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    @property
    def periods(self) -> list[str]:
        """The periods that the file speaks of."""
        return sorted({column.period for column in self.columns})


def extract(
    table: Table,
    mapping: ConnectorMapping,
    period: str = "",
    division: int | None = None,
    number: str = "",
    region_of: RegionReader = region_code,
) -> Reading:
    """The columns of a table that the mapping gives a meaning.

    Args:
        period: of all rows, where no column says it.
        number: of the published table.
        region_of: how the cell with the area is read; empty means that it is none.

    Raises:
        Rejected: a column that is needed is not there, or is there twice.
    """
    at = {heading_key(heading): place for place, heading in reversed(list(enumerate(table.headings))) if heading}
    used = _used(table, mapping, at)
    reading = Reading(table.file, table.sheet, mapping, table=number, division=division)
    region_at = _region_column(table, mapping, at, region_of)
    period_at = next((at[heading_key(name)] for name in mapping.period if heading_key(name) in at), None)
    if period_at is None and not period:
        message = _("Het bestand zegt niet over welk jaar het gaat.")
        advice = _("Zet het jaar in de naam van het bestand, zoals kwb-2023.xlsx, of geef het op met --period.")
        raise Rejected([table.problem(message, advice, table.heading_row)])
    reading.unused = _unused(table, mapping, set(used), region_at, period_at)
    regions = _regions(table, region_at, region_of, reading)
    periods = _periods(table, period_at, period, reading)
    for rows in mapping.rows:
        _add_columns(reading, table, rows, at, used, regions, periods)
    return reading


def _used(table: Table, mapping: ConnectorMapping, at: dict[str, int]) -> dict[int, Meaning]:
    keys = {heading_key(name): meaning for meaning in mapping.columns for name in meaning.headings}
    found = {at[key]: meaning for key, meaning in keys.items() if key in at}
    problems = duplicates(table, [key for key in keys if key in at])
    if not found:
        names = ", ".join(meaning.headings[0] for meaning in mapping.columns[:8])
        message = _("Geen enkele kolom met cijfers is herkend.")
        advice = _("Er horen kolommen te zijn zoals %(names)s.") % {"names": names}
        problems.append(table.problem(message, advice, table.heading_row))
    if problems:
        raise Rejected(problems)
    return found


def _region_column(table: Table, mapping: ConnectorMapping, at: dict[str, int], region_of: RegionReader) -> int:
    """The first of the columns with areas that really holds codes."""
    candidates = [at[heading_key(name)] for name in mapping.region if heading_key(name) in at]
    for place in candidates:
        if any(region_of(_cell(row, place)) for row in table.rows[:50]):
            return place
    if candidates:
        return candidates[0]
    message = _("De kolom met de code van het gebied ontbreekt.")
    advice = _("Geef die kolom de naam %(names)s.") % {
        "names": _("of").join(f" {n} " for n in mapping.region[:3]).strip()
    }
    raise Rejected([table.problem(message, advice, table.heading_row)])


def _unused(
    table: Table, mapping: ConnectorMapping, used: set[int], region_at: int, period_at: int | None
) -> list[str]:
    known = {heading_key(name) for name in (*mapping.ignored, *mapping.region, *mapping.period)}
    known |= {heading_key(name) for rows in mapping.rows for name in rows.where}
    return [
        heading
        for place, heading in enumerate(table.headings)
        if heading
        and place not in used
        and place not in (region_at, period_at)
        and heading_key(heading) not in known
    ]


def _regions(table: Table, place: int, region_of: RegionReader, reading: Reading) -> list[str]:
    """The code on every row; rows that are wholly blank have none and do not count."""
    found = [region_of(_cell(row, place)) for row in table.rows]
    wrong = [
        n for n, code in enumerate(found) if not code and any(cell not in ("", None) for cell in table.rows[n])
    ]
    heading = table.headings[place]
    for position in wrong[:_MOST_PROBLEMS]:
        value = str(_cell(table.rows[position], place) or "").strip()
        if value:
            message, advice = (
                _("Dit is geen code van een gebied."),
                _("Een buurt heeft een code zoals BU09350000."),
            )
        else:
            message = _("Hier mist de code van het gebied. Misschien zijn cellen samengevoegd.")
            advice = _("Zet op elke regel een code, ook als die gelijk is aan de regel erboven.")
        reading.problems.append(table.problem(message, advice, table.row_number(position), heading, value))
    if len(wrong) > _MOST_PROBLEMS:
        message = _("Zo zijn er nog %(n)s regels.") % {"n": len(wrong) - _MOST_PROBLEMS}
        reading.problems.append(table.problem(message, _("Verbeter ze op dezelfde manier."), column=heading))
    return found


def _periods(table: Table, place: int | None, period: str, reading: Reading) -> list[str]:
    if place is None:
        return [period] * len(table.rows)
    known: dict[Any, str] = {}
    found = []
    for position, row in enumerate(table.rows):
        cell = _cell(row, place)
        if cell not in known:
            known[cell] = period_code(cell)
            if not known[cell] and any(each not in ("", None) for each in row):
                message, advice = _("Dit is geen jaar of periode."), _("Schrijf bijvoorbeeld 2023 of 2023JJ00.")
                number = table.row_number(position)
                reading.problems.append(table.problem(message, advice, number, table.headings[place], str(cell)))
        found.append(known[cell])
    return found


def _add_columns(
    reading: Reading,
    table: Table,
    rows: Rows,
    at: dict[str, int],
    used: dict[int, Meaning],
    regions: list[str],
    periods: list[str],
) -> None:
    by_period: dict[str, list[int]] = defaultdict(list)
    for position in _positions(table, rows, at):
        if regions[position] and periods[position]:
            by_period[periods[position]].append(position)
    for period, positions in sorted(by_period.items()):
        codes = [regions[n] for n in positions]
        numbers = [table.row_number(n) for n in positions]
        reading.problems += _twice(table, period, codes, numbers)
        for place, meaning in used.items():
            cells = [_cell(table.rows[n], place) for n in positions]
            reading.columns.append(
                Column(_varied(meaning, rows), table.headings[place], period, codes, numbers, cells)
            )


def _positions(table: Table, rows: Rows, at: dict[str, int]) -> Sequence[int]:
    """The rows that hold what is asked; a column that the file lacks was already filtered at the source."""
    wanted = [(at[heading_key(name)], value) for name, value in rows.where.items() if heading_key(name) in at]
    if rows.where and not wanted:
        return range(len(table.rows)) if not rows.suffix else ()
    if not wanted:
        return range(len(table.rows))
    return [
        n
        for n, row in enumerate(table.rows)
        if all(str(_cell(row, place)).strip() == value for place, value in wanted)
    ]


def _varied(meaning: Meaning, rows: Rows) -> Meaning:
    if not (rows.suffix or rows.title):
        return meaning
    title = f"{meaning.title} ({rows.title})" if rows.title else meaning.title
    weight = meaning.weight + rows.suffix if meaning.weight else ""
    return meaning.model_copy(update={"series": meaning.series + rows.suffix, "title": title, "weight": weight})


def _twice(table: Table, period: str, codes: list[str], rows: list[int]) -> list[Problem]:
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for code, row in zip(codes, rows, strict=True):
        if code in first and len(problems) < _MOST_PROBLEMS:
            message = _("Gebied %(code)s staat twee keer in %(period)s, ook op regel %(row)s.")
            words = message % {"code": code, "period": period, "row": first[code]}
            problems.append(
                table.problem(words, _("Laat één regel per gebied en periode staan."), row, value=code)
            )
        first.setdefault(code, row)
    return problems


def _cell(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None
