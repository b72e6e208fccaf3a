# SPDX-License-Identifier: EUPL-1.2
"""What a run books: pools, direct offers, fitting lettings and the free space. Sums of bookings are the state."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.conditions import INDEX
from woonregie_core.allocation.pools import PoolStep
from woonregie_core.allocation.ranking import Ranked, Ranking
from woonregie_core.allocation.verdict import Verdict


class Book(StrEnum):
    """Which count a booking changes."""

    POOL = "pool"
    DIRECT_OFFER = "direct_offer"
    SOCIAL_LETTING = "social_letting"
    FREE_SPACE = "free_space"
    FITTING_DUE = "fitting_due"
    FITTING_KEPT = "fitting_kept"


@dataclass(frozen=True, slots=True)
class Booking:
    """One change of one count; `state` is the count after it."""

    book: Book
    account: str
    advert_id: str
    delta: int
    state: int


@dataclass
class Books:
    """All bookings of a run with the counts that they lead to."""

    bookings: list[Booking] = field(default_factory=list)
    states: Counter[tuple[Book, str]] = field(default_factory=Counter)

    def book(self, book: Book, account: str, advert_id: str, delta: int = 1) -> None:
        """Add to a count.

        Raises:
            ValueError: the count would become negative.
        """
        state = self.states[book, account] + delta
        if state < 0:
            raise ValueError(f"{book} {account}: {state}")
        self.states[book, account] = state
        self.bookings.append(Booking(book, account, advert_id, delta, state))

    def used(self, book: Book, account: str) -> int:
        """The count so far."""
        return self.states[book, account]


def book_pool(books: Books, step: PoolStep) -> None:
    """A vacancy joined one of the pools."""
    books.book(Book.POOL, f"{step.scope or 'stad'}/{step.pool}", step.advert_id)


@dataclass(frozen=True, slots=True)
class Share:
    """A count held against the share of lettings that the law or an agreement sets; both exact."""

    part: int
    whole: int
    limit: Fraction

    @property
    def allowed(self) -> int:
        """How many of so many lettings the share comes to, rounded down."""
        return int(self.whole * self.limit)

    @property
    def room(self) -> int:
        """How many more are possible without another letting; negative where the share is exceeded."""
        return self.allowed - self.part


def free_space(books: Books, corporation: str, agreement: Agreement) -> Share:
    """Lettings above the income limit against the free space of a landlord (Woningwet art. 48 lid 1)."""
    return Share(
        books.used(Book.FREE_SPACE, corporation),
        books.used(Book.SOCIAL_LETTING, corporation),
        agreement.free_space,
    )


def unfitting(books: Books, corporation: str, agreement: Agreement) -> Share:
    """Lettings that were not fitting against what is left beside the share that must be (BTIV art. 54)."""
    due, kept = books.used(Book.FITTING_DUE, corporation), books.used(Book.FITTING_KEPT, corporation)
    return Share(due - kept, due, 1 - agreement.fitting_share)


def book_letting(books: Books, ranking: Ranking, winner: Ranked) -> None:
    """A letting counts for the landlord: as social, and as fitting where that was due (BTIV art. 54, 56).

    An exception to the income limit uses the free space; one to the fitting rent is due and not kept.
    """
    dwelling, advert_id = ranking.advert.dwelling, ranking.advert.id
    if dwelling.daeb:
        books.book(Book.SOCIAL_LETTING, dwelling.corporation, advert_id)
        if winner.word[INDEX["social_income"]] == Verdict.ALLOWED:
            books.book(Book.FREE_SPACE, dwelling.corporation, advert_id)
    fitting = winner.word[INDEX["fitting_rent"]]
    if fitting != Verdict.NOT_APPLICABLE:
        books.book(Book.FITTING_DUE, dwelling.corporation, advert_id)
        if fitting == Verdict.MEETS:
            books.book(Book.FITTING_KEPT, dwelling.corporation, advert_id)
