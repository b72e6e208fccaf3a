# SPDX-License-Identifier: EUPL-1.2
"""A made-up population for the neighbourhoods of a profile, with earlier counts. Nothing in it was counted.

The documents do not say how many people of which age live where. So size and age of every neighbourhood are drawn
by a seed, and only the use of Wmo is brought to what the documents imply for now (level less growth to 2040).
"""

import csv
from pathlib import Path

import numpy as np
from scipy.optimize import brentq

from woonregie.intake.needs_files.areas import AREA
from woonregie.intake.needs_files.history import HISTORY
from woonregie.intake.needs_files.made_up import history_rows, made_up_counts, project_rows
from woonregie.intake.needs_files.reading import AGES, CARE, CITY, PEOPLE, PROJECT
from woonregie.looks.csv_rows import registry_csv
from woonregie_core.needs.words import SEXES, Floats

FIRST_AGE, LAST_AGE, CARE_AGE = 50, 100, 65
BASE_YEAR = 2025
_PER_AREA = 1_300.0
_GROUNDS = (0.5, 0.35, 0.15)
_PARTS = (0.2, 0.25, 0.55)


def profile_areas(profile: Path) -> list[dict[str, str]]:
    """Neighbourhoods of a profile as they stand in its list of places."""
    with (profile / "places.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["kind"] == "neighbourhood"]


def example_files(areas: list[dict[str, str]], seed: int, wmo: float | None) -> dict[str, bytes]:
    """The files of a made-up city; the same seed gives the same bytes.

    Args:
        areas: rows with code, name and parent. wmo: clients of 65 and older with Wmo to scale to; None leaves it.
    """
    rng = np.random.default_rng(seed)
    ages = np.arange(FIRST_AGE, LAST_AGE + 1)
    hazard = np.stack([2.4e-5 * np.exp(0.098 * ages), 1.5e-5 * np.exp(0.100 * ages)])
    pyramid = np.exp(-np.cumsum(hazard, axis=1)) * (1.0 - 0.006 * (ages - FIRST_AGE))
    size = _PER_AREA * rng.lognormal(0.0, 0.5, (len(areas), 1, 1))
    older = np.exp(rng.normal(0.0, 0.01, (len(areas), 1, 1)) * (ages - CARE_AGE))
    persons = np.round(size * older * pyramid / pyramid.sum(), 2)
    moving = 1.0 + rng.normal(-0.002, 0.004, len(areas))
    stock = rng.poisson([60.0, 20.0, 4.0], (len(areas), 3))
    zone, room = rng.uniform(size=len(areas)) < 0.4, rng.integers(60, 200, len(areas))
    care = _care(ages, persons, wmo)
    places = float(np.round(1.05 * (care[7:].sum(axis=0) * persons.sum(axis=0)).sum()))
    counts = made_up_counts(persons, hazard, moving, seed)
    codes = [one["code"] for one in areas]
    tables: dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]] = {
        "city.csv": (CITY, [(BASE_YEAR, f"{places:.0f}", "0.012", "ja")]),
        "areas.csv": (AREA, _area_rows(areas, stock, zone, room)),
        "people.csv": (PEOPLE, _people_rows(codes, persons, moving)),
        "ages.csv": (AGES, _age_rows(ages, hazard, care)),
        "projects.csv": (PROJECT, project_rows(codes, zone, room, BASE_YEAR, seed)),
        "history.csv": (HISTORY, history_rows(codes, counts, FIRST_AGE, BASE_YEAR)),
    }
    return {
        name: registry_csv(columns, [_row(columns, row) for row in rows])
        for name, (columns, rows) in tables.items()
    }


def _area_rows(
    areas: list[dict[str, str]], stock: np.ndarray, zone: np.ndarray, room: np.ndarray
) -> list[tuple[object, ...]]:
    return [
        (one["code"], one["name"], one["parent"], "0.05", "1", *stock[n], int(zone[n]), room[n])
        for n, one in enumerate(areas)
    ]


def _people_rows(codes: list[str], persons: Floats, moving: Floats) -> list[tuple[object, ...]]:
    return [
        (code, sex, FIRST_AGE + age, f"{persons[n, s, age]:.2f}", f"{moving[n]:.5f}")
        for n, code in enumerate(codes)
        for s, sex in enumerate(SEXES)
        for age in range(persons.shape[-1])
    ]


def _care(ages: np.ndarray, persons: Floats, wmo: float | None) -> Floats:
    """Use of care per cell, sex and age, of shape (10, sexes, ages)."""
    old = (ages >= CARE_AGE).astype(float)
    with_wmo = 0.55 / (1.0 + np.exp(-(ages - 86) / 5.0)) * old
    with_wlz = 0.45 / (1.0 + np.exp(-(ages - 88) / 4.5)) * old
    rates = [with_wmo * (1 - with_wlz), *(with_wlz * part * ground for part in _PARTS for ground in _GROUNDS)]
    care = np.stack([np.stack([0.85 * rate, rate]) for rate in rates])
    if wmo is None:
        return care
    people, rest = persons.sum(axis=0), 1.0 - care[1:].sum(axis=0)
    both = float((care[1:4].sum(axis=0) * people).sum())
    share = care[0] / rest

    def only(shift: float) -> Floats:
        """Use of Wmo alone when its log odds are shifted by so much: never more than everyone."""
        odds = share / (1.0 - share) * np.exp(shift)
        return np.asarray(rest * odds / (1.0 + odds))

    care[0] = only(brentq(lambda shift: both + float((only(shift) * people).sum()) - wmo, -5.0, 5.0))
    return care


def _age_rows(ages: np.ndarray, hazard: Floats, care: Floats) -> list[tuple[object, ...]]:
    alone = np.clip(0.2 + 0.012 * (ages - FIRST_AGE), 0.0, 0.85)
    out: list[tuple[object, ...]] = []
    for s, sex in enumerate(SEXES):
        for a, age in enumerate(ages):
            single = round(float(alone[a] * (0.7, 1.0)[s]), 4)
            couple = round(0.95 - single, 4)
            rates = [f"{care[cell, s, a]:.6f}" for cell in range(len(CARE))]
            out.append((sex, age, f"{hazard[s, a]:.7f}", single, couple, "0.05", "0.5", *rates))
    return out


def _row(columns: tuple[str, ...], values: tuple[object, ...]) -> dict[str, str]:
    return {column: str(value) for column, value in zip(columns, values, strict=True)}
