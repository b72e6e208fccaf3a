# SPDX-License-Identifier: EUPL-1.2
"""What happened with one household, by date: contact, visits, offers and money together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

_ORDER = ("letter", "response", "help", "visit", "offer", "booking")


@dataclass(frozen=True)
class Happened:
    """One thing on a day. `kind` says what `what` is: a letter, response, help, visit, offer or booking."""

    on: date
    kind: str
    what: Any


def timeline(
    letters: Iterable[Any],
    responses: Iterable[Any],
    help_requests: Iterable[Any],
    visits: Iterable[Any],
    offers: Iterable[Any],
    bookings: Iterable[Any],
) -> list[Happened]:
    """Everything in the order in which it happened, what is planned too. Of one day, contact comes first."""
    found = [
        *(Happened(one.campaign.sent_on, "letter", one) for one in letters),
        *(Happened(one.on, "response", one) for one in responses),
        *(Happened(one.asked_on, "help", one) for one in help_requests),
        *(Happened(one.on, "visit", one) for one in visits),
        *(Happened(one.made_on, "offer", one) for one in offers),
        *(Happened(one.booked_on, "booking", one) for one in bookings),
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.on, _ORDER.index(one.kind), one.what.pk))
