# SPDX-License-Identifier: EUPL-1.2
"""A whole run: every advert that closed, in order, with offers, bookings and receipts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.bookings import Book, Books, book_letting, book_pool
from woonregie_core.allocation.candidate import Candidate
from woonregie_core.allocation.collecting import without_collecting
from woonregie_core.allocation.facts import Advert, Answer, Deviation, Input
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.offers import Outcome, Situation, Step, go_down
from woonregie_core.allocation.pools import divide
from woonregie_core.allocation.ranking import Considered, Ranking, considered, rank
from woonregie_core.policy.parameters import PolicyOn

ENGINE = "woonregie-allocation 2"
"""Changes whenever the same input could lead to another outcome."""


@dataclass(frozen=True)
class Rules:
    """The limits in law and the agreed rules, both as they stood on the day of the decision."""

    limits: Limits
    agreement: Agreement

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Rules":
        """The rules in force on the day of the policy.

        Raises:
            UnknownParameter: one of them is not known on that day.
        """
        return cls(Limits.from_policy(policy), Agreement.from_policy(policy))


class Decided(NamedTuple):
    """What became of one advert: a step per candidate, and the counts before and after."""

    ranking: Ranking
    steps: list[Step]
    before: dict[str, int]
    after: dict[str, int]

    @property
    def winner(self) -> str | None:
        """Who got the dwelling."""
        return next(
            (entry.seeker_id for entry, step in zip(self.ranking.ranked, self.steps, strict=True)
             if step.outcome is Outcome.LET), None,
        )  # fmt: skip


@dataclass(frozen=True)
class Result:
    """The outcome of a run: one entry per closed advert in the order of closing, and all bookings.

    `candidates` holds every seeker by id as the rules see them.
    """

    candidates: Mapping[str, Candidate]
    decided: tuple[Decided, ...]
    open: tuple[Advert, ...]
    books: Books

    @property
    def lettings(self) -> Iterator[tuple[Advert, str]]:
        """Every dwelling that was let, and to whom."""
        return ((entry.ranking.advert, winner) for entry in self.decided if (winner := entry.winner))


def allocate(given: Input, rules: Rules, seed: str, decided_on: date) -> Result:
    """Run every advert that closed on or before a day.

    Args:
        seed: of the lots; publish its commitment before the adverts close.

    Returns:
        The result; the same for any order of the rows of the input.

    Raises:
        KeyError: a reaction names nobody, or a deviation no condition.
    """
    labelled, pool_steps = divide(given.adverts, rules.agreement)
    with without_collecting():
        run = _Run(given, rules, seed)
        for step in pool_steps:
            book_pool(run.books, step)
        decided = tuple(run.decide(advert) for advert in in_turn(labelled.values(), decided_on))
    waiting = tuple(advert for advert in labelled.values() if advert.closes > decided_on)
    return Result(run.candidates, decided, waiting, run.books)


def in_turn(adverts: Iterable[Advert], decided_on: date) -> list[Advert]:
    """The adverts that closed by a day, in the order in which they are decided."""
    return sorted((a for a in adverts if a.closes <= decided_on), key=lambda a: (a.closes, a.id))


def first_reactions(given: Input) -> dict[str, dict[str, datetime]]:
    """Who reacted when, per advert; of two reactions of one person the first counts."""
    found: dict[str, dict[str, datetime]] = defaultdict(dict)
    for reaction in given.reactions:
        row, seeker_id = found[reaction.advert_id], reaction.seeker_id
        if seeker_id not in row or reaction.reacted_at < row[seeker_id]:
            row[seeker_id] = reaction.reacted_at
    return found


def answers_by_advert(given: Input) -> dict[str, dict[str, Answer]]:
    """What was answered, per advert and seeker."""
    found: dict[str, dict[str, Answer]] = defaultdict(dict)
    for answer in given.answers:
        found[answer.advert_id][answer.seeker_id] = answer
    return found


def deviations_by_advert(given: Input) -> dict[str, dict[str, list[Deviation]]]:
    """What was decided by hand, per advert and seeker."""
    found: dict[str, dict[str, list[Deviation]]] = defaultdict(dict)
    for deviation in given.deviations:
        found[deviation.advert_id].setdefault(deviation.seeker_id, []).append(deviation)
    return found


class _Run:
    """What a run remembers from one advert to the next."""

    def __init__(self, given: Input, rules: Rules, seed: str) -> None:
        self.books = Books()
        self._seekers = {seeker.id: seeker for seeker in given.seekers}
        self.candidates = {s.id: Candidate(s, rules.limits, rules.agreement) for s in given.seekers}
        self._reactions = first_reactions(given)
        self._answers = answers_by_advert(given)
        self._deviations = deviations_by_advert(given)
        self._rules = rules
        self._seed = seed
        self._housed: set[str] = set()
        self._gone: set[str] = set()

    def decide(self, advert: Advert) -> Decided:
        """Rank, offer and book one advert."""
        rules, candidates = self._rules, self.candidates
        reactions = considered(advert, self._reactions.get(advert.id, {}), self._seekers)
        who = Considered(reactions, self._deviations.get(advert.id, {}))
        ranking = rank(advert, who, candidates, rules.limits, rules.agreement, self._seed)
        before = self._counts(ranking)
        gone = advert.dwelling.id in self._gone
        situation = Situation(self._answers.get(advert.id, {}), self._housed.__contains__, gone)
        steps = go_down(ranking, situation, rules.agreement)
        self._book(ranking, steps)
        return Decided(ranking, steps, before, self._counts(ranking))

    def _counts(self, ranking: Ranking) -> dict[str, int]:
        corporation = ranking.advert.dwelling.corporation
        books = (Book.SOCIAL_LETTING, Book.FREE_SPACE, Book.FITTING_DUE, Book.FITTING_KEPT)
        return {book.value: self.books.used(book, corporation) for book in books}

    def _book(self, ranking: Ranking, steps: list[Step]) -> None:
        advert = ranking.advert
        for entry, step in zip(ranking.ranked, steps, strict=True):
            if step.counts:
                self.candidates[entry.seeker_id].offers_left -= 1
                self.books.book(Book.DIRECT_OFFER, entry.seeker_id, advert.id)
            if step.outcome is Outcome.LET:
                self._housed.add(entry.seeker_id)
                self._gone.add(advert.dwelling.id)
                book_letting(self.books, ranking, entry)
