# SPDX-License-Identifier: EUPL-1.2
"""From raw cells to numbers, column by column, with every doubt told and none decided in silence."""

from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from woonregie.intake.opendata.extract import Column, Reading
from woonregie.intake.opendata.mapping import Meaning
from woonregie.intake.opendata.numbers import (
    Numbers,
    explain_doubt,
    explain_mixed,
    looks_like_fractions,
    read_numbers,
)
from woonregie.intake.problems import Problem

_MOST = 5


@dataclass
class CleanColumn:
    """One series in one period: areas with their number (nan where there is none) and status, row by row."""

    meaning: Meaning
    heading: str
    period: str
    regions: list[str]
    rows: list[int]
    values: list[float]
    statuses: list[str]


def clean(reading: Reading) -> list[CleanColumn]:
    """The columns as numbers. What is wrong is added to the problems of the reading."""
    return [_clean(reading, column) for column in reading.columns]


def _clean(reading: Reading, column: Column) -> CleanColumn:
    meaning = column.meaning
    numbers = read_numbers(column.cells, meaning.decimals, meaning.decimal, meaning.most)
    if meaning.factor != 1:
        numbers.values = [value * meaning.factor for value in numbers.values]
    tell = partial(_problem, reading, column)
    reading.problems += _unreadable(column, numbers, tell)
    reading.problems += _out_of_reach(column, numbers, tell)
    if numbers.thousands is not None:
        text = column.cells[numbers.thousands]
        message = _("‘%(text)s’ is gelezen als duizendtal, omdat deze reeks geen decimalen heeft.") % {
            "text": text
        }
        reading.remarks.append(tell(numbers.thousands, message, _("Klopt dat niet, pas dan de koppeling aan.")))
    return CleanColumn(
        meaning, column.heading, column.period, column.regions, column.rows, numbers.values, numbers.statuses
    )


def _problem(reading: Reading, column: Column, position: int | None, message: str, advice: str) -> Problem:
    row = None if position is None else column.rows[position]
    value = "" if position is None else str(column.cells[position])[:80]
    return Problem(reading.file, message, advice, reading.sheet, row, column.heading, value)


def _unreadable(column: Column, numbers: Numbers, tell: "partial[Problem]") -> list[Problem]:
    if numbers.mixed is not None:
        first, second = numbers.mixed
        return [tell(second, *explain_mixed(column.cells[first], column.cells[second]))]
    if numbers.doubtful is not None:
        return [tell(numbers.doubtful, *explain_doubt(column.cells[numbers.doubtful]))]
    message = _("Dit is geen getal.")
    advice = _("Schrijf een getal, of een punt als het onbekend is.")
    problems = [tell(position, message, advice) for position in numbers.wrong[:_MOST]]
    if len(numbers.wrong) > _MOST:
        more = _("Zo zijn er nog %(n)s cellen.") % {"n": len(numbers.wrong) - _MOST}
        problems.append(tell(None, more, _("Verbeter ze op dezelfde manier.")))
    return problems


def _out_of_reach(column: Column, numbers: Numbers, tell: "partial[Problem]") -> list[Problem]:
    meaning = column.meaning
    if meaning.unit == "percent" and looks_like_fractions(numbers.values, numbers.statuses):
        message = _("De percentages lijken geschreven als deel van 1: 0,25 in plaats van 25.")
        advice = _("Vermenigvuldig de kolom met 100, of zet in de koppeling factor 100.")
        return [tell(next(n for n, v in enumerate(numbers.values) if v > 0), message, advice)]
    problems = []
    for position, value in enumerate(numbers.values):
        if meaning.least is not None and value < meaning.least:
            words = _("Dit getal is kleiner dan %(least)s.") % {"least": f"{meaning.least:g}"}
        elif meaning.most is not None and value > meaning.most:
            words = _("Dit getal is groter dan %(most)s.") % {"most": f"{meaning.most:g}"}
        else:
            continue
        problems.append(tell(position, words, _("Kijk naar het decimaalteken en naar de eenheid van de kolom.")))
        if len(problems) == _MOST:
            break
    return problems
