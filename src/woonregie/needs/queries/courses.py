# SPDX-License-Identifier: EUPL-1.2
"""One measure over the years for one place: middle line and band, drawn and as a table."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.looks.lines import Band, Chart, Line, Target, line_chart
from woonregie.looks.wording import number_words
from woonregie.needs.queries.runs import Shown
from woonregie.needs.results import CARE, CITY, Interval, Spot
from woonregie.needs.words import MEASURE, measured

FIRST = "gap.zorggeschikt"


@dataclass(frozen=True)
class YearRow:
    """One year in words; `horizon` marks the years of the programme and the target."""

    year: int
    middle: str
    band: str
    horizon: bool


@dataclass(frozen=True)
class Course:
    """A fan: the chart with its table."""

    spot: Spot
    name: str
    measure: str
    title: str
    chart: Chart
    rows: list[YearRow]
    hidden: bool
    target: str


def course(page: Shown, code: str, measure: str) -> Course:
    """The course of a measure; an unknown place or measure becomes the whole town and the first measure."""
    spot = (page.result.spot(code) if code else None) or page.result.at(CITY)[0]
    asked = measure if measure in MEASURE else FIRST
    least = page.least if asked in CARE else 0
    bands = [(year, page.result.band(spot, asked, year)) for year in page.result.years]
    shown = [(year, band if band and (not least or band.middle >= least) else None) for year, band in bands]
    targets = _targets(page, spot, asked)
    chart = line_chart(
        [Line(str(MEASURE[asked]), [(year, _middle(band)) for year, band in shown])],
        [Band([(float(year), band.low, band.high) for year, band in run]) for run in _stretches(shown)],
        targets,
        from_zero=True,
    )
    rows = [YearRow(year, *measured(asked, band, page.least), horizon=year in page.years) for year, band in bands]
    hidden = any(band is None for _year, band in shown)
    said = targets[0].label if targets else ""
    return Course(spot, page.name(spot), asked, str(MEASURE[asked]), chart, rows, hidden, said)


def _middle(band: Interval | None) -> float | None:
    return None if band is None else band.middle


def _stretches(shown: list[tuple[int, Interval | None]]) -> list[list[tuple[int, Interval]]]:
    """Years in a row that have an interval."""
    runs: list[list[tuple[int, Interval]]] = [[]]
    for year, band in shown:
        if band is None:
            runs.append([])
        else:
            runs[-1].append((year, band))
    return [run for run in runs if len(run) > 1]


def _targets(page: Shown, spot: Spot, measure: str) -> list[Target]:
    """The level that a document gives for 2040, for the whole town."""
    row = next((one for one in page.result.anchors if one["subject"] == measure), None)
    if spot.level != CITY or row is None or not row["document_level"] or 2040 not in page.result.years:
        return []
    label = _("De ruit is het cijfer van het document: %(amount)s in 2040.") % {
        "amount": number_words(int(row["document_level"]))
    }
    return [Target(2040, float(row["document_level"]), label)]
