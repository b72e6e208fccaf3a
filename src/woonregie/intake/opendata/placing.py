# SPDX-License-Identifier: EUPL-1.2
"""From the codes of a file to the places that we know, by way of the crosswalk where boundaries changed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan, nan

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonregie.intake.opendata.clean import CleanColumn
from woonregie.intake.opendata.connectors.table import BY_NAME
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import Meaning
from woonregie.intake.opendata.regions import municipality_digits
from woonregie.intake.problems import Problem
from woonregie_core.crosswalk.convert import convert_counts, convert_rates
from woonregie_core.crosswalk.shares import Crosswalk, Share


@dataclass(frozen=True)
class KnownPlaces:
    """What is stored: codes of places by their outer code, the year from which each is, and the crosswalks."""

    by_outer: Mapping[str, str]
    valid_from: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[int, Sequence[Share]] = field(default_factory=dict)

    @property
    def municipalities(self) -> set[str]:
        """The four digits of every municipality of which we know an area."""
        return {digits for code in self.by_outer if (digits := municipality_digits(code))}

    @property
    def levels(self) -> set[tuple[str, str]]:
        """Kind of area (BU, WK, GM) and municipality, of which we know areas."""
        return {(code[:2], digits) for code in self.by_outer if (digits := municipality_digits(code))}

    def crosswalk(self, division: int | None) -> Crosswalk:
        """The shares of one division; without a year only postcodes can be meant, which hardly change."""
        if division is None:
            return Crosswalk.of(share for year in sorted(self.shares)[-1:] for share in self.shares[year])
        return Crosswalk.of(self.shares.get(division, ()))


@dataclass
class PlacedColumn:
    """One series in one period over places that we know. `rows` is the row in the file; 0 where converted."""

    meaning: Meaning
    heading: str
    period: str
    places: list[str]
    rows: list[int]
    values: list[float]
    statuses: list[str]
    notes: list[str]


@dataclass
class Placed:
    """All columns, with what became of the areas of the file.

    Attributes:
        unknown: codes in a municipality that we know, of areas that we do not know, with a row each.
        elsewhere: how many areas lie in other municipalities or are larger.
        converted: codes that went through a crosswalk.
    """

    columns: list[PlacedColumn]
    unknown: dict[str, int]
    elsewhere: int
    converted: tuple[str, ...]


def place_columns(reading: Reading, columns: Sequence[CleanColumn], known: KnownPlaces) -> Placed:
    """Give every number its place. Problems and remarks are added to the reading."""
    crosswalk = known.crosswalk(reading.division)
    routes = _Routes(known, crosswalk)
    by_key = {(column.meaning.series, column.period): column for column in columns}
    placed = [_place(column, by_key, routes) for column in columns]
    result = Placed(
        placed,
        dict(routes.unknown),
        len(routes.elsewhere),
        tuple(sorted(routes.converted)),
    )
    _tell(reading, known, result, routes)
    return result


class _Routes:
    """Where each code goes, worked out once per code."""

    def __init__(self, known: KnownPlaces, crosswalk: Crosswalk) -> None:
        self.crosswalk = crosswalk
        self.known = known
        self.levels = known.levels
        self.direct: set[str] = set()
        self.converted: set[str] = set()
        self.elsewhere: set[str] = set()
        self.unknown: dict[str, int] = {}

    def place_of(self, code: str, row: int) -> str:
        """The place that a code stands for by itself; empty where it goes through the crosswalk or nowhere."""
        if code.startswith(BY_NAME):
            return code[len(BY_NAME) :]
        if code in self.crosswalk.by_outer:
            self.converted.add(code)
            return ""
        place = self.known.by_outer.get(code, "")
        if place:
            self.direct.add(code)
        elif (code[:2], municipality_digits(code)) in self.levels:
            self.unknown.setdefault(code, row)
        else:
            self.elsewhere.add(code)
        return place


def _place(column: CleanColumn, by_key: Mapping[tuple[str, str], CleanColumn], routes: _Routes) -> PlacedColumn:
    found = PlacedColumn(column.meaning, column.heading, column.period, [], [], [], [], [])
    parts: dict[str, float | None] = {}
    for code, row, value, status in zip(column.regions, column.rows, column.values, column.statuses, strict=True):
        place = routes.place_of(code, row)
        if place:
            _append(found, place, row, value, status, "")
        elif code in routes.converted:
            parts[code] = None if isnan(value) else value
    if parts:
        _convert(found, parts, column, by_key, routes)
    return found


def _append(found: PlacedColumn, place: str, row: int, value: float, status: str, note: str) -> None:
    found.places.append(place)
    found.rows.append(row)
    found.values.append(value)
    found.statuses.append(status)
    found.notes.append(note)


def _convert(
    found: PlacedColumn,
    parts: Mapping[str, float | None],
    column: CleanColumn,
    by_key: Mapping[tuple[str, str], CleanColumn],
    routes: _Routes,
) -> None:
    """Add the places that the crosswalk leads to. A series that cannot be added up has no value there."""
    meaning = column.meaning
    note = _("Omgerekend vanuit een andere indeling in gebieden.")
    # An area of the crosswalk that the file does not hold is not known, except for postcodes: there nothing
    # in the file means that there is nothing to count.
    if meaning.aggregation == "sum":
        whole = meaning.decimals == 0 and all(v is None or v == int(v) for v in parts.values())
        given = {code: 0.0 for code in routes.crosswalk.by_outer if _is_postcode(code)} | dict(parts)
        values = convert_counts(given, routes.crosswalk, whole=whole).values
    elif meaning.weight and (weight := by_key.get((meaning.weight, column.period))):
        weights = {c: None if isnan(v) else v for c, v in zip(weight.regions, weight.values, strict=True)}
        values = convert_rates(parts, weights, routes.crosswalk).values
    else:
        values = dict.fromkeys(routes.crosswalk.places())
        note = _("Niet om te rekenen naar de indeling van nu.")
    already = set(found.places)
    for place, value in values.items():
        if place not in already:
            status = "" if value is not None else "missing"
            _append(found, place, 0, nan if value is None else value, status, note)


def _is_postcode(code: str) -> bool:
    return code[:4].isdecimal()


def _tell(reading: Reading, known: KnownPlaces, placed: Placed, routes: _Routes) -> None:
    """What people have to know of the areas, from another municipality's file to changed boundaries."""
    direct = {code for code in routes.direct if municipality_digits(code)} | routes.converted
    by_name = any(place for column in placed.columns for place in column.places)
    if not direct and not by_name:
        reading.problems.append(_nothing_ours(reading, placed, routes))
        return
    if placed.unknown:
        reading.remarks.append(_unknown(reading, placed))
    older = sum(known.valid_from.get(code, 0) > (reading.division or 9999) for code in routes.direct)
    if older:
        message = _("Het bestand heeft de indeling van %(year)s; %(n)s gebieden zijn van later.")
        advice = _("Lees een omrekentabel in als de grenzen sindsdien zijn veranderd.")
        words = message % {"year": reading.division, "n": older}
        reading.remarks.append(Problem(reading.file, words, advice, reading.sheet))


