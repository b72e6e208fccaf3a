# SPDX-License-Identifier: EUPL-1.2
"""A year of allocation that never happened: adverts, reactions and refusals, decided by the real rules.

Month by month: homes become free, partly because somebody moved the month before; who searches reacts; the engine
decides. So every letting obeys the rules of its month, and chains of moves come about by themselves.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from woonregie_core.allocation.bookings import Book, Booking
from woonregie_core.allocation.facts import Advert, Answer, Dwelling, Input, Model, Reaction, Reply, Seeker
from woonregie_core.allocation.pools import PoolStep, divide
from woonregie_core.allocation.run import Decided, Result, Rules, allocate
from woonregie_core.synthetic.calibration import Calibration
from woonregie_core.synthetic.draws import chance

TERM_DAYS = 7
_DIRECT_SHARE = 0.08
_REASONS = ("woning", "buurt", "huur", "moment")


@dataclass(frozen=True)
class Month:
    """What happened in a month: adverts with their pool, reactions, what the rules decided, and the bookings."""

    last_day: date
    adverts: tuple[Advert, ...]
    reactions: tuple[Reaction, ...]
    pools: tuple[PoolStep, ...]
    decided: tuple[Decided, ...]
    bookings: tuple[Booking, ...]


@dataclass
class _World:
    """What a year carries from month to month: who searches, who lives where, what became free, the pools."""

    homes: Mapping[str, Dwelling]
    seekers: dict[str, Seeker]
    lives_in: dict[str, str]
    left: list[str] = field(default_factory=list)
    pools: dict[str, tuple[int, int]] = field(default_factory=dict)


def make_year(
    numbers: Calibration,
    homes: Sequence[Dwelling],
    seekers: Iterable[Seeker],
    lives_in: Mapping[str, str],
    rules_on: Callable[[date], Rules],
    until: date,
    seed: str,
) -> tuple[Month, ...]:
    """The twelve months before the month of a day.

    Args:
        homes: all homes; which of them become free is drawn, among those nobody of `lives_in` lives in.
        seekers: everybody who is registered, as the rules see them.
        lives_in: code of the home per seeker, for those who leave one behind.
        rules_on: the rules of a day.
    """
    world = _World({home.id: home for home in homes}, {seeker.id: seeker for seeker in seekers}, dict(lives_in))
    free = _free_by_chance(numbers, homes, set(lives_in.values()), seed)
    parts = [part.tolist() for part in np.array_split(np.array(free), 12)]
    return tuple(
        _month(numbers, world, part, first, rules_on, seed)
        for part, first in zip(parts, _months_before(until), strict=True)
    )


def _months_before(until: date) -> list[date]:
    found = [date(until.year - 1, until.month, 1)]
    while len(found) < 12:
        found.append((found[-1] + timedelta(days=32)).replace(day=1))
    return found


def _free_by_chance(numbers: Calibration, homes: Sequence[Dwelling], lived_in: set[str], seed: str) -> list[str]:
    """Homes that become free in the year, in order; the share of suitable ones is as was asked."""
    draws = chance(seed, "vacancies")
    suitable = [home.id for home in homes if home.bat and home.id not in lived_in]
    others = [home.id for home in homes if not home.bat and home.id not in lived_in]
    many = min(round(numbers.lettings * numbers.suitable_share), len(suitable))
    rest = min(numbers.lettings - many, len(others))
    found = [*draws.permutation(suitable)[:many].tolist(), *draws.permutation(others)[:rest].tolist()]
    return [found[place] for place in draws.permutation(len(found))]


def _month(
    numbers: Calibration,
    world: _World,
    codes: list[str],
    first: date,
    rules_on: Callable[[date], Rules],
    seed: str,
) -> Month:
    """Offer what became free, decide, and note who moved and what they left."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    rules = rules_on(last)
    plain = [_advert(world.homes[code], first, seed) for code in [*world.left, *codes]]
    labelled, steps = divide(plain, rules.agreement, world.pools)
    world.pools |= {step.scope: (step.vacancies, step.moving_on) for step in steps}
    adverts = tuple(labelled[advert.id] for advert in plain)
    reactions = tuple(_reactions(numbers, world, adverts, seed))
    people = {reaction.seeker_id for reaction in reactions} | _granted(world)
    seekers = tuple(world.seekers[key] for key in sorted(people))
    answers = tuple(_answers(numbers, reactions, seed))
    result = allocate(Input(seekers, adverts, reactions, answers), rules, seed, last)
    _go_on(world, result)
    return Month(last, adverts, reactions, tuple(steps), result.decided, tuple(result.books.bookings))


