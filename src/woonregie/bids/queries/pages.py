# SPDX-License-Identifier: EUPL-1.2
"""The list of bids, and all that the page of one bid shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from woonregie.access.grant import Grant
from woonregie.bids.labels import SUBJECT
from woonregie.bids.lines import offer_of, plain, project_of
from woonregie.bids.models import Bid, BidOffer, BidProject, BidReaction
from woonregie.bids.queries.visible import visible_bid, visible_bids
from woonregie.parties.models import Party
from woonregie_core.bids.difference import ChangeKind, LineChange, compare
from woonregie_core.bids.workflow import BidStatus

_ORIGINS = ("passage__document", "passage__dataset")


@dataclass(frozen=True)
class BidRow:
    """A bid in the list."""

    bid: Bid
    projects: int
    dwellings: int | None


@dataclass(frozen=True)
class ShownLine:
    """A line with what happened to it since last year; no change where there was no bid last year."""

    line: BidOffer | BidProject
    change: LineChange | None


@dataclass(frozen=True)
class BidPage:
    """A bid with its lines by subject, last year's bid, and the reactions."""

    bid: Bid
    previous: Bid | None
    offers: list[tuple[str, list[ShownLine]]]
    projects: list[ShownLine]
    dropped: list[BidOffer | BidProject]
    reactions: list[BidReaction]
    invited: list[Party]

    @property
    def changes(self) -> dict[str, int]:
        """How many lines are new, changed, the same and dropped."""
        shown = [*self.projects, *(line for _subject, lines in self.offers for line in lines)]
        counts = {
            kind.value: sum(x.change is not None and x.change.kind is kind for x in shown) for kind in ChangeKind
        }
        return counts | {ChangeKind.DROPPED.value: len(self.dropped)}


def bid_rows(grant: Grant) -> list[BidRow]:
    """All bids that may be read, newest year first. One query for the bids, one for their projects."""
    counts = BidProject.objects.values("bid").annotate(n=Count("pk"), total=Sum("dwellings"))
    by_bid = {row["bid"]: (row["n"], row["total"]) for row in counts}
    return [BidRow(bid, *by_bid.get(bid.pk, (0, None))) for bid in visible_bids(grant)]


def bid_page(grant: Grant, pk: int) -> BidPage | None:
    """One bid with everything on its page, in at most eight queries; None where it may not be read."""
    bid = visible_bid(grant, pk)
    if bid is None:
        return None
    previous = earlier_bid(grant, bid)
    ids = [bid.pk, previous.pk] if previous else [bid.pk]
    offers = _by_bid(BidOffer.objects.filter(bid__in=ids).select_related(*_ORIGINS).order_by("order"))
    projects = _by_bid(BidProject.objects.filter(bid__in=ids).select_related(*_ORIGINS).order_by("order"))
    old_offers, old_projects = (found.get(previous.pk if previous else 0, []) for found in (offers, projects))
    shown, gone = _compared(offers.get(bid.pk, []), old_offers, previous is not None)
    built, ended = _compared(projects.get(bid.pk, []), old_projects, previous is not None)
    return BidPage(
        bid=bid,
        previous=previous,
        offers=_by_subject(shown),
        projects=built,
        dropped=[*gone, *ended],
        reactions=list(BidReaction.objects.filter(bid=bid).select_related("party")),
        invited=list(bid.invited.all()),
    )


def earlier_bid(grant: Grant, bid: Bid) -> Bid | None:
    """The last bid before this one of the same corporation to the same municipality that this reader may see."""
    same = visible_bids(grant).filter(corporation=bid.corporation_id, municipality=bid.municipality_id)
    return same.filter(year__lt=bid.year).exclude(status=BidStatus.WITHDRAWN).order_by("-year").first()


def _by_bid(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.bid_id, []).append(row)
    return found


def _values(rows: Sequence[BidOffer | BidProject]) -> Mapping[str, Mapping[str, Any]]:
    return {row.code: plain(offer_of(row) if isinstance(row, BidOffer) else project_of(row)) for row in rows}


def _compared(
    rows: Sequence[Any], before: Sequence[Any], has_before: bool
) -> tuple[list[ShownLine], list[BidOffer | BidProject]]:
    changes = {change.code: change for change in compare(_values(before), _values(rows))} if has_before else {}
    dropped = [row for row in before if changes[row.code].kind is ChangeKind.DROPPED]
    return [ShownLine(row, changes.get(row.code)) for row in rows], dropped


def _by_subject(lines: list[ShownLine]) -> list[tuple[str, list[ShownLine]]]:
    found = {subject: [x for x in lines if getattr(x.line, "subject", "") == subject] for subject in SUBJECT}
    return [(subject, rows) for subject, rows in found.items() if rows]
