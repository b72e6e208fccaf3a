# SPDX-License-Identifier: EUPL-1.2
"""Ranking and letting for whole cities at once: the same outcome as `run`, without the explanations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from woonregie_core.allocation import kernels
from woonregie_core.allocation.columns import AdvertColumns, Days, SeekerColumns
from woonregie_core.allocation.lots import lot


@dataclass(frozen=True)
class Pairs:
    """Who is considered for which advert: rows of adverts in the order in which they are decided. Below 2³¹ pairs.

    Attributes:
        starts: where the pairs of each advert begin, shape (m + 1).
        seekers: number of the seeker of each pair, shape (p).
        reacted: day of the reaction of each pair, shape (p); `columns.NO_DAY` where none is needed.
    """

    starts: NDArray[np.int64]
    seekers: NDArray[np.int32]
    reacted: Days


@dataclass(frozen=True)
class Names:
    """Pseudonyms of seekers and codes of adverts, needed only to draw lots; and the seed."""

    seekers: Sequence[str]
    adverts: Sequence[str]
    seed: str


@dataclass(frozen=True)
class Order:
    """Rank of each pair (`kernels.NOT_ELIGIBLE` where it may not), and the pairs of each advert in order."""

    rank: NDArray[np.int8]
    pairs: NDArray[np.int32]


def order(
    pairs: Pairs,
    people: SeekerColumns,
    homes: AdvertColumns,
    ranks: NDArray[np.int8],
    names: Names,
    by_hand: Mapping[int, int] = MappingProxyType({}),
) -> Order:
    """Put everybody who may have a dwelling in order, for every advert.

    Args:
        by_hand: rank of the pairs about which people decided, instead of what the conditions give.
    """
    rank = np.empty(len(pairs.seekers), np.int8)
    kernels.rank_pairs(pairs.starts, pairs.seekers, pairs.reacted, _people(people), _homes(homes), ranks, rank)
    for pair, instead in by_hand.items():
        rank[pair] = instead
    moments, places = np.unique(people.registered, return_inverse=True)
    place_in_time = places.astype(np.int32)
    shared = len(moments) < len(people.registered)
    drawn = _draw(pairs, rank, place_in_time, names) if shared else np.empty(0, np.int32)
    found = np.empty(len(pairs.seekers), np.int32)
    kernels.order_pairs(pairs.starts, pairs.seekers, rank, place_in_time, drawn, found)
    return Order(rank, found)


def let(
    pairs: Pairs, ordered: Order, people: SeekerColumns, homes: AdvertColumns, reply: NDArray[np.int8]
) -> NDArray[np.int64]:
    """The pair that got each dwelling, -1 where nobody did.

    Args:
        reply: per pair 0 accepts, 1 refuses, 2 refuses for a reason that does not count.
    """
    winners = np.empty(len(pairs.starts) - 1, np.int64)
    housed = np.zeros(len(people.registered), np.bool_)
    left = people.offers_left.copy()
    kernels.let_in_turn(
        pairs.starts, pairs.seekers, ordered.pairs, reply, homes.direct, homes.dwelling, left, housed, winners
    )
    return winners


def _draw(
    pairs: Pairs, rank: NDArray[np.int8], place_in_time: NDArray[np.int32], names: Names
) -> NDArray[np.int32]:
    """Lots for the pairs that need one, as places in the drawing of each advert; empty where nobody does."""
    tied = np.zeros(len(pairs.seekers), np.bool_)
    kernels.tied_pairs(pairs.starts, pairs.seekers, rank, place_in_time, tied)
    needing = np.flatnonzero(tied)
    if not len(needing):
        return np.empty(0, np.int32)
    adverts = np.searchsorted(pairs.starts, needing, side="right") - 1
    lots = [
        (int(advert), lot(names.seed, names.adverts[advert], names.seekers[pairs.seekers[pair]]))
        for advert, pair in zip(adverts, needing, strict=True)
    ]
    drawn = np.zeros(len(pairs.seekers), np.int32)
    by_lot = sorted(range(len(lots)), key=lots.__getitem__)
    drawn[needing[by_lot]] = np.arange(1, len(lots) + 1, dtype=np.int32)
    return drawn


def _people(people: SeekerColumns) -> tuple[NDArray[np.generic], ...]:
    return (
        people.registered_day,
        people.social_income,
        people.highest_rent,
        people.required_bat,
        people.restructuring,
        people.wmo,
        people.moving_on_from,
        people.offers_left,
    )


def _homes(homes: AdvertColumns) -> tuple[NDArray[np.generic], ...]:
    return (
        homes.opens,
        homes.closes,
        homes.rent,
        homes.bat,
        homes.daeb,
        homes.pool,
        homes.direct,
        homes.social_rent,
    )
