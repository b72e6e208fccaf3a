# SPDX-License-Identifier: EUPL-1.2
"""An account with three counts that never become negative, and the five entries that change them.

A promise reserves money before anything is paid; a payment takes from the promise; what a promise does not need is
released. So `available` is what may still be promised, and `budget - paid` is what is still in the purse.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What an entry does."""

    ALLOT = "allot"
    TAKE = "take"
    RESERVE = "reserve"
    RELEASE = "release"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `cents` is positive; the kind tells the direction."""

    kind: Kind
    cents: int


@dataclass(frozen=True, slots=True)
class Account:
    """Whole cents. `reserved` is promised and not yet paid."""

    budget: int = 0
    reserved: int = 0
    paid: int = 0

    @property
    def available(self) -> int:
        """What may still be promised or taken away."""
        return self.budget - self.reserved - self.paid


class NotEnough(ValueError):
    """An entry asks for more than there is.

    Attributes:
        short: how many cents are missing.
    """

    def __init__(self, kind: Kind, short: int) -> None:
        super().__init__(f"{kind}: {short}")
        self.kind = kind
        self.short = short


def after(account: Account, entry: Entry) -> Account:
    """The account after an entry.

    Raises:
        ValueError: the amount is not positive.
        NotEnough: there is less left, or less promised, than the entry asks for.
    """
    if entry.cents <= 0:
        raise ValueError(f"{entry.kind}: {entry.cents}")
    room = account.available if entry.kind in (Kind.TAKE, Kind.RESERVE) else account.reserved
    if entry.kind is not Kind.ALLOT and entry.cents > room:
        raise NotEnough(entry.kind, entry.cents - room)
    match entry.kind:
        case Kind.ALLOT:
            return replace(account, budget=account.budget + entry.cents)
        case Kind.TAKE:
            return replace(account, budget=account.budget - entry.cents)
        case Kind.RESERVE:
            return replace(account, reserved=account.reserved + entry.cents)
        case Kind.RELEASE:
            return replace(account, reserved=account.reserved - entry.cents)
        case Kind.PAY:
            return replace(account, reserved=account.reserved - entry.cents, paid=account.paid + entry.cents)


def replay(entries: Iterable[Entry], start: Account | None = None) -> Account:
    """The account after all entries in their order.

    Raises:
        NotEnough: one of them asks for more than there was at its moment.
    """
    account = start or Account()
    for entry in entries:
        account = after(account, entry)
    return account
