# SPDX-License-Identifier: EUPL-1.2
"""A staggered start: which neighbourhoods begin when, by a lot that was committed to beforehand.

Neighbourhoods that wait are a comparison for those that began. Who draws the order must not be able to choose it:
the commitment (`allocation.lots.commitment`) is published first, the seed afterwards.
"""

from collections.abc import Iterable
from itertools import pairwise

from woonregie_core.allocation.lots import lot

Wave = tuple[str, ...]
_PURPOSE = "pilot-start"


def starting_order(places: Iterable[str], seed: str) -> tuple[str, ...]:
    """Every place once, in an order that follows from the seed alone.

    Raises:
        ValueError: the seed is empty.
    """
    if not seed:
        raise ValueError("an empty seed draws no lots")
    return tuple(sorted(set(places), key=lambda place: (lot(seed, _PURPOSE, place), place)))


def starting_waves(places: Iterable[str], seed: str, waves: int) -> tuple[Wave, ...]:
    """The order cut into waves of which none is more than one larger than another; earlier ones are the larger.

    Raises:
        ValueError: the seed is empty, or there are fewer places than waves.
    """
    order = starting_order(places, seed)
    if not 0 < waves <= len(order):
        raise ValueError("there are at least as many places as waves, and at least one wave")
    size, larger = divmod(len(order), waves)
    ends = [number * size + min(number, larger) for number in range(waves + 1)]
    return tuple(order[start:end] for start, end in pairwise(ends))
