# SPDX-License-Identifier: EUPL-1.2
"""A whole run: every advert that closed, in order, with offers, bookings and receipts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.bookings import Book, Books, book_letting, book_pool
from woonregie_core.allocation.candidate import Candidate
from woonregie_core.allocation.facts import Advert, Answer, Input
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.offers import Outcome, Step, go_down
from woonregie_core.allocation.pools import divide
from woonregie_core.allocation.ranking import Ranking, considered, rank

ENGINE = "woonregie-allocation 1"
"""Changes whenever the same input could lead to another outcome."""


@dataclass(frozen=True)
class Rules:
    """The limits in law and the agreed rules, both as they stood on the day of the decision."""

    limits: Limits
    agreement: Agreement


class Decided(NamedTuple):
    """What became of one advert, with the counts as they stood before it."""

    ranking: Ranking
    steps: list[Step]
    counts_before: dict[str, int]

    @property
    def winner(self) -> str | None:
        """Who got the dwelling."""
        return next((step.seeker_id for step in self.steps if step.outcome is Outcome.LET), None)


@dataclass(frozen=True)
class Result:
    """The outcome of a run: one entry per closed advert in the order of closing, and all bookings."""

    decided: tuple[Decided, ...]
    open: tuple[Advert, ...]
    books: Books

    @property
    def lettings(self) -> Iterator[tuple[Advert, str]]:
        """Every dwelling that was let, and to whom."""
        return ((entry.ranking.advert, entry.winner) for entry in self.decided if entry.winner)


def allocate(given: Input, rules: Rules, seed: str, decided_on: date) -> Result:
    """Run every advert that closed on or before a day.

    Args:
        seed: of the lots; publish its commitment before the adverts close.

    Returns:
        The result; the same for any order of the rows of the input.
    """
    candidates = {seeker.id: Candidate(seeker, rules.limits, rules.agreement) for seeker in given.seekers}
    labelled, pool_steps = divide(given.adverts, rules.agreement)
    run = _Run(candidates, _by_advert(given), _answers(given), rules, seed)
    for step in pool_steps:
        book_pool(run.books, step)
    closed = [advert for advert in labelled.values() if advert.closes <= decided_on]
    decided = tuple(run.decide(advert) for advert in sorted(closed, key=lambda a: (a.closes, a.id)))
    waiting = tuple(advert for advert in labelled.values() if advert.closes > decided_on)
    return Result(decided, waiting, run.books)


def _by_advert(given: Input) -> dict[str, dict[str, datetime]]:
    """Who reacted when, per advert; of two reactions of one person the first counts."""
    found: dict[str, dict[str, datetime]] = defaultdict(dict)
    for reaction in given.reactions:
        known = found[reaction.advert_id].get(reaction.seeker_id)
        if known is None or reaction.reacted_at < known:
            found[reaction.advert_id][reaction.seeker_id] = reaction.reacted_at
    return found


def _answers(given: Input) -> dict[str, dict[str, Answer]]:
    found: dict[str, dict[str, Answer]] = defaultdict(dict)
    for answer in given.answers:
        found[answer.advert_id][answer.seeker_id] = answer
    return found


class _Run:
    """What a run remembers from one advert to the next."""

    def __init__(
        self,
        candidates: Mapping[str, Candidate],
        reactions: Mapping[str, dict[str, datetime]],
        answers: Mapping[str, dict[str, Answer]],
        rules: Rules,
        seed: str,
    ) -> None:
        self.books = Books()
        self._candidates = candidates
        self._reactions = reactions
        self._answers = answers
        self._rules = rules
        self._seed = seed
        self._housed: set[str] = set()

    def decide(self, advert: Advert) -> Decided:
        """Rank, offer and book one advert."""
        rules, candidates = self._rules, self._candidates
        who = considered(advert, self._reactions.get(advert.id, {}), candidates)
        ranking = rank(advert, who, candidates, rules.limits, rules.agreement, self._seed)
        before = self._counts(advert.dwelling.corporation)
        answers = self._answers.get(advert.id, {})
        steps = go_down(ranking, answers, self._housed.__contains__, rules.agreement)
        self._book(ranking, steps)
        return Decided(ranking, steps, before)

    def _counts(self, corporation: str) -> dict[str, int]:
        books = (Book.SOCIAL_LETTING, Book.FITTING_DUE, Book.FITTING_KEPT)
        return {book.value: self.books.used(book, corporation) for book in books}

    def _book(self, ranking: Ranking, steps: list[Step]) -> None:
        for entry, step in zip(ranking.ranked, steps, strict=True):
            if step.counts:
                self._candidates[step.seeker_id].offers_left -= 1
                self.books.book(Book.DIRECT_OFFER, step.seeker_id, ranking.advert.id)
            if step.outcome is Outcome.LET:
                self._housed.add(step.seeker_id)
                book_letting(self.books, ranking, entry)
