# SPDX-License-Identifier: EUPL-1.2
"""The files of an allocation run as facts. All problems at once; nothing is used where one is found."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext as _

from woonregie.intake.allocation_files import building
from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows
from woonregie.intake.problems import Problem, Rejected
from woonregie_core.allocation.facts import Input

SEEKERS = (
    "seeker_id", "birth_date", "household_size", "income_eur", "registered_at", "label_restructuring", "label_wmo",
    "required_bat", "leaves_dwelling_type", "leaves_bedrooms", "leaves_landlord", "tenancy_start",
    "resident_children", "arrears_months",
)  # fmt: skip
DWELLINGS = ("dwelling_id", "corporation", "place", "type", "bedrooms", "bat", "rent_eur", "daeb")
ADVERTS = ("advert_id", "dwelling_id", "opens", "closes", "pool", "model")
REACTIONS = ("advert_id", "seeker_id", "reacted_at")
ANSWERS = ("advert_id", "seeker_id", "answer", "reason")
DEVIATIONS = ("advert_id", "seeker_id", "condition", "allow", "by", "reason")

FILES = ("seekers.csv", "dwellings.csv", "adverts.csv", "reactions.csv", "answers.csv", "deviations.csv")
"""Every file that a run reads; the last two may be absent."""

_MOST_PROBLEMS = 500

Thing = TypeVar("Thing")


def read_input(folder: Path) -> Input:
    """Everything in a folder of input.

    Raises:
        Rejected: with every problem that was found, at most 500.
    """
    problems: list[Problem] = []
    seekers = _by_code(rows(folder / FILES[0], SEEKERS, problems), "seeker_id", building.seeker)
    dwellings = _by_code(rows(folder / FILES[1], DWELLINGS, problems), "dwelling_id", building.dwelling)
    adverts = _by_code(
        rows(folder / FILES[2], ADVERTS, problems), "advert_id", lambda row: building.advert(row, dwellings)
    )
    known = {"advert_id": adverts.keys(), "seeker_id": seekers.keys()}
    reactions = _each(rows(folder / FILES[3], REACTIONS, problems), known, building.reaction)
    answers = _each(
        _optional(folder / FILES[4], ANSWERS, problems), known, building.answer, ("advert_id", "seeker_id")
    )
    by_hand = _optional(folder / FILES[5], DEVIATIONS, problems)
    deviations = _each(by_hand, known, building.deviation, ("advert_id", "seeker_id", "condition"))
    if problems:
        raise Rejected(problems[:_MOST_PROBLEMS])
    return Input(
        tuple(seekers.values()), tuple(adverts.values()), tuple(reactions), tuple(answers), tuple(deviations)
    )


def _optional(path: Path, needed: tuple[str, ...], problems: list[Problem]) -> list[Row]:
    return rows(path, needed, problems) if path.exists() else []


def _by_code(found: Iterable[Row], column: str, build: Callable[[Row], Thing]) -> dict[str, Thing]:
    """Things by their code; the same code twice is a problem."""
    things: dict[str, Thing] = {}
    for row in found:
        code = row.text(column)
        if code in things:
            row.wrong(column, _("Deze code staat er al."), _("Geef iedere regel een eigen code."))
        things[code] = build(row)
    return things


def _each(
    found: Iterable[Row],
    known: Mapping[str, Iterable[str]],
    build: Callable[[Row], Thing],
    once: tuple[str, ...] = (),
) -> list[Thing]:
    """Things that name an advert and a seeker which must exist; at most one for each value of `once`."""
    things: list[Thing] = []
    seen: set[tuple[str, ...]] = set()
    for row in found:
        for column, codes in known.items():
            if row.text(column) and row.text(column) not in codes:
                row.wrong(column, _("Deze code is niet bekend."), _("Gebruik een code die in de invoer voorkomt."))
        key = tuple(row.text(column) for column in once)
        if once and key in seen:
            row.wrong(once[-1], _("Hierover staat er al een regel."), _("Houd er één over."))
        seen.add(key)
        things.append(build(row))
    return things
