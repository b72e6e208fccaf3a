# SPDX-License-Identifier: EUPL-1.2
"""The table beneath the map: every neighbourhood with its mean score, the classes of its people, and its zones."""

from dataclasses import dataclass

import numpy as np

from woonregie.places.models import Place
from woonregie.proximity.queries.loading import Scored
from woonregie.proximity.queries.protected import ALL, ELSEWHERE, Cell, count_words, protected
from woonregie.proximity.queries.scans import Chosen
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.score import letter
from woonregie_core.proximity.settings import CLASSES

PEOPLE = "people"


@dataclass(frozen=True)
class NeighbourhoodRow:
    """One neighbourhood. Scores are means weighted by people; None where nobody has one.

    Attributes:
        people: in words, rounded and hidden where it is small.
        shares: part of its people in each class, A to E.
        stability: part of draws in which its people keep their class.
    """

    code: str
    name: str
    place: Place | None
    people: str
    score: float | None
    without_safety: float | None
    stability: float | None
    shares: tuple[float, ...]
    klass: str | None


@dataclass(frozen=True)
class Neighbourhoods:
    """Every neighbourhood of a scan by name, and all points together, also those in none."""

    rows: list[NeighbourhoodRow]
    whole: NeighbourhoodRow


def neighbourhoods(chosen: Chosen, found: Scored) -> Neighbourhoods:
    """The table beneath the map. One query."""
    places = {place.code: place for place in Place.objects.filter(code__in=found.by_place)}
    weight = np.nan_to_num(found.town.points.people)
    counts: dict[Cell, float] = {(code, PEOPLE): weight[rows].sum() for code, rows in found.by_place.items()}
    counts[ELSEWHERE, PEOPLE] = weight.sum() - sum(counts.values())
    shown = protected(chosen.scan, counts)
    rows = [_row(code, places.get(code), found, weight, shown.get((code, PEOPLE))) for code in found.by_place]
    everyone = np.arange(found.town.points.size)
    whole = _of_rows("", "", None, everyone, found, weight, shown.get((ALL, PEOPLE)))
    return Neighbourhoods(sorted(rows, key=lambda row: row.name), whole)


def _row(code: str, place: Place | None, found: Scored, weight: Floats, people: int | None) -> NeighbourhoodRow:
    name = place.name if place else code
    return _of_rows(code, name, place, found.by_place[code], found, weight, people)


def _of_rows(
    code: str, name: str, place: Place | None, rows: np.ndarray, found: Scored, weight: Floats, people: int | None
) -> NeighbourhoodRow:
    scores, heavy = found.scores, weight[rows]
    total = mean(scores.total[rows], heavy)
    known = scores.classes[rows] < len(CLASSES)
    inside = float(heavy[known].sum())
    shares = tuple(
        float(heavy[scores.classes[rows] == number].sum()) / inside if inside else 0.0
        for number in range(len(CLASSES))
    )
    most = int(np.argmax(shares)) if inside else len(CLASSES)
    return NeighbourhoodRow(
        code,
        name,
        place,
        count_words(people),
        total,
        mean(scores.without_safety[rows], heavy),
        mean(found.stability[rows], heavy),
        shares,
        letter(most),
    )


def mean(values: Floats, weight: Floats) -> float | None:
    """The mean weighted by people; None where it is known of nobody."""
    known = ~np.isnan(values)
    total = float(weight[known].sum())
    return float((values[known] * weight[known]).sum() / total) if total > 0 else None
