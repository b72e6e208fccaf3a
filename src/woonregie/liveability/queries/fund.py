# SPDX-License-Identifier: EUPL-1.2
"""The fund as a whole, one line with its bookings, and applications. The public does not see what is undecided."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from woonregie.access.grant import Grant, Scope
from woonregie.liveability.models import Application, Booking, Earmark, FundLine
from woonregie.places.models import Place

KNOWN_TO_ALL = ("granted", "finished")


@dataclass(frozen=True)
class FundPage:
    """All lines with their sums, in cents."""

    lines: list[FundLine]
    applications: list[Application]

    @property
    def budget(self) -> int:
        """What there is in all."""
        return sum(line.budget for line in self.lines)

    @property
    def reserved(self) -> int:
        """What is promised and not yet paid."""
        return sum(line.reserved for line in self.lines)

    @property
    def paid(self) -> int:
        """What was paid."""
        return sum(line.paid for line in self.lines)

    @property
    def available(self) -> int:
        """What may still be promised."""
        return self.budget - self.reserved - self.paid

    @property
    def used(self) -> int:
        """What was promised or paid."""
        return self.reserved + self.paid


@dataclass(frozen=True)
class LinePage:
    """One line with everything that was booked on it, the last booking first."""

    line: FundLine
    bookings: list[Booking]
    earmarks: list[Earmark]
    applications: list[Application]


def fund_lines() -> QuerySet[FundLine]:
    """Lines with their places and source."""
    return FundLine.objects.select_related("passage__document", "passage__dataset").prefetch_related(
        Prefetch("places", Place.objects.only("code", "name"))
    )


def visible_applications(grant: Grant) -> QuerySet[Application]:
    """What this reader may know of applications: a visitor only what was granted."""
    rows = Application.objects.select_related("line", "party", "place", "earmark")
    return rows.filter(state__in=KNOWN_TO_ALL) if grant.scope is Scope.RELEASED else rows


def fund_page(grant: Grant) -> FundPage:
    """The fund. Three queries, whatever its size."""
    return FundPage(list(fund_lines()), list(visible_applications(grant)))


def line_page(grant: Grant, code: str) -> LinePage | None:
    """One line, or None where there is no such line. Seven queries at most."""
    line = fund_lines().filter(code=code).first()
    if line is None:
        return None
    bookings = line.bookings.select_related(
        "party", "application", "counter", "passage__document", "passage__dataset"
    ).order_by("-pk")
    earmarks = line.earmarks.select_related("passage__document", "passage__dataset")
    found = visible_applications(grant).filter(line=line)
    return LinePage(line, list(bookings), list(earmarks), list(found))


def application_page(grant: Grant, pk: int) -> Application | None:
    """One application with decision, bookings and evaluation; None where this reader may not know of it."""
    rows = visible_applications(grant).select_related("decision", "evaluation__party")
    return rows.prefetch_related(Prefetch("bookings", Booking.objects.order_by("pk"))).filter(pk=pk).first()
