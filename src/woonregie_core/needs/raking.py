# SPDX-License-Identifier: EUPL-1.2
"""Iterative proportional fitting: a table made to add up to known margins (Deming and Stephan 1940)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import Floats

TOLERANCE = 1e-9  # of rounding in the arithmetic, not of policy
MOST_ROUNDS = 1000


@dataclass(frozen=True)
class Margin:
    """Known sums over all other axes.

    Attributes:
        axes: axes of the table that stay, in rising order.
        totals: of the shape of those axes.
    """

    axes: tuple[int, ...]
    totals: Floats


@dataclass(frozen=True)
class Fitted:
    """The fitted table, how many rounds it took, and the largest relative distance to a margin that is left."""

    table: Floats
    rounds: int
    distance: float


def rake(seed: Floats, margins: Sequence[Margin], tolerance: float = TOLERANCE) -> Fitted:
    """Fit a table to margins; a cell that is 0 stays 0.

    Args:
        seed: the table before fitting, any shape, from 0 up.

    Raises:
        NeedsError: "missing" or "negative" numbers, "margins" that contradict each other or ask for people
        where the table has none, or "rounds" when it does not settle.
    """
    _check(seed, margins)
    table = seed.astype(np.float64, copy=True)
    parts = []
    for margin in margins:
        others = tuple(axis for axis in range(seed.ndim) if axis not in margin.axes)
        shape = tuple(seed.shape[axis] if axis in margin.axes else 1 for axis in range(seed.ndim))
        parts.append((others, margin.totals.reshape(shape), np.maximum(margin.totals.reshape(shape), 1e-300)))
    for rounds in range(1, MOST_ROUNDS + 1):
        distance = 0.0
        for others, totals, divisor in parts:
            found = table.sum(axis=others, keepdims=True)
            distance = max(distance, float((np.abs(found - totals) / np.maximum(divisor, 1.0)).max()))
            table *= totals / np.where(found > 0, found, 1.0)
        if distance <= tolerance:
            return Fitted(table, rounds, distance)
    raise NeedsError("rounds", "De randtotalen zijn niet met elkaar te rijmen.", distance=distance)


def _check(seed: Floats, margins: Sequence[Margin]) -> None:
    for values in (seed, *(margin.totals for margin in margins)):
        if not np.isfinite(values).all():
            raise NeedsError("missing", "In de tabel of de randtotalen ontbreekt een getal.")
        if (values < 0).any():
            raise NeedsError("negative", "De tabel of een randtotaal is negatief.")
    sums = [float(margin.totals.sum()) for margin in margins]
    if max(sums) - min(sums) > 1e-6 * max(1.0, max(sums)):
        raise NeedsError("margins", f"De randtotalen tellen verschillend op: {min(sums):g} en {max(sums):g}.")
    for margin in margins:
        others = tuple(axis for axis in range(seed.ndim) if axis not in margin.axes)
        found = seed.sum(axis=others)
        if found.shape != margin.totals.shape:
            raise NeedsError("shape", f"Een randtotaal heeft vorm {margin.totals.shape}, verwacht {found.shape}.")
        if ((found <= 0) & (margin.totals > 0)).any():
            raise NeedsError("margins", "Een randtotaal vraagt mensen waar de tabel er geen heeft.")
