# SPDX-License-Identifier: EUPL-1.2
"""The pilot at a glance: per neighbourhood how far the contact came, and how the toolbox stands."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.allocation.models import Letting
from woonregie.seniors.models import Campaign, Case, Pilot, PilotStart, Toolbox


@dataclass(frozen=True)
class PlaceRow:
    """One neighbourhood: households, letters, responses, visits, who searches now, moves; and when it starts."""

    code: str
    name: str
    cases: int
    letters: int
    responses: int
    visits: int
    searching: int
    moved: int
    start: PilotStart | None

    @property
    def response_percent(self) -> int | None:
        """Households that answered of those written to; None where nobody was."""
        return round(100 * self.responses / self.letters) if self.letters else None


@dataclass(frozen=True)
class PilotPage:
    """The running pilot, or the latest one."""

    pilot: Pilot
    rows: list[PlaceRow]
    toolbox: Toolbox | None
    campaigns: list[Campaign]

    @property
    def used(self) -> int:
        """Promised or paid from the toolbox, in cents."""
        return self.toolbox.reserved + self.toolbox.paid if self.toolbox else 0

    @property
    def total(self) -> PlaceRow:
        """All neighbourhoods together."""
        sums = {
            name: sum(getattr(row, name) for row in self.rows)
            for name in ("cases", "letters", "responses", "visits", "searching", "moved")
        }
        return PlaceRow("", "", start=None, **sums)


def current_pilot(on: date) -> Pilot | None:
    """The pilot of a day: the running one, else the one that ended or begins nearest."""
    return (
        Pilot.objects.filter(start__lte=on).select_related("passage").order_by("-start").first()
        or Pilot.objects.select_related("passage").first()
    )


def visible_cases(grant: Grant, pilot: Pilot) -> QuerySet[Case]:
    """The cases that a reader works with: all, or those of the own landlord."""
    cases = Case.objects.filter(pilot=pilot)
    if grant.covers_party(None):
        return cases
    return cases.filter(corporation__in={grant.actor.party_id or 0, *grant.actor.party_ids})


def has_left() -> Exists:
    """Of a case: whether the household left the home it began with, by a letting."""
    return Exists(Letting.objects.filter(household=OuterRef("household"), left=OuterRef("home")))


def with_moves(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases that know whether the household moved, as `has_moved`."""
    return cases.annotate(has_moved=has_left())


def pilot_page(grant: Grant, pilot: Pilot) -> PilotPage:
    """Everything at a glance. Four queries."""
    starts = {one.place_id: one for one in pilot.starts.all()}
    counted = (
        with_moves(visible_cases(grant, pilot))
        .values("home__place", "home__place__code", "home__place__name")
        .annotate(
            cases=Count("pk", distinct=True),
            written=Count("pk", distinct=True, filter=Q(letters__isnull=False)),
            answered=Count("pk", distinct=True, filter=Q(letters__isnull=False, responses__isnull=False)),
            visited=Count("pk", distinct=True, filter=Q(visits__done=True)),
            searches=Count("pk", distinct=True, filter=Q(phase="searching", has_moved=False)),
            moves=Count("pk", distinct=True, filter=Q(has_moved=True)),
        )
        .order_by("home__place__name")
    )
    rows = [
        PlaceRow(
            one["home__place__code"], one["home__place__name"], one["cases"], one["written"], one["answered"],
            one["visited"], one["searches"], one["moves"], starts.get(one["home__place"]),
        )
        for one in counted
    ]  # fmt: skip
    campaigns = Campaign.objects.filter(pilot=pilot).select_related("place").annotate(sent=Count("letters"))
    return PilotPage(pilot, rows, Toolbox.objects.filter(pilot=pilot).first(), list(campaigns[:20]))
