# SPDX-License-Identifier: EUPL-1.2
"""The counts behind decisions: every change is a booking, and the database keeps a count from going below zero."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from woonregie.access.refusals import CannotDo
from woonregie.allocation.models import Advert, Count, CountBooking
from woonregie_core.allocation.bookings import Book, Booking

YEARLY = (Book.SOCIAL_LETTING, Book.FREE_SPACE, Book.FITTING_DUE, Book.FITTING_KEPT)
"""The counts that begin again every year; the others run on."""


def book(advert: Advert, bookings: Iterable[Booking], on: date, reason: str) -> None:
    """Add the bookings of the core to the counts, with their state there.

    Raises:
        CannotDo: a count would go below zero.
    """
    for one in bookings:
        year = on.year if one.book in YEARLY else 0
        count = locked_count(one.book, one.account, year)
        count.state += one.delta
        if count.state < 0:
            raise CannotDo(_("De telling van %(account)s zou onder nul komen.") % {"account": one.account})
        count.save(update_fields=["state"])
        CountBooking.objects.create(
            count=count, advert=advert, delta=one.delta, state=count.state, booked_on=on, reason=reason
        )


def locked_count(book: Book, account: str, year: int = 0) -> Count:
    """A count for this transaction alone; it begins at zero."""
    Count.objects.get_or_create(book=book, account=account, year=year)
    return Count.objects.select_for_update().get(book=book, account=account, year=year)


def yearly_state(corporation: str, year: int) -> dict[str, int]:
    """The counts of a landlord in a year, by book."""
    found = dict(
        Count.objects.filter(account=corporation, year=year, book__in=YEARLY).values_list("book", "state")
    )
    return {one.value: found.get(one.value, 0) for one in YEARLY}
