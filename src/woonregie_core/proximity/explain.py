# SPDX-License-Identifier: EUPL-1.2
"""One address explained category by category, and two scenarios side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.points import Reached
from woonregie_core.proximity.score import POINTS, Scores, letter
from woonregie_core.proximity.settings import Part


@dataclass(frozen=True)
class Row:
    """One category at one point.

    Attributes:
        known: whether there are facilities of this category in the data, and the point is on the network.
        nearest: id and metres of up to three facilities, nearest first; empty where none is within the limit.
        minutes: to the nearest at this walker's speed; None where there is none.
        full, zero: metres up to which it counts in full, and from which not at all, for this walker.
        value: 0 to 1; None where not known.
        gained, possible: points of the total; both 0 where not known or without weight.
    """

    category: str
    part: Part
    known: bool
    nearest: tuple[tuple[str, float], ...]
    minutes: float | None
    full: float
    zero: float
    value: float | None
    gained: float
    possible: float


@dataclass(frozen=True)
class Explained:
    """One point explained. Gained points add up to the total, safety included.

    Attributes:
        rows: one for each category, in the order of the settings.
        safety: value, gained and possible; None where not known.
        total, without_safety: 0 to 100; None where not known.
        klass: the letter; None where there is no score. held_down: must-haves that keep it from being higher.
        known: share of the weight that is known. straight: whether distances are straight lines.
        lifts: categories with most to gain first, and how many points.
    """

    rows: tuple[Row, ...]
    safety: tuple[float, float, float] | None
    total: float | None
    without_safety: float | None
    klass: str | None
    held_down: tuple[str, ...]
    known: float
    straight: bool
    lifts: tuple[tuple[str, float], ...]


def explain(row: int, scores: Scores, reached: Reached) -> Explained:
    """Explain the score of one point."""
    settings, known = scores.settings, float(scores.known[row])
    rows = tuple(_row(row, column, scores, reached) for column in range(len(settings.codes)))
    safety, weight = float(scores.safety[row]), settings.weights[Part.SAFETY]
    part = POINTS * weight / known if known > 0 else 0.0
    lacking = [(one.category, one.possible - one.gained) for one in rows if one.possible - one.gained > 1e-9]
    held = tuple(
        one.category for one in rows if one.category in settings.must and one.value is not None and one.value <= 0
    )
    return Explained(
        rows,
        None if np.isnan(safety) else (safety, part * safety, part),
        _or_none(scores.total[row]),
        _or_none(scores.without_safety[row]),
        letter(int(scores.classes[row])),
        held,
        known,
        scores.straight,
        tuple(sorted(lacking, key=lambda one: (-one[1], one[0]))),
    )


def _row(row: int, column: int, scores: Scores, reached: Reached) -> Row:
    category, settings = scores.settings.categories[column], scores.settings
    value = _or_none(scores.values[row, column])
    nearest: tuple[tuple[str, float], ...] = ()
    if category.code in reached.metres:
        pairs = zip(reached.numbers[category.code][row], reached.metres[category.code][row], strict=True)
        ids = reached.ids[category.code]
        nearest = tuple((ids[int(number)], float(metres)) for number, metres in pairs if np.isfinite(metres))
    possible = 0.0 if value is None else POINTS * settings.weights[category.code] / float(scores.known[row] or 1)
    return Row(
        category.code, category.part, value is not None, nearest,
        nearest[0][1] / settings.speed / 60 if nearest else None,
        category.full * settings.factor, category.zero * settings.factor,
        value, possible * (value or 0.0), possible,
    )  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """Two scenarios side by side, over the points that have a score in both.

    Attributes:
        change: (p), points of score; NaN where one of the two is not known.
        winners, losers: people whose score rises or falls by more than a hundredth of a point.
        mean: change per inhabitant. by_category: mean change of value, by code; NaN where not known.
        moved: people by class before and class after.
        same_basis: whether both are made of the same parts, weights and walker. If not, a difference says little.
    """

    change: Floats
    winners: float
    losers: float
    mean: float
    by_category: Mapping[str, float]
    moved: Mapping[tuple[str, str], float]
    same_basis: bool


def compare(before: Scores, after: Scores, people: Floats) -> Comparison:
    """Compare two scenarios of the same points.

    Args:
        people: (p), inhabitants or people of 65 and older; NaN where not known, which counts for nobody.
    """
    change, weight = after.total - before.total, np.nan_to_num(people)
    real = ~np.isnan(change)
    moved: dict[tuple[str, str], float] = {}
    for old, new, number in zip(before.classes[real], after.classes[real], weight[real], strict=True):
        pair = (str(letter(int(old))), str(letter(int(new))))
        moved[pair] = moved.get(pair, 0.0) + float(number)
    values = {code: _weighted(after.values[:, column] - before.values[:, column], weight)
              for column, code in enumerate(before.settings.codes)}  # fmt: skip
    return Comparison(
        change,
        float(weight[real & (np.nan_to_num(change) > 0.01)].sum()),
        float(weight[real & (np.nan_to_num(change) < -0.01)].sum()),
        _weighted(change, weight),
        values,
        moved,
        before.made_of() == after.made_of()
        and before.straight == after.straight
        and before.settings == after.settings,
    )


def _weighted(values: Floats, weight: Floats) -> float:
    known = ~np.isnan(values)
    total = float(weight[known].sum())
    return float((values[known] * weight[known]).sum() / total) if total > 0 else float("nan")


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
