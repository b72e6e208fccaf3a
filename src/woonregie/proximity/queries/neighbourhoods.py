# SPDX-License-Identifier: EUPL-1.2
"""The table beneath the map: every neighbourhood with its mean score, the classes of its people, and its zones."""

from dataclasses import dataclass

import numpy as np

from woonregie.places.models import Place
from woonregie.proximity.queries.loading import Scored
from woonregie.proximity.queries.protected import ALL, ELSEWHERE, Cell, count_words, fewest_people, protected
from woonregie.proximity.queries.scans import Chosen
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.settings import CLASSES

PEOPLE = "people"


@dataclass(frozen=True)
class NeighbourhoodRow:
    """One neighbourhood. Scores are means weighted by people; None where nobody has one.

    Attributes:
        people: in words, rounded and hidden where it is small.
        shares: part of its people in each class, A to E; None where too few live there to say so.
        stability: part of draws in which its people keep their class.
    """

    code: str
    name: str
    people: str
    score: float | None
    without_safety: float | None
    stability: float | None
    shares: tuple[float | None, ...]


@dataclass(frozen=True)
class Neighbourhoods:
    """Every neighbourhood of a scan by name, and all points together, also those in none."""

    rows: list[NeighbourhoodRow]
    whole: NeighbourhoodRow


def neighbourhoods(chosen: Chosen, found: Scored) -> Neighbourhoods:
    """The table beneath the map. One query."""
    names = dict(Place.objects.filter(code__in=found.by_place).values_list("code", "name"))
    weight = np.nan_to_num(found.town.points.people)
    counts: dict[Cell, float] = {(code, PEOPLE): weight[rows].sum() for code, rows in found.by_place.items()}
    counts[ELSEWHERE, PEOPLE] = weight.sum() - sum(counts.values())
    shown, fewest = protected(chosen.scan, counts), fewest_people(chosen.scan)

    def row_of(code: str, name: str, rows: np.ndarray, people: int | None) -> NeighbourhoodRow:
        """One line over these points."""
        heavy, scores = weight[rows], found.scores
        return NeighbourhoodRow(
            code,
            name,
            count_words(people),
            mean(scores.total[rows], heavy),
            mean(scores.without_safety[rows], heavy),
            mean(found.stability[rows], heavy),
            _parts(scores.classes[rows], heavy, fewest),
        )

    rows = [
        row_of(code, names.get(code, code), members, shown.get((code, PEOPLE)))
        for code, members in found.by_place.items()
    ]
    whole = row_of("", "", np.arange(found.town.points.size), shown.get((ALL, PEOPLE)))
    return Neighbourhoods(sorted(rows, key=lambda row: row.name), whole)


def _parts(classes: np.ndarray, weight: Floats, fewest: int) -> tuple[float | None, ...]:
    """The part of people in each class, of those who have one."""
    people = [float(weight[classes == number].sum()) for number in range(len(CLASSES))]
    inside = sum(people)
    return tuple(one / inside if inside > 0 and inside >= fewest else None for one in people)


def mean(values: Floats, weight: Floats) -> float | None:
    """The mean weighted by people; None where it is known of nobody."""
    known = ~np.isnan(values)
    total = float(weight[known].sum())
    return float((values[known] * weight[known]).sum() / total) if total > 0 else None
