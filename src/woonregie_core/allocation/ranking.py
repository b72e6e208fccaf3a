# SPDX-License-Identifier: EUPL-1.2
"""The order of candidates for one advert: label, time of registration, and a lot where those are equal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from woonregie_core.allocation.agreement import Agreement, Label
from woonregie_core.allocation.by_hand import ByHand, decide
from woonregie_core.allocation.candidate import Candidate, social_rent_letter
from woonregie_core.allocation.facts import Advert, Deviation, Model, Pool, Seeker
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
        by_hand: what people decided instead of the rules.
        offers_before: direct offers that counted before; None where this is no direct offer.
    """

    seeker_id: str
    reacted_at: datetime | None
    registered_at: datetime | None
    word: str
    standing: Standing
    position: int
    lot: str
    ahead: tuple[int, ...]
    by_hand: tuple[ByHand, ...]
    offers_before: int | None


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


@dataclass(frozen=True, slots=True)
class Considered:
    """Who is considered for an advert.

    Attributes:
        reactions: moment of reaction per seeker id; None for a direct offer.
        deviations: what people decided by hand, per seeker id.
    """

    reactions: Mapping[str, datetime | None]
    deviations: Mapping[str, Sequence[Deviation]]


Placed = tuple[int, datetime, str, str, Standing]
Other = tuple[str, str, Standing]
_KEY = itemgetter(0, 1)


def rank(
    advert: Advert,
    who: Considered,
    candidates: Mapping[str, Candidate],
    limits: Limits,
    agreement: Agreement,
    seed: str,
) -> Ranking:
    """Rank everybody who reacted to an advert, or whom a direct offer is considered for.

    Raises:
        KeyError: a reaction of somebody who is no candidate, or a deviation from no known condition.
    """
    order = agreement.order(advert.pool is Pool.MOVING_ON)
    placed, others, by_hand = _answers(advert, who, candidates, social_rent_letter(advert, limits), order)
    ordered, lots = _ordered(placed, advert.id, seed)
    ahead = ahead_per_label([entry[0] for entry in ordered], len(order))
    offers = _offers_before(advert, who, candidates, agreement)
    reactions = who.reactions
    ranked = [
        Ranked(
            key, reactions[key], moment, word, found, place, lots.get(key, ""), ahead[place - 1],
            by_hand.get(key, ()), offers.get(key),
        )
        for place, (_rank, moment, key, word, found) in enumerate(ordered, start=1)
    ]  # fmt: skip
    for key, word, found in sorted(others, key=itemgetter(0)):
        moment = candidates[key].registered_at
        ranked.append(
            Ranked(
                key, reactions[key], moment, word, found, 0, "", (), by_hand.get(key, ()), offers.get(key)
            )
        )  # fmt: skip
    return Ranking(advert, order, tuple(ranked))


def _answers(
    advert: Advert,
    who: Considered,
    candidates: Mapping[str, Candidate],
    social_rent: str,
    order: tuple[Label, ...],
) -> tuple[list[Placed], list[Other], dict[str, tuple[ByHand, ...]]]:
    """Everybody held against the conditions: who gets a place, who does not, and what was decided by hand."""
    placed: list[Placed] = []
    others: list[Other] = []
    by_hand: dict[str, tuple[ByHand, ...]] = {}
    for seeker_id, reacted_at in who.reactions.items():
        candidate = candidates[seeker_id]
        word = candidate.answers(advert, social_rent, reacted_at)
        if seeker_id in who.deviations:
            word, by_hand[seeker_id] = decide(word, who.deviations[seeker_id])
        found = standing(word, order)
        if found.eligible and candidate.registered_at is not None:
            placed.append((found.rank, candidate.registered_at, seeker_id, word, found))
        else:
            others.append((seeker_id, word, found))
    return placed, others, by_hand


def _offers_before(
    advert: Advert, who: Considered, candidates: Mapping[str, Candidate], agreement: Agreement
) -> dict[str, int]:
    """Direct offers that counted before, per candidate of a direct offer."""
    if advert.model is Model.OFFER:
        return {}
    return {key: agreement.maximum_offers - candidates[key].offers_left for key in who.reactions}


def _ordered(placed: list[Placed], advert_id: str, seed: str) -> tuple[list[Placed], dict[str, str]]:
    """Sorted by label and registration; lots are drawn only among equals."""
    placed.sort(key=_KEY)
    lots: dict[str, str] = {}
    if len(set(map(_KEY, placed))) == len(placed):
        return placed, lots
    ordered: list[Placed] = []
    for _key, group in groupby(placed, key=_KEY):
        equals = list(group)
        if len(equals) > 1:
            lots |= {entry[2]: lot(seed, advert_id, entry[2]) for entry in equals}
            equals.sort(key=lambda entry: lots[entry[2]])
        ordered += equals
    return ordered, lots


def considered(
    advert: Advert, reactions: Mapping[str, datetime], seekers: Mapping[str, Seeker]
) -> dict[str, datetime | None]:
    """Who is considered: who reacted; for a direct offer whom staff put forward, else all with a Wmo label.

    Somebody without a Wmo label who is put forward gets an answer too, but stands in nobody's way.
    """
    if advert.model is Model.OFFER:
        return dict(reactions)
    put_forward = dict.fromkeys(reactions)
    if any(seekers[key].label_wmo for key in put_forward):
        return put_forward
    return put_forward | {key: None for key, seeker in seekers.items() if seeker.label_wmo}
