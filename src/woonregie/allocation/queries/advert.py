# SPDX-License-Identifier: EUPL-1.2
"""One advert with everything that happened to it, and its order with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, When

from woonregie.access.grant import Grant
from woonregie.allocation import labels
from woonregie.allocation.models import LIVE, Advert, Candidate, Deviation, Letting, Offer, Reaction, ReceiptBlock
from woonregie.allocation.queries.next_in_line import next_in_line
from woonregie.allocation.queries.overview import visible
from woonregie_core.allocation.conditions import CONDITIONS, SPAN, Part
from woonregie_core.allocation.verdict import Verdict

PAGE = 50


@dataclass(frozen=True)
class CandidateRow:
    """A candidate with what stands in the way, in words; the offer where there was one."""

    candidate: Candidate
    fails: list[str]
    unknown: list[str]
    offer: Offer | None


@dataclass(frozen=True)
class AdvertPage:
    """An advert as its landlord sees it. `candidates` is a page of rows; None before closing."""

    advert: Advert
    reactions: list[Reaction]
    candidates: Page[Candidate] | None
    rows: list[CandidateRow]
    following: Candidate | None
    offer: Offer | None
    offers: list[Offer]
    deviations: list[Deviation]
    receipts: ReceiptBlock | None
    letting: Letting | None


def find_advert(grant: Grant, code: str) -> Advert | None:
    """An advert that the reader may look into."""
    return (
        visible(grant)
        .select_related("ranking__policy", "receipts", "letting__household")
        .filter(code=code)
        .first()
    )


def advert_page(advert: Advert, number: int | str | None = 1) -> AdvertPage:
    """Everything about one advert, a page of candidates at a time. At most seven queries."""
    ranking = getattr(advert, "ranking", None)
    offers = list(advert.offers.select_related("household"))
    reactions = [] if ranking else list(advert.reactions.filter(withdrawn_at=None).select_related("household"))
    page = None
    if ranking is not None:
        without_place = Case(When(place=0, then=1), default=0)
        ordered = ranking.candidates.select_related("household").order_by(
            without_place, "place", "household__code"
        )
        page = Paginator(ordered, PAGE).get_page(number)
    return AdvertPage(
        advert=advert,
        reactions=reactions,
        candidates=page,
        rows=_rows(list(page), offers) if page else [],
        following=next_in_line(advert) if ranking and advert.state == "closed" else None,
        offer=next((one for one in offers if one.state in LIVE), None),
        offers=offers,
        deviations=list(advert.deviations.select_related("household")),
        receipts=getattr(advert, "receipts", None),
        letting=getattr(advert, "letting", None),
    )


def _rows(candidates: Sequence[Candidate], offers: Sequence[Offer]) -> list[CandidateRow]:
    made = {one.household_id: one for one in offers}
    return [
        CandidateRow(
            one,
            conditions_with(one.word, Verdict.FAILS),
            conditions_with(one.word, Verdict.UNKNOWN),
            made.get(one.household_id),
        )
        for one in candidates
    ]


def conditions_with(word: str, verdict: Verdict) -> list[str]:
    """The conditions of selection with a verdict, in words."""
    span = SPAN[Part.SELECTION]
    pairs = zip(CONDITIONS[span], word[span], strict=True)
    return [str(labels.CONDITION[condition.code]) for condition, letter in pairs if letter == verdict]
