# SPDX-License-Identifier: EUPL-1.2
"""An imported municipal forecast (`forecast.csv`): what the free run may be brought to."""

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.needs.content import Forecast
from woonregie_core.needs.words import SEXES

FORECAST = ("municipality", "source", "year", "sex", "age", "persons")


def read_forecast(rows: list[Row], municipality: str, first_age: int, ages: int) -> Forecast | None:
    """The forecast in these rows, or None without rows; what cannot be used is noted at its cell.

    Args:
        municipality: code of `city.csv` that every row must carry: a forecast for another area is refused.
    """
    found: dict[tuple[int, int, int], float] = {}
    sources: list[str] = []
    for row in rows:
        key = _key(row, municipality, first_age, ages)
        sources.append(row.code("source"))
        persons = row.amount("persons")
        if key is None or persons is None:
            if not row.text("persons"):
                row.wrong("persons", _("Dit getal ontbreekt; leeg is niet nul."), _("Laat de hele regel weg."))
            continue
        if key in found:
            message = _("Deze leeftijd staat er al voor dit jaar en geslacht.")
            row.wrong("age", message, _("Houd er één over."))
        found[key] = float(persons)
    _one_source(rows, sources)
    if not found:
        return None
    first, last = min(key[0] for key in found), max(key[0] for key in found)
    out = np.full((last - first + 1, len(SEXES), ages), np.nan)
    for (year, sex, age), number in found.items():
        out[year - first, sex, age] = number
    return Forecast(tuple(dict.fromkeys(sources)), first, out)


def _key(row: Row, municipality: str, first_age: int, ages: int) -> tuple[int, int, int] | None:
    """Year, sex and place of the age of a row; None where one of them is wrong, which is noted."""
    area = row.code("municipality")
    if area and area != municipality:
        message = _("Deze prognose gaat over een ander gebied dan city.csv (%(code)s).") % {
            "code": municipality or _("geen code")
        }
        row.wrong("municipality", message, _("Lever de prognose van deze gemeente, of vul haar code in city.csv."))
    sex = row.choice("sex", {name: place for place, name in enumerate(SEXES)})
    year, age = row.whole("year", 2000, 2100), row.whole("age", 0, 120)
    for column, value in (("year", year), ("age", age)):
        if value is None and not row.text(column):
            row.wrong(column, _("Deze cel is leeg."), _("Vul een heel getal in."))
    if age is not None and not first_age <= age < first_age + ages:
        advice = _("Gebruik de leeftijden van ages.csv; tel hogere leeftijden bij de laatste op.")
        row.wrong("age", _("Deze leeftijd staat niet in ages.csv."), advice)
        return None
    if sex is None or year is None or age is None or area != municipality:
        return None
    return year, sex, age - first_age


def _one_source(rows: list[Row], sources: list[str]) -> None:
    """Two forecasts in one file would be mixed in silence."""
    for row, source in zip(rows, sources, strict=True):
        if source and source != sources[0]:
            message = _("Deze prognose komt van een andere bron dan de eerste regel.")
            row.wrong("source", message, _("Lever één prognose per bestand."))
