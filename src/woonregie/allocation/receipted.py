# SPDX-License-Identifier: EUPL-1.2
"""The receipts of an advert that ended, written from what is stored: made once at the end, and again to check."""

from datetime import date

from woonregie.allocation.models import Advert, CountBooking
from woonregie.allocation.ranked import frozen_ranking
from woonregie_core.allocation.bookings import Book
from woonregie_core.allocation.offers import Outcome, Step
from woonregie_core.allocation.ranking import Ranking
from woonregie_core.allocation.receipts import Ground, canonical, digest
from woonregie_core.allocation.run import ENGINE, Decided
from woonregie_core.allocation.writing import block

_STEP = {
    "let": Outcome.LET,
    "accepted": Outcome.LET,
    "refused": Outcome.REFUSED,
    "expired": Outcome.EXPIRED,
    "withdrawn": Outcome.REFUSED,
}
_YEARLY = (Book.SOCIAL_LETTING, Book.FREE_SPACE, Book.FITTING_DUE, Book.FITTING_KEPT)


def block_of(advert: Advert, decided_on: date, previous: str) -> bytes:
    """The receipts of an advert: the same bytes as long as nothing that is stored about it changed."""
    ranking, candidates = frozen_ranking(advert)
    kept = advert.ranking
    ground = Ground(ENGINE, decided_on, kept.policy.fingerprint, digest(canonical(kept.given)), advert.commitment)
    before, after = _counts(advert)
    decided = Decided(ranking, steps_of(advert, ranking), before, after)
    return block(decided, candidates, ground, previous, {})


def steps_of(advert: Advert, ranking: Ranking) -> list[Step]:
    """What became of every candidate, in the order of the ranking, from the offers that were made.

    Who stood above the last offer without getting one had found another home.
    """
    offers = {one.household.code: one for one in advert.offers.select_related("household")}
    last = max((entry.position for entry in ranking.ranked if entry.seeker_id in offers), default=0)
    rest = Outcome.WITHDRAWN if advert.state == "withdrawn" else Outcome.NOT_REACHED
    steps = []
    for entry in ranking.ranked:
        made = offers.get(entry.seeker_id)
        if not entry.position:
            unknown = entry.standing.eligible is None
            steps.append(Step(Outcome.TO_CHECK if unknown else Outcome.NOT_ELIGIBLE))
        elif made is not None:
            steps.append(Step(_STEP[made.state], made.counts, made.reason))
        else:
            steps.append(Step(Outcome.HOUSED_ELSEWHERE if entry.position < last else rest))
    return steps


def _counts(advert: Advert) -> tuple[dict[str, int], dict[str, int]]:
    """The yearly counts of the landlord just before and after this advert was booked."""
    corporation = advert.dwelling.corporation.code
    booked = CountBooking.objects.filter(advert=advert, count__book__in=_YEARLY).select_related("count")
    own = {one.count.book: one for one in booked}
    if not own:
        return {}, {}
    first = min(one.pk for one in own.values())
    year = next(iter(own.values())).count.year
    before, after = {}, {}
    for name in _YEARLY:
        if name in own:
            after[name.value] = own[name].state
            before[name.value] = own[name].state - own[name].delta
        else:
            earlier = CountBooking.objects.filter(
                count__book=name, count__account=corporation, count__year=year, pk__lt=first
            )
            state = earlier.order_by("-pk").values_list("state", flat=True).first() or 0
            before[name.value] = after[name.value] = state
    return before, after
