# SPDX-License-Identifier: EUPL-1.2
"""What is going on: adverts by what has to be done, and the counts that the rules keep to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count as CountOf
from django.db.models import Exists, OuterRef, Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.allocation.facts_of import rules_on
from woonregie.allocation.models import LIVE, Advert, Count, Offer
from woonregie.conf.policy import current_policy
from woonregie.parties.models import Party
from woonregie_core.allocation.bookings import Book, Share
from woonregie_core.policy.parameters import DatedValue


@dataclass(frozen=True)
class Overview:
    """Adverts by what comes next, the soonest first, and how many ended in the last year."""

    to_close: list[Advert]
    to_offer: list[Advert]
    answering: list[Advert]
    running: list[Advert]


@dataclass(frozen=True)
class LandlordCounts:
    """How a landlord stands: the pool of seniors since its start, free space and fitting lettings of a year."""

    landlord: Party
    own: bool
    pool: Share
    free_space: Share
    unfitting: Share


@dataclass(frozen=True)
class Counts:
    """All landlords, with the rules that the counts are held against."""

    year: int
    landlords: list[LandlordCounts]
    pool_share: DatedValue
    free_space: DatedValue
    fitting: DatedValue


def overview(grant: Grant, on: date) -> Overview:
    """The adverts that the reader works on. One query."""
    offered = Offer.objects.filter(advert=OuterRef("pk"), state__in=LIVE)
    live = visible(grant).filter(state__in=["published", "closed"]).annotate(
        has_offer=Exists(offered), reacted=CountOf("reactions", filter=Q(reactions__withdrawn_at=None))
    )  # fmt: skip
    rows = list(live.order_by("closes", "code"))
    published = [row for row in rows if row.state == "published"]
    closed = [row for row in rows if row.state == "closed"]
    return Overview(
        to_close=[row for row in published if row.closes < on],
        to_offer=[row for row in closed if not row.has_offer],
        answering=[row for row in closed if row.has_offer],
        running=[row for row in published if row.closes >= on],
    )


def visible(grant: Grant) -> QuerySet[Advert]:
    """The adverts whose candidates a reader may see: all, or those of the own landlord."""
    found = Advert.objects.select_related("dwelling__corporation", "dwelling__place")
    if grant.covers_party(None):
        return found
    own = {grant.actor.party_id or 0, *grant.actor.party_ids}
    return found.filter(dwelling__corporation__in=own)


def landlord_counts(grant: Grant, on: date) -> Counts:
    """The counts of the year of a day, for every landlord that has any; the reader's own first. Two queries.

    Raises:
        UnknownParameter: an agreed share is not known on that day.
    """
    agreement, policy = rules_on(on).agreement, current_policy().on(on)
    states = {(one.book, one.account): one.state for one in Count.objects.filter(year__in=[0, on.year])}
    accounts = {account.partition("/")[0] for _book, account in states}
    rows = []
    for party in Party.objects.filter(code__in=accounts, kind="corporation"):
        moving_on, general = (states.get((Book.POOL, f"{party.code}/{pool}"), 0) for pool in ("30", "70"))
        social = states.get((Book.SOCIAL_LETTING, party.code), 0)
        due, kept = states.get((Book.FITTING_DUE, party.code), 0), states.get((Book.FITTING_KEPT, party.code), 0)
        rows.append(
            LandlordCounts(
                landlord=party,
                own=grant.actor.acts_for(party.pk),
                pool=Share(moving_on, moving_on + general, agreement.pool_share),
                free_space=Share(states.get((Book.FREE_SPACE, party.code), 0), social, agreement.free_space),
                unfitting=Share(due - kept, due, 1 - agreement.fitting_share),
            )
        )
    extended = policy.dated("allocation.free_space.extended").value == "ja"
    free_space = "allocation.free_space.extended_percent" if extended else "allocation.free_space.percent"
    return Counts(
        on.year,
        sorted(rows, key=lambda row: (not row.own, row.landlord.name)),
        policy.dated("allocation.pool.share_percent"),
        policy.dated(free_space),
        policy.dated("allocation.fitting.minimum_percent"),
    )
