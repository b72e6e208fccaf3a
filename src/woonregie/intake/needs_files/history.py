# SPDX-License-Identifier: EUPL-1.2
"""`history.csv`: people counted in three earlier years, in the same neighbourhoods and ages as `people.csv`."""

from collections.abc import Mapping

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem
from woonregie.needs.content import History
from woonregie_core.needs.words import SEXES

HISTORY = ("year", "area", "sex", "age", "persons")
COUNTS = 3


def read_history(
    rows: list[Row], order: Mapping[str, int], first_age: int, ages: int, problems: list[Problem]
) -> History | None:
    """The counts; None without rows, or where something is wrong, with every problem that was found."""
    if not rows:
        return None
    before, file = len(problems), rows[0].file
    years = sorted({year for row in rows if (year := row.whole("year", 1950, 2100)) is not None})
    if len(years) != COUNTS:
        words = _("Hier staan %(found)s jaren in; het moeten er drie zijn.") % {"found": len(years)}
        problems.append(Problem(file, words, _("Geef drie tellingen, bijvoorbeeld van 2015, 2020 en 2025.")))
    if len(problems) > before:
        return None
    counts = np.full((COUNTS, len(order), len(SEXES), ages), np.nan)
    for row in rows:
        place = _place(row, order, first_age, ages)
        if place is not None:
            at = (years.index(int(row.text("year"))), *place)
            if not np.isnan(counts[at]):
                row.wrong("age", _("Deze telling staat er al."), _("Houd er één over."))
            counts[at] = _persons(row)
    if len(problems) == before and np.isnan(counts).any():
        year, area, sex, age = np.argwhere(np.isnan(counts))[0]
        missing = {
            "area": tuple(order)[area], "year": years[year], "sex": SEXES[sex], "age": first_age + int(age),
        }  # fmt: skip
        words = _("In %(year)s ontbreekt een telling: buurt %(area)s, %(sex)s, %(age)s jaar.") % missing
        problems.append(Problem(file, words, _("Vul elke leeftijd in elke buurt in; niemand is 0.")))
    return History((years[0], years[1], years[2]), counts) if len(problems) == before else None


def _place(row: Row, order: Mapping[str, int], first_age: int, ages: int) -> tuple[int, int, int] | None:
    """Neighbourhood, sex and age of a row, as places in the array."""
    area, age = row.text("area"), row.whole("age", 0, 120)
    sex = row.choice("sex", {name: at for at, name in enumerate(SEXES)})
    if area not in order:
        row.wrong("area", _("Deze buurt staat niet in areas.csv."), _("Voeg haar toe of verbeter de code."))
    elif age is None or not first_age <= age < first_age + ages:
        if age is not None or not row.text("age"):
            words = _("Gebruik in beide dezelfde leeftijden.")
            row.wrong("age", _("Deze leeftijd staat niet in ages.csv."), words)
    elif sex is not None:
        return order[area], sex, age - first_age
    return None


def _persons(row: Row) -> float:
    found = row.amount("persons")
    if found is None and not row.text("persons"):
        row.wrong("persons", _("Dit getal ontbreekt; leeg is niet nul."), _("Vul een getal in; niemand is 0."))
    return float("nan") if found is None else float(found)
