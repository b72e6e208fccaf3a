# SPDX-License-Identifier: EUPL-1.2
"""The hot loops: who may have what, in which order, and who gets it. Plain loops, compiled by numba."""

import numpy as np
from numba import njit, prange

NOT_ELIGIBLE = 127


@njit(cache=True, parallel=True)
def rank_pairs(starts, seekers, reacted, people, homes, ranks, out):  # type: ignore[no-untyped-def]
    """Write the rank of the first applicable label of every pair of an advert and a seeker into `out`.

    It is `NOT_ELIGIBLE` where a condition fails or is unknown.

    Args:
        starts, seekers, reacted: pairs as rows, of shape (m + 1), (p), (p).
        people, homes: tuples of arrays, as `fast` packs them.
    """
    opens, closes, rent, bat, daeb, pool, direct, social_rent = homes
    for advert in prange(len(starts) - 1):
        first, last = starts[advert], starts[advert + 1]
        if not social_rent[advert]:
            out[first:last] = NOT_ELIGIBLE
            continue
        row = ranks[pool[advert]]
        _rank_row(
            seekers[first:last], reacted[first:last], people, opens[advert], closes[advert], rent[advert],
            bat[advert], daeb[advert], direct[advert], (row[0], row[1], row[2], row[3]), out[first:last],
        )  # fmt: skip


@njit(cache=True)
def _rank_row(  # type: ignore[no-untyped-def]
    seekers, reacted, people, opens, closes, rent, bat, daeb, direct, row, out
):
    reg_day, social_income, highest_rent, need, restructuring, wmo, moving_on_from, offers_left = people
    for place in range(len(seekers)):
        seeker = seekers[place]
        may = (reg_day[seeker] <= closes) & (rent <= highest_rent[seeker])
        may &= (not daeb) | social_income[seeker]
        may &= (need[seeker] <= 0) | (bat >= need[seeker])
        if direct:
            may &= wmo[seeker] & (offers_left[seeker] > 0)
        else:
            may &= (reacted[place] >= opens) & (reacted[place] <= closes)
        best = row[3]
        if restructuring[seeker]:
            best = min(best, row[0])
        if wmo[seeker]:
            best = min(best, row[1])
        if moving_on_from[seeker] <= closes:
            best = min(best, row[2])
        out[place] = best if may else NOT_ELIGIBLE


@njit(cache=True, parallel=True)
def order_pairs(starts, seekers, rank, place_in_time, drawn, out):  # type: ignore[no-untyped-def]
    """Write the eligible pairs of each advert in order into `out`; -1 fills what is left.

    Args:
        place_in_time: place of each seeker in the order of registration; equals share a place.
        drawn: place in the drawing of lots per pair, 0 where no lot is needed; empty where nothing was drawn.
    """
    for advert in prange(len(starts) - 1):
        first, last = starts[advert], starts[advert + 1]
        if _in_time_order(first, last, seekers, place_in_time):
            count = _by_counting(first, last, rank, out)
        else:
            count = _by_sorting(first, last, seekers, rank, place_in_time, out)
            out[first + count : last] = -1
        if len(drawn):
            _settle_ties(first, count, seekers, rank, place_in_time, drawn, out)


@njit(cache=True)
def _in_time_order(first, last, seekers, place_in_time):  # type: ignore[no-untyped-def]
    back = 0
    for pair in range(first + 1, last):
        back += place_in_time[seekers[pair]] < place_in_time[seekers[pair - 1]]
    return back == 0


@njit(cache=True)
def _by_counting(first, last, rank, out):  # type: ignore[no-untyped-def]
    """Who reacted stands in the order of registration already: only the labels have to be brought together."""
    free = np.zeros(NOT_ELIGIBLE + 1, np.int64)
    for pair in range(first, last):
        free[rank[pair]] += 1
    count, at = last - first - free[NOT_ELIGIBLE], first
    for label in range(NOT_ELIGIBLE + 1):
        at, free[label] = at + free[label], at
    for pair in range(first, last):  # who may not have it goes behind, as -1: no branch to guess wrong
        label = rank[pair]
        out[free[label]] = pair if label != NOT_ELIGIBLE else -1
        free[label] += 1
    return count


@njit(cache=True)
def _by_sorting(first, last, seekers, rank, place_in_time, out):  # type: ignore[no-untyped-def]
    keys = np.empty(last - first, np.int64)
    count = 0
    for pair in range(first, last):
        if rank[pair] != NOT_ELIGIBLE:
            key = (np.int64(rank[pair]) << 56) | (np.int64(place_in_time[seekers[pair]]) << 24)
            keys[count] = key | np.int64(pair - first)
            count += 1
    chosen = np.sort(keys[:count])
    for place in range(count):
        out[first + place] = first + (chosen[place] & 0xFFFFFF)
    return count


@njit(cache=True)
def _settle_ties(first, count, seekers, rank, place_in_time, drawn, out):  # type: ignore[no-untyped-def]
    """Put pairs with an equal key in the order of their lots: insertion sort, for ties are short."""
    for place in range(first + 1, first + count):
        pair, back = out[place], place
        while back > first:
            other = out[back - 1]
            same = rank[other] == rank[pair] and place_in_time[seekers[other]] == place_in_time[seekers[pair]]
            if not same or drawn[other] <= drawn[pair]:
                break
            out[back] = other
            back -= 1
        out[back] = pair


@njit(cache=True, parallel=True)
def tied_pairs(starts, seekers, rank, place_in_time, out):  # type: ignore[no-untyped-def]
    """Mark in `out` every pair whose key equals that of another pair of the same advert."""
    for advert in prange(len(starts) - 1):
        first, last = starts[advert], starts[advert + 1]
        keys = np.empty(last - first, np.int64)
        for pair in range(first, last):
            keys[pair - first] = (np.int64(rank[pair]) << 32) | np.int64(place_in_time[seekers[pair]])
        order = np.argsort(keys)
        for place in range(1, last - first):
            one, other = order[place - 1], order[place]
            if keys[one] == keys[other] and rank[first + one] != NOT_ELIGIBLE:
                out[first + one] = True
                out[first + other] = True


@njit(cache=True)
def let_in_turn(starts, seekers, order, reply, direct, dwelling, left, housed, winners):  # type: ignore[no-untyped-def]
    """Offer each dwelling in turn down its list; who is housed, or has no direct offer left, is passed over.

    Args:
        dwelling: number of the dwelling per advert, below m; none is let twice.
        order: pairs in order as `order_pairs` wrote them.
        reply: 0 accepts, 1 refuses, 2 refuses for a reason that does not count, per pair.
        left: direct offers left per seeker; used up on the way.
        winners: pair that got each dwelling, -1 where nobody did.
    """
    gone = np.zeros(len(starts), np.bool_)
    for advert in range(len(starts) - 1):
        winners[advert] = -1
        if gone[dwelling[advert]]:
            continue
        for place in range(starts[advert], starts[advert + 1]):
            pair = order[place]
            if pair < 0:
                break
            seeker = seekers[pair]
            if housed[seeker] or (direct[advert] and left[seeker] <= 0):
                continue
            if direct[advert] and reply[pair] != 2:
                left[seeker] -= 1
            if reply[pair] == 0:
                housed[seeker] = True
                winners[advert] = pair
                gone[dwelling[advert]] = True
                break
