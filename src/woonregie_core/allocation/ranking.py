# SPDX-License-Identifier: EUPL-1.2
"""The order of candidates for one advert: label, time of registration, and a lot where those are equal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from woonregie_core.allocation.agreement import Agreement, Label
from woonregie_core.allocation.candidate import Candidate, social_rent_letter
from woonregie_core.allocation.facts import Advert, Model, Pool
from woonregie_core.allocation.labels import Standing, ahead_per_label, standing
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.lots import lot


class Ranked(NamedTuple):
    """One candidate in the order of an advert.

    Attributes:
        word: a letter per condition.
        position: place in the order from 1; 0 for whom a condition fails or is unknown.
        lot: the lot where it decided, else "".
        ahead: how many stand ahead, per label of the order; empty without a position.
    """

    seeker_id: str
    reacted_at: datetime | None
    registered_at: datetime | None
    word: str
    standing: Standing
    position: int
    lot: str
    ahead: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of an advert: first those with a position, then the others by pseudonym."""

    advert: Advert
    order: tuple[Label, ...]
    ranked: tuple[Ranked, ...]

    @property
    def eligible(self) -> list[Ranked]:
        """Whom the dwelling may be offered to, in order."""
        return [entry for entry in self.ranked if entry.position]


_KEY = itemgetter(0, 1)


def rank(
    advert: Advert,
    reactions: Mapping[str, datetime | None],
    candidates: Mapping[str, Candidate],
    limits: Limits,
    agreement: Agreement,
    seed: str,
) -> Ranking:
    """Rank everybody who reacted to an advert, or whom a direct offer is considered for.

    Args:
        reactions: moment of reaction per seeker id; None for a direct offer.

    Raises:
        KeyError: a reaction of somebody who is no candidate.
    """
    order = agreement.order(advert.pool is Pool.MOVING_ON)
    social_rent = social_rent_letter(advert, limits)
    placed: list[tuple[int, datetime, str, str]] = []
    others: list[tuple[str, str]] = []
    for seeker_id, reacted_at in reactions.items():
        candidate = candidates[seeker_id]
        word = candidate.answers(advert, social_rent, reacted_at)
        found = standing(word, order)
        if found.eligible and candidate.registered_at is not None:
            placed.append((found.rank, candidate.registered_at, seeker_id, word))
        else:
            others.append((seeker_id, word))
    ordered = _ordered(placed, advert.id, seed)
    ahead = ahead_per_label([entry[0] for entry, _lot in ordered], len(order))
    first = tuple(
        Ranked(seeker, reactions[seeker], moment, word, standing(word, order), place + 1, drawn, ahead[place])
        for place, ((_rank, moment, seeker, word), drawn) in enumerate(ordered)
    )
    rest = tuple(
        Ranked(seeker, reactions[seeker], candidates[seeker].registered_at, word, standing(word, order), 0, "", ())
        for seeker, word in sorted(others)
    )
    return Ranking(advert, order, first + rest)


def _ordered(
    placed: Iterable[tuple[int, datetime, str, str]], advert_id: str, seed: str
) -> list[tuple[tuple[int, datetime, str, str], str]]:
    """Sorted by label and registration; lots are drawn only among equals."""
    ordered = []
    for _key, group in groupby(sorted(placed, key=_KEY), key=_KEY):
        equals = list(group)
        if len(equals) == 1:
            ordered.append((equals[0], ""))
            continue
        drawn = [(lot(seed, advert_id, entry[2]), entry) for entry in equals]
        ordered += [(entry, number) for number, entry in sorted(drawn)]
    return ordered


def considered(
    advert: Advert, reactions: Mapping[str, datetime], candidates: Mapping[str, Candidate]
) -> dict[str, datetime | None]:
    """Who is considered: who reacted; for a direct offer whom staff put forward, else all with a Wmo label."""
    if advert.model is Model.OFFER:
        return dict(reactions)
    put_forward = reactions or {key for key, candidate in candidates.items() if candidate.seeker.label_wmo}
    return dict.fromkeys(put_forward)
