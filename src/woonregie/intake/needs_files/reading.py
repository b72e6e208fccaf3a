# SPDX-License-Identifier: EUPL-1.2
"""Read a folder for the needs engine. An empty cell is not known; few columns have a default.

Files: `city.csv` (one row), `areas.csv`, `people.csv`, `ages.csv` and, if there are any, `projects.csv`
(docs/needs.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows as csv_rows
from woonregie.intake.problems import Problem, Rejected
from woonregie_core.needs.assumptions import PHASES, Assumptions
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.supply import Project
from woonregie_core.needs.words import CELLS, DWELLINGS, SEXES, Areas, Dwelling, Floats, Position
from woonregie_core.needs.world import CareUse, Households, Movement, Population, World

CITY = ("base_year", "intramural_places", "mortality_gain", "synthetic")
AREA = (
    "area", "name", "district", "spread", "death_ratio",
    "stock_step_free", "stock_clustered", "stock_care_ready", "zone_share", "room",
)  # fmt: skip
PEOPLE = ("area", "sex", "age", "persons", "ratio")
CARE = tuple(care if ground is None else f"{care}.{ground}" for care, ground in CELLS)
AGES = ("sex", "age", "hazard", *Position, "oldest", *CARE)
PROJECT = ("project_id", "area", "dwelling", "number", "year", "phase")
NAMES = ("city.csv", "areas.csv", "people.csv", "ages.csv", "projects.csv")


@dataclass(frozen=True)
class NeedsFolder:
    """What a run needs from a municipality.

    Attributes:
        names: of the neighbourhoods, in the order of the world.
        stock: of shape (areas, 3), dwellings that fit, before the share the group can get; NaN where not known.
        zone_share: of shape (areas,), 0 to 1; NaN where not known.
        room: of shape (areas,), dwellings that sites can hold; inf where no bound was given.
        synthetic: whether the people in it are made up.
    """

    world: World
    names: tuple[str, ...]
    stock: Floats
    zone_share: Floats
    room: Floats
    projects: tuple[Project, ...]
    synthetic: bool


def read_needs(folder: Path, assumptions: Assumptions) -> NeedsFolder:
    """The folder of a run, checked.

    Raises:
        Rejected: something cannot be used; every problem that was found, with its place.
    """
    problems: list[Problem] = []
    city, areas, people, ages, projects = _tables(folder, problems)
    _stop(problems)
    order = _order(areas)
    first, by_age = _by_age(ages)
    persons, ratio = _people(people, order, first, by_age["hazard"].shape[1])
    numbers = _area_numbers(areas)
    planned = _projects(projects, order)
    year, places, gain, synthetic = _settings(city[0])
    _stop(problems)
    try:
        world = World(
            Population(
                Areas(tuple(order), tuple(row.code("district") for row in areas)),
                year, first, persons, numbers["spread"], persons[..., 0],
            ),
            Movement(by_age["hazard"], numbers["death_ratio"], gain, ratio, np.zeros_like(ratio)),
            Households(
                np.stack([by_age[position] for position in Position]), by_age["oldest"],
                assumptions.both_in_care, assumptions.other_households,
            ),
            CareUse(np.stack([by_age[cell] for cell in CARE]), np.zeros((len(order), 4)), places),
        )  # fmt: skip
    except NeedsError as refusal:
        raise Rejected([told(refusal)]) from refusal
    stock = np.stack([numbers[column] for column in AREA[5:8]], axis=1)
    names = tuple(row.text("name") or row.text("area") for row in areas)
    return NeedsFolder(world, names, stock, numbers["zone_share"], numbers["room"], planned, synthetic)


def _tables(folder: Path, problems: list[Problem]) -> list[list[Row]]:
    """The rows of every file, in the order of `NAMES`; only projects may be left out."""
    out = []
    for name, columns in zip(NAMES, (CITY, AREA, PEOPLE, AGES, PROJECT), strict=True):
        before, needed = len(problems), name != NAMES[-1]
        found = csv_rows(folder / name, columns, problems) if needed or (folder / name).exists() else []
        if needed and not found and len(problems) == before:
            problems.append(Problem(name, _("Dit bestand heeft geen regels."), _("Vul het bestand.")))
        out.append(found)
    return out


def _settings(row: Row) -> tuple[int, float, float, bool]:
    """Base year, places in institutions, yearly fall of death rates, and whether people are made up."""
    year, synthetic = row.whole("base_year", 2000, 2100), row.yes("synthetic")
    for column, value in (("base_year", year), ("synthetic", synthetic)):
        if value is None and not row.text(column):
            row.wrong(column, _("Deze cel is leeg."), _("Vul haar in."))
    return year or 0, _number(row, "intramural_places"), _number(row, "mortality_gain"), bool(synthetic)


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


def _order(rows: list[Row]) -> dict[str, int]:
    """Place of each neighbourhood; twice the same is a problem."""
    order: dict[str, int] = {}
    for row in rows:
        code = row.code("area")
        row.code("district")
        if code in order:
            row.wrong("area", _("Deze buurt staat er al."), _("Houd er één over."))
        order.setdefault(code, len(order))
    return order


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
            out[column][SEXES.index(key[0]), age - first] = _number(row, column)
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
        persons[at] = _number(row, "persons")
        ratio[at] = _number(row, "ratio") if row.text("ratio") else 1.0
    return persons, ratio


def _need_age(row: Row, age: int | None) -> None:
    if age is None and not row.text("age"):
        row.wrong("age", _("Deze cel is leeg."), _("Vul een leeftijd in."))


def _area_numbers(rows: list[Row]) -> dict[str, Floats]:
    """Columns of numbers. What is not known stays NaN; no spread is 0, no ratio is 1, no bound on room is inf."""
    empty = {"spread": 0.0, "death_ratio": 1.0, "room": np.inf}
    out = {
        column: np.array([_number(row, column, empty.get(column, np.nan), needed=False) for row in rows])
        for column in AREA[3:]
    }
    for row, share in zip(rows, out["zone_share"], strict=True):
        if share > 1:
            row.wrong(
                "zone_share", _("Een deel is niet meer dan 1."), _("Schrijf bijvoorbeeld 0,4 voor 40 procent.")
            )
    return out


def _number(row: Row, column: str, empty: float = np.nan, *, needed: bool = True) -> float:
    if not row.text(column):
        if needed:
            advice = _("Vul een getal in. Is het niet bekend, lever dan een schatting met haar onzekerheid aan.")
            row.wrong(column, _("Dit getal ontbreekt; leeg is niet nul."), advice)
        return empty
    found = row.amount(column)
    return np.nan if found is None else float(found)


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
