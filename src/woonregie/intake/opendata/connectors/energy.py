# SPDX-License-Identifier: EUPL-1.2
"""Energy labels of EP-Online (RVO): the monthly file with a row per dwelling becomes counts per postcode.

The file is read as a stream. Of an address nothing is kept but its postcode, and only as one more in a count.
A dwelling that stands there twice counts once, with its last registered label.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from django.utils.translation import gettext as _

from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.delivered import Cells, Delivered, Grid
from woonregie.intake.opendata.extract import Reading, extract
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.periods import period_code, year_in
from woonregie.intake.opendata.regions import postcode
from woonregie.intake.opendata.table import Table, heading_key, table_at
from woonregie.intake.problems import Problem, Rejected

NAME = "energy"
LABELS = "ABCDEFG"
_COLUMNS = {"postcode": "Pand_postcode", "label": "Pand_energieklasse", "use": "Pand_gebouwklasse"}
_KNOWN_BY = ("Pand_bagverblijfsobjectid", "Pand_bagligplaatsid", "Pand_bagstandplaatsid")
_ADDRESS = (
    "Pand_postcode",
    "Pand_huisnummer",
    "Pand_huisletter",
    "Pand_huisnummertoevoeging",
    "Pand_huisnummer_toev",
)
_DATE = "Pand_registratiedatum"
_PUBLISHED = "publicatiedatum"
KEPT = ["postcode", *(f"label_{label.lower()}" for label in LABELS)]
Key = bytes


def read(delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked) -> Reading | None:
    """Counts per postcode; None where it is another file.

    Raises:
        Rejected: a column that is needed is missing, or no dwelling with a label was found.
    """
    for grid in grids:
        if grid.head and [str(cell) for cell in grid.head[0]] == [*KEPT, "periode"]:
            return extract(table_at(grid, 0), mapping, division=asked.division, region_of=postcode)
        position = _heading(grid)
        if position is not None:
            period = period_code(asked.period) or _published(grid) or year_in(delivered.name)
            return _counted(grid, position, mapping, period, asked)
    return None


def kept_file(reading: Reading) -> bytes:
    """The counts as a file that this connector reads too: what is kept of an upload in place of the addresses."""
    first = reading.columns[0]
    rows = zip(*(column.cells for column in reading.columns), strict=True)
    lines = [",".join([*KEPT, "periode"])]
    for code, counts in zip(first.regions, rows, strict=True):
        lines.append(",".join([code, *map(str, counts), first.period]))
    return "\n".join(lines).encode()


def _heading(grid: Grid) -> int | None:
    wanted = heading_key(_COLUMNS["label"])
    return next((n for n, row in enumerate(grid.head) if wanted in map(heading_key, row)), None)


def _published(grid: Grid) -> str:
    """The month of publication, from the lines above the headings."""
    for row in grid.head:
        if len(row) > 1 and heading_key(row[0]) == _PUBLISHED:
            return period_code(str(row[1])[:10])[:7]
    return ""


def _counted(grid: Grid, position: int, mapping: ConnectorMapping, period: str, asked: Asked) -> Reading:
    headings = grid.head[position]
    at = {heading_key(heading): place for place, heading in enumerate(headings)}
    lacking = [name for name in _COLUMNS.values() if heading_key(name) not in at]
    if lacking:
        message = _("De kolom ‘%(name)s’ ontbreekt.") % {"name": lacking[0]}
        raise Rejected([Problem(grid.file, message, _("Lees het hele totaalbestand in."), row=position + 1)])
    counts, wrong = _count(islice(grid.stream(), position + 1, None), at, asked.postcodes)
    if not counts:
        message, advice = _("Er staat geen woning met een energielabel in."), _("Download het bestand opnieuw.")
        raise Rejected([Problem(grid.file, message, advice)])
    rows: list[Cells] = [[code, *(counts[code][label] for label in LABELS)] for code in sorted(counts)]
    reading = extract(Table(grid.file, "", KEPT, 0, rows), mapping, period, asked.division, region_of=postcode)
    if wrong:
        message = _("%(n)s regels hadden geen geldige postcode of geen bekend label en tellen niet mee.") % {
            "n": wrong
        }
        reading.remarks.append(Problem(grid.file, message, _("U hoeft niets te doen.")))
    return reading


def _count(
    rows: Iterator[Cells], at: dict[str, int], wanted: frozenset[str]
) -> tuple[dict[str, Counter[str]], int]:
    """Dwellings per postcode and label. What is remembered of a dwelling meanwhile is a hash of its number."""
    latest: dict[Key, tuple[str, str, str]] = {}
    places = {name: at[heading_key(column)] for name, column in _COLUMNS.items()}
    known_by = [at[heading_key(name)] for name in _KNOWN_BY if heading_key(name) in at]
    address = [at[heading_key(name)] for name in _ADDRESS if heading_key(name) in at]
    day_at = at.get(heading_key(_DATE))
    last, wrong = max(places.values()), 0
    for row in rows:
        if len(row) <= last or str(row[places["use"]]).strip().upper() != "W":
            continue
        code, label = postcode(row[places["postcode"]]), str(row[places["label"]]).strip().upper()[:1]
        if not code or label not in LABELS or not label:
            wrong += 1
            continue
        if wanted and code not in wanted:
            continue
        day = _sortable(row[day_at]) if day_at is not None and day_at < len(row) else ""
        key = _key(row, known_by, address)
        if key not in latest or latest[key][0] <= day:
            latest[key] = (day, code, label)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _day, code, label in latest.values():
        counts[code][label] += 1
    return counts, wrong


def _key(row: Cells, known_by: list[int], address: list[int]) -> Key:
    number = next((str(row[place]) for place in known_by if place < len(row) and row[place]), "")
    said = number or "|".join(str(row[place]) for place in address if place < len(row))
    return hashlib.blake2b(said.encode(), digest_size=8).digest()


def _sortable(cell: object) -> str:
    """A date in the order of the calendar, however it is written."""
    text = str(cell)[:10]
    return f"{text[6:]}{text[3:5]}{text[:2]}" if text[2:3] == "-" else text.replace("-", "")
