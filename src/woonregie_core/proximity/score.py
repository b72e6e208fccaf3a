# SPDX-License-Identifier: EUPL-1.2
"""The score: open and absolute, with weights that are data; and it says what it is made of.

Full value up to F metres, none from Z, a straight line in between. No comparing with the rest of the city: a shop
that closes elsewhere never changes your score.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.points import Reached
from woonregie_core.proximity.problems import Code, refuse
from woonregie_core.proximity.settings import CLASSES, Category, Part, Settings

NO_CLASS = 255
POINTS = 100.0


@dataclass(frozen=True)
class Scores:
    """The score of every point.

    Attributes:
        settings: the choices it was made with.
        values: (p, categories), 0 to 1 in the order of `settings.codes`; NaN where not known.
        safety: (p), the imported indicator, 0 to 1; NaN where not known.
        total: (p), 0 to 100 over everything that is known; NaN where nothing is.
        without_safety: (p), the same over the facilities alone.
        known: (p), share of the weight that is known: what is missing was left out, not counted as 0.
        must: (p), whether every must-have that is known counts for something.
        classes: (p), 0 for A to 4 for E, 255 where there is no score.
        straight: whether distances are straight lines with a detour factor.
    """

    settings: Settings
    values: Floats
    safety: Floats
    total: Floats
    without_safety: Floats
    known: Floats
    must: NDArray[np.bool_]
    classes: NDArray[np.uint8]
    straight: bool

    def made_of(self) -> tuple[str, ...]:
        """The parts that count at one point at least, by code; safety last."""
        weights = self.settings.weights
        found = [code for column, code in enumerate(self.settings.codes)
                 if weights[code] > 0 and not np.isnan(self.values[:, column]).all()]  # fmt: skip
        if weights[Part.SAFETY] > 0 and not np.isnan(self.safety).all():
            found.append(str(Part.SAFETY))
        return tuple(found)

    def left_out(self) -> tuple[str, ...]:
        """The parts with a weight that are known nowhere, by code."""
        weighty = [code for code in (*self.settings.codes, str(Part.SAFETY)) if self.settings.weights[code] > 0]
        return tuple(code for code in weighty if code not in self.made_of())


def value_of(metres: Floats, category: Category, settings: Settings) -> Floats:
    """Value of the nearest facilities of one category, between 0 and 1.

    Args:
        metres: (..., 3), nearest first; infinite where there is none.

    Returns:
        of shape (...); NaN where the distance is not known.
    """
    full, zero = category.full * settings.factor, category.zero * settings.factor
    each = np.clip((zero - metres) / (zero - full), 0.0, 1.0)
    if category.used == 1:
        return np.asarray(each[..., 0])
    return np.asarray(each @ np.array(settings.shares))


def score(reached: Reached, settings: Settings, safety: Floats | None = None) -> Scores:
    """Score every point.

    Args:
        safety: (p), 0 to 1, NaN where not known; None where there is no such indicator.

    Raises:
        ProximityError: there are no facilities at all, a category the settings don't know, distances that were not
            searched far enough for this walker, or safety outside 0 to 1.
    """
    _check(reached, settings)
    size = len(next(iter(reached.metres.values())))
    values = np.full((size, len(settings.categories)), np.nan)
    for column, category in enumerate(settings.categories):
        if category.code in reached.metres:
            values[:, column] = value_of(reached.metres[category.code], category, settings)
    safe = np.full(size, np.nan) if safety is None else np.asarray(safety, dtype=float)
    if safe.shape != (size,) or (safe < 0).any() or (safe > 1).any():
        raise refuse(Code.SETTING, name=str(Part.SAFETY), value=safe.shape)
    return put_together(values, safe, settings, reached.straight)


def put_together(values: Floats, safety: Floats, settings: Settings, straight: bool) -> Scores:
    """Scores from the value of each category; also for a few points only, when something changes around them."""
    weights = np.array([settings.weights[code] for code in settings.codes])
    heavy = np.where(np.isnan(values), 0.0, weights)
    gained, possible = (heavy * np.nan_to_num(values)).sum(axis=1), heavy.sum(axis=1)
    # the score of a place that cannot be reached is unknown, whatever its safety
    weight = np.where(np.isnan(safety) | (possible == 0), 0.0, settings.weights[Part.SAFETY])
    total = _share(gained + weight * np.nan_to_num(safety), possible + weight)
    must = np.ones(len(values), dtype=bool)
    for code in settings.must:
        must &= ~(values[:, settings.codes.index(code)] <= 0)
    return Scores(
        settings, values, safety, total, _share(gained, possible), possible + weight, must,
        classes_of(total, must, settings), straight,
    )  # fmt: skip


def classes_of(total: Floats, must: NDArray[np.bool_], settings: Settings) -> NDArray[np.uint8]:
    """Class of each score: 0 for A to 4 for E, not above the ceiling without a must-have; 255 where unknown."""
    found = (total[:, None] < np.array(settings.bounds)).sum(axis=1)
    found = np.where(must, found, np.maximum(found, settings.ceiling))
    return np.where(np.isnan(total), NO_CLASS, found).astype(np.uint8)


def letter(number: int) -> str | None:
    """The letter of a class; None where there is none."""
    return CLASSES[number] if number < len(CLASSES) else None


def average(values: Floats, weight: Floats, groups: NDArray[np.int64], count: int) -> Floats:
    """(count), the mean of points per square or neighbourhood, weighted by people; NaN where nobody is known."""
    known = ~(np.isnan(values) | np.isnan(weight))
    top = np.bincount(groups[known], weights=(values * weight)[known], minlength=count)
    below = np.bincount(groups[known], weights=weight[known], minlength=count)
    mean: Floats = np.divide(top, below, out=np.full(count, np.nan), where=below > 0)
    return mean


def _share(gained: Floats, possible: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.clip(np.where(possible > 0, POINTS * gained / possible, np.nan), 0.0, POINTS)


def _check(reached: Reached, settings: Settings) -> None:
    strange: Mapping[str, Floats] = {k: v for k, v in reached.metres.items() if k not in settings.codes}
    if strange:
        raise refuse(Code.UNKNOWN_CATEGORY, first=min(strange), count=len(strange))
    if not reached.metres:
        raise refuse(Code.EMPTY, what="facilities")
    if reached.limit < settings.limit - 1e-6:
        raise refuse(Code.REACH, metres=reached.limit, least=settings.limit)
