# SPDX-License-Identifier: EUPL-1.2
"""Counts per four-digit postcode brought to neighbourhoods: an estimate, with its own uncertainty.

People of 75 and older are counted per postcode (CBS 83502NED). Which part of a postcode's older people lives
in which of its neighbourhoods is not counted; all addresses tell it only roughly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.raking import Margin, rake
from woonregie_core.needs.words import Floats


@dataclass(frozen=True)
class PostcodeCounts:
    """Counts per postcode.

    Attributes:
        codes: of the postcodes. counts: of shape (postcodes, groups), persons; NaN where hidden or missing.
        hidden_from, hidden_to: what a hidden count lies between, of the same shape; NaN where that is not
            known either.
    """

    codes: tuple[str, ...]
    counts: Floats
    hidden_from: Floats
    hidden_to: Floats


@dataclass(frozen=True)
class Apportioned:
    """Estimates per neighbourhood.

    Attributes:
        persons: of shape (areas, groups); NaN where a count is missing in a postcode that reaches the
            neighbourhood.
        deviation: standard deviation of `persons` by the apportioning and by hidden counts, in persons.
        spread: of shape (areas,), relative standard deviation of all groups together, as `world.Population`
            takes it.
        hidden: postcodes of which a count was hidden. missing: postcodes of which nothing was known.
    """

    persons: Floats
    deviation: Floats
    spread: Floats
    hidden: tuple[str, ...]
    missing: tuple[str, ...]


def apportion(
    found: PostcodeCounts, overlap: Floats, concentration: float, totals: Floats | None = None
) -> Apportioned:
    """Divide postcodes over neighbourhoods by the share of addresses (or of people of 65 and older) in each.

    A hidden count is taken in the middle of what it lies between, and as uncertain as that range (uniform).
    The share of a neighbourhood in a postcode is uncertain as a Dirichlet distribution: variance w (1 - w) /
    (concentration + 1).

    Args:
        overlap: of shape (postcodes, areas), adds to 1 per postcode.
        totals: of shape (areas,), people of all groups where the neighbourhood's own count is known; fitted to by
            raking, and taken as certain for the sum of the groups. They add up to the postcodes' sum.

    Raises:
        NeedsError: shares do not add up, or shapes differ.
    """
    if overlap.shape[0] != len(found.codes) or not np.allclose(overlap.sum(axis=1), 1.0) or (overlap < 0).any():
        raise NeedsError("shares", "De aandelen van buurten tellen niet per postcode op tot 1.")
    hidden = np.isnan(found.counts) & np.isfinite(found.hidden_from) & np.isfinite(found.hidden_to)
    counts = np.where(hidden, (found.hidden_from + found.hidden_to) / 2.0, found.counts)
    width = np.where(hidden, found.hidden_to - found.hidden_from, 0.0)
    divided = overlap[:, :, None] * counts[:, None, :]
    divided[overlap == 0] = 0.0
    if totals is not None:
        divided = _fitted(divided, totals)
    persons, deviation = divided.sum(axis=0), _deviation(overlap[:, :, None], counts, width, concentration)
    whole = persons.sum(axis=1)
    # Groups of a postcode share one division, so their errors add up in full.
    spread = deviation.sum(axis=1) / np.where(whole > 0, whole, 1.0)
    missing = np.isnan(counts)
    return Apportioned(
        persons,
        deviation,
        spread if totals is None else np.zeros_like(spread),
        _named(found, hidden),
        _named(found, missing),
    )


def _deviation(share: Floats, counts: Floats, width: Floats, concentration: float) -> Floats:
    """Standard deviation per neighbourhood and group, of shape (areas, groups)."""
    variance = np.where(share > 0, counts[:, None] ** 2 * share * (1 - share) / (concentration + 1), 0.0)
    variance += share**2 * width[:, None] ** 2 / 12.0
    return np.asarray(np.sqrt(variance.sum(axis=0)))


def _fitted(divided: Floats, totals: Floats) -> Floats:
    if np.isnan(divided).any() or np.isnan(totals).any():
        raise NeedsError("missing", "Passend maken kan alleen als elke postcode en elke buurt een aantal heeft.")
    by_postcode = Margin((0, 2), divided.sum(axis=1))
    return rake(divided, (by_postcode, Margin((1,), totals))).table


def _named(found: PostcodeCounts, which: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(found.codes[at] for at in np.flatnonzero(which.any(axis=1)))
