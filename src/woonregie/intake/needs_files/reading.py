# SPDX-License-Identifier: EUPL-1.2
"""Read a folder for the needs engine. An empty cell is not known; few columns have a default.

Files: `city.csv` (one row), `areas.csv`, `people.csv`, `ages.csv` and, where there are any, `projects.csv`,
`forecast.csv`, `postcodes.csv` with `overlap.csv`, and `history.csv` (docs/needs.md).
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows as csv_rows
from woonregie.intake.needs_files.amounts import number
from woonregie.intake.needs_files.areas import AREA, adds_up, area_numbers, effects, order_of
from woonregie.intake.needs_files.forecast import FORECAST, read_forecast
from woonregie.intake.needs_files.history import HISTORY, read_history
from woonregie.intake.needs_files.postcodes import OVERLAP, POSTCODE, Counted, brought_over, read_postcodes
from woonregie.intake.problems import Problem, Rejected
from woonregie.needs.content import Given
from woonregie_core.needs.assumptions import PHASES, Assumptions
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.supply import Project
from woonregie_core.needs.words import CELLS, DWELLINGS, SEXES, Areas, Dwelling, Floats, Position
from woonregie_core.needs.world import CareUse, Households, Movement, Population, World

CITY = ("base_year", "intramural_places", "mortality_gain", "synthetic")
PEOPLE = ("area", "sex", "age", "persons", "ratio")
CARE = tuple(care if ground is None else f"{care}.{ground}" for care, ground in CELLS)
AGES = ("sex", "age", "hazard", *Position, "oldest", *CARE)
PROJECT = ("project_id", "area", "dwelling", "number", "year", "phase")
_NEEDED = {"city.csv": CITY, "areas.csv": AREA, "people.csv": PEOPLE, "ages.csv": AGES}
_OPTIONAL = {
    "projects.csv": PROJECT, "forecast.csv": FORECAST, "postcodes.csv": POSTCODE, "overlap.csv": OVERLAP,
    "history.csv": HISTORY,
}  # fmt: skip
NAMES = (*_NEEDED, *_OPTIONAL)


def read_needs(folder: Path, assumptions: Assumptions) -> Given:
    """The folder of a run, checked.

    Raises:
        Rejected: something cannot be used; every problem that was found, with its place.
    """
    problems: list[Problem] = []
    tables = _tables(folder, problems)
    _stop(problems)
    areas, city = tables["areas.csv"], tables["city.csv"][0]
    order = order_of(areas)
    first, by_age = _by_age(tables["ages.csv"])
    ages = by_age["hazard"].shape[1]
    persons, ratio = _people(tables["people.csv"], order, first, ages)
    adds_up(areas, persons)
    numbers, more_care = area_numbers(areas), effects(areas)
    planned = _projects(tables["projects.csv"], order)
    forecast = read_forecast(tables["forecast.csv"], city.text("municipality"), first, ages)
    counted = read_postcodes(tables["postcodes.csv"], tables["overlap.csv"], order, first + ages - 1)
    history = read_history(tables["history.csv"], order, first, ages, problems)
    year, places, gain, synthetic = _settings(city)
    _stop(problems)
    try:
        population = Population(
            Areas(tuple(order), tuple(row.code("district") for row in areas)),
            year, first, persons, numbers["spread"], persons[..., 0],
        )  # fmt: skip
        population, hidden = _with_postcodes(population, counted, assumptions)
        movement = Movement(by_age["hazard"], numbers["death_ratio"], gain, ratio, np.zeros_like(ratio))
        care = CareUse(np.stack([by_age[cell] for cell in CARE]), more_care, places)
        world = World(population, movement, _households(by_age, assumptions), care)
    except NeedsError as refusal:
        raise Rejected([told(refusal)]) from refusal
    stock = np.stack([numbers[column] for column in AREA[5:8]], axis=1)
    names = tuple(row.text("name") or row.text("area") for row in areas)
    found = Given(world, names, stock, numbers["zone_share"], numbers["room"], planned, synthetic)
    return replace(found, forecast=forecast, hidden_postcodes=hidden, history=history)


def _households(by_age: Mapping[str, Floats], assumptions: Assumptions) -> Households:
    """Places in households as `ages.csv` gives them, with what the profile assumes."""
    return Households(
        np.stack([by_age[position] for position in Position]), by_age["oldest"],
        assumptions.both_in_care, assumptions.other_households,
    )  # fmt: skip


def _with_postcodes(
    population: Population, counted: Counted | None, assumptions: Assumptions
) -> tuple[Population, tuple[str, ...]]:
    """Older people as the postcodes count them, and the postcodes of which a count was hidden."""
    if counted is None:
        return population, ()
    made, apportioned = brought_over(population, counted, assumptions.concentration)
    return made, apportioned.hidden


def _tables(folder: Path, problems: list[Problem]) -> dict[str, list[Row]]:
    """The rows of every file by its name; empty for an optional file that is not there."""
    out = {}
    for name, columns in (_NEEDED | _OPTIONAL).items():
        before, needed = len(problems), name in _NEEDED
        found = csv_rows(folder / name, columns, problems) if needed or (folder / name).exists() else []
        if needed and not found and len(problems) == before:
            problems.append(Problem(name, _("Dit bestand heeft geen regels."), _("Vul het bestand.")))
        out[name] = found
    return out


def _settings(row: Row) -> tuple[int, float, float, bool]:
    """Base year, places in institutions, yearly fall of death rates, and whether people are made up."""
    year, synthetic = row.whole("base_year", 2000, 2100), row.yes("synthetic")
    for column, value in (("base_year", year), ("synthetic", synthetic)):
        if value is None and not row.text(column):
            row.wrong(column, _("Deze cel is leeg."), _("Vul haar in."))
    return year or 0, number(row, "intramural_places"), number(row, "mortality_gain"), bool(synthetic)


def told(refusal: NeedsError) -> Problem:
    """What the engine refuses, as a problem with a file."""
    file = "areas.csv" if refusal.code in ("areas", "bat") else "people.csv"
    if refusal.facts.get("name") in ("hazard", "positions", "oldest", "rates") or refusal.code == "shares":
        file = "ages.csv"
    elif refusal.facts.get("name") in ("spread", "death_ratio"):
        file = "areas.csv"
    elif refusal.facts.get("name") == "intramural_places":
        file = "city.csv"
    elif refusal.code == "projects":
        file = "projects.csv"
    return Problem(file, str(refusal), _("Verbeter de invoer en probeer het opnieuw."))


def _by_age(rows: list[Row]) -> tuple[int, dict[str, Floats]]:
    """The first age, and every column of `ages.csv` of shape (sexes, ages); NaN where a row is missing."""
    known = [(row, row.choice("sex", dict.fromkeys(SEXES, True)), row.whole("age", 0, 120)) for row in rows]
    ages = [age for _row, _sex, age in known if age is not None]
    first, last = (min(ages), max(ages)) if ages else (0, 0)
    out = {column: np.full((len(SEXES), last - first + 1), np.nan) for column in AGES[2:]}
    seen: set[tuple[str, int]] = set()
    for row, sex, age in known:
        if sex is None or age is None:
            _need_age(row, age)
            continue
        key = (row.text("sex").casefold(), age)
        if key in seen:
            row.wrong("age", _("Deze leeftijd staat er al voor dit geslacht."), _("Houd er één over."))
        seen.add(key)
        for column in AGES[2:]:
            out[column][SEXES.index(key[0]), age - first] = number(row, column)
    return first, out


def _people(rows: list[Row], order: Mapping[str, int], first: int, ages: int) -> tuple[Floats, Floats]:
    """Persons and yearly ratio by moving, of shape (areas, sexes, ages); only an empty ratio has a default: 1."""
    persons = np.full((len(order), len(SEXES), ages), np.nan)
    ratio = np.ones_like(persons)
    known = dict.fromkeys(SEXES, True)
    for row in rows:
        area, sex, age = row.text("area"), row.choice("sex", known), row.whole("age", 0, 120)
        if area not in order:
            row.wrong("area", _("Deze buurt staat niet in areas.csv."), _("Voeg haar toe of verbeter de code."))
            continue
        if sex is None or age is None:
            _need_age(row, age)
            continue
        if not first <= age < first + ages:
            row.wrong(
                "age", _("Deze leeftijd staat niet in ages.csv."), _("Gebruik in beide dezelfde leeftijden.")
            )
            continue
        at = (order[area], SEXES.index(row.text("sex").casefold()), age - first)
        if not np.isnan(persons[at]):
            row.wrong("age", _("Deze leeftijd staat er al voor deze buurt."), _("Houd er één over."))
        persons[at] = number(row, "persons")
        ratio[at] = number(row, "ratio") if row.text("ratio") else 1.0
    return persons, ratio


def _need_age(row: Row, age: int | None) -> None:
    if age is None and not row.text("age"):
        row.wrong("age", _("Deze cel is leeg."), _("Vul een leeftijd in."))


def _projects(rows: list[Row], order: Mapping[str, int]) -> tuple[Project, ...]:
    out, seen = [], set()
    for row in rows:
        code, area = row.code("project_id"), row.text("area")
        dwelling = row.choice("dwelling", {str(kind): kind for kind in DWELLINGS})
        phase = row.choice("phase", {name: name for name in PHASES})
        number, year = row.whole("number", 0, 100_000), row.whole("year", 2000, 2100)
        for column, value in (("number", number), ("year", year)):
            if value is None and not row.text(column):
                row.wrong(column, _("Deze cel is leeg."), _("Vul een heel getal in."))
        if area not in order:
            row.wrong("area", _("Deze buurt staat niet in areas.csv."), _("Voeg haar toe of verbeter de code."))
        if code in seen:
            row.wrong("project_id", _("Dit project staat er al."), _("Houd er één over."))
        seen.add(code)
        out.append(Project(code, area, dwelling or Dwelling.STEP_FREE, number or 0, year or 0, phase or ""))
    return tuple(out)


def _stop(problems: list[Problem]) -> None:
    if problems:
        raise Rejected(problems)