def _nothing_ours(reading: Reading, placed: Placed, routes: _Routes) -> Problem:
    if placed.unknown:
        message = _("Geen enkel gebied uit dit bestand bestaat nu nog. De grenzen zijn veranderd.")
        advice = _("Lees eerst een omrekentabel in van die indeling naar de gebieden van nu.")
    elif any(code[:4].isdecimal() for code in routes.elsewhere):
        message = _("Wij weten niet in welke buurt deze postcodes liggen.")
        advice = _("Lees eerst een omrekentabel in: postcode, jaar, gebied en deel.")
    else:
        message = _("Dit bestand gaat over een andere gemeente: %(codes)s.")
        message %= {"codes": ", ".join(_municipalities(routes.elsewhere)) or _("geen bekend gebied")}
        advice = _("Kies het bestand van uw eigen gemeente, of het landelijke bestand.")
    return Problem(reading.file, message, advice, reading.sheet)


def _municipalities(codes: set[str]) -> list[str]:
    counts = Counter(f"GM{digits}" for code in codes if (digits := municipality_digits(code)))
    return [code for code, _count in counts.most_common(5)]


def _unknown(reading: Reading, placed: Placed) -> Problem:
    """Areas of our own municipality that do not exist now: other boundaries, or a typing error."""
    codes = sorted(placed.unknown)
    per: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        per[code[:2]].append(code)
    message = ngettext(
        "%(n)s gebied van de eigen gemeente kennen wij niet: %(codes)s. De cijfers ervan slaan wij over.",
        "%(n)s gebieden van de eigen gemeente kennen wij niet: %(codes)s. De cijfers ervan slaan wij over.",
        len(codes),
    )
    advice = _("Zijn de grenzen veranderd? Lees dan een omrekentabel in. Anders is de code misschien verkeerd.")
    words = message % {"n": len(codes), "codes": ", ".join(codes[:8])}
    return Problem(reading.file, words, advice, reading.sheet, placed.unknown[codes[0]])