def _granted(world: _World) -> set[str]:
    return {seeker.id for seeker in world.seekers.values() if seeker.label_wmo}


def _go_on(world: _World, result: Result) -> None:
    """Who moved does not search any more; the home left behind is offered next month."""
    for booking in result.books.bookings:
        if booking.book is Book.DIRECT_OFFER:
            seeker = world.seekers[booking.account]
            world.seekers[seeker.id] = replace(seeker, offers_counted=seeker.offers_counted + 1)
    world.left = []
    for _advert_let, winner in result.lettings:
        del world.seekers[winner]
        home = world.lives_in.pop(winner, None)
        if home is not None:
            world.left.append(home)


def _advert(home: Dwelling, first: date, seed: str) -> Advert:
    """A term of a week that ends within the month; some of the suitable homes go by direct offer."""
    draws = chance(seed, "advert", home.id)
    opens = first + timedelta(days=int(draws.integers(0, 20)))
    direct = bool(home.bat) and draws.random() < _DIRECT_SHARE
    model = Model.MEDIATION if direct else Model.OFFER
    return Advert(f"{opens:%Y%m%d}-{home.id}", home, opens, opens + timedelta(days=TERM_DAYS), None, model)


def _reactions(numbers: Calibration, world: _World, adverts: Sequence[Advert], seed: str) -> Iterator[Reaction]:
    """Who reacts: households that the home suits more often than others."""
    codes = np.array(sorted(world.seekers))
    people = [world.seekers[code] for code in codes]
    sizes = np.array([one.household_size or 1 for one in people])
    years = np.array([one.birth_date.year if one.birth_date else 1980 for one in people])
    for advert in adverts:
        if advert.model is Model.MEDIATION or not len(codes):
            continue
        draws = chance(seed, "reactions", advert.id)
        weights = _interest(advert, sizes, advert.opens.year - years)
        many = min(int(draws.poisson(numbers.reactions)), int((weights > 0).sum()))
        chosen = draws.choice(len(codes), size=many, replace=False, p=weights / weights.sum())
        minutes = draws.integers(0, TERM_DAYS * 24 * 60, size=many)
        start = datetime.combine(advert.opens, time(0))
        for who, minute in zip(chosen.tolist(), minutes.tolist(), strict=True):
            yield Reaction(advert.id, str(codes[who]), start + timedelta(minutes=minute))


def _interest(advert: Advert, sizes: NDArray[np.int64], ages: NDArray[np.int64]) -> NDArray[np.float64]:
    bedrooms = advert.dwelling.bedrooms or 1
    room = np.where(sizes >= bedrooms, 1.0, 0.35) if bedrooms >= 3 else np.where(sizes <= bedrooms + 1, 1.0, 0.1)
    if advert.dwelling.bat:
        return np.asarray(room * np.where(ages >= 55, 6.0, 0.6))
    return np.asarray(room * np.where(ages < 55, 1.0, 0.3))


def _answers(numbers: Calibration, reactions: Iterable[Reaction], seed: str) -> Iterator[Answer]:
    """What somebody would answer if the home were offered; only those whose turn comes are asked."""
    for reaction in reactions:
        draws = chance(seed, "answer", reaction.advert_id, reaction.seeker_id)
        if draws.random() < numbers.refused_share:
            reason = _REASONS[int(draws.integers(len(_REASONS)))]
            yield Answer(reaction.advert_id, reaction.seeker_id, Reply.REFUSE, reason)
