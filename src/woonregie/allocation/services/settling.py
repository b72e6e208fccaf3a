# SPDX-License-Identifier: EUPL-1.2
"""End an advert: what became of every candidate, as receipts that are a link of the chain."""

from datetime import date

from woonregie.access.one_at_a_time import Queue, one_at_a_time
from woonregie.allocation.models import Advert, ReceiptBlock
from woonregie.allocation.ranked import frozen_ranking
from woonregie.allocation.receipted import block_of, steps_of
from woonregie_core.allocation.receipts import START, digest


def settle(advert: Advert, on: date) -> ReceiptBlock:
    """Write the receipts of an advert that was let or withdrawn after its order was made."""
    one_at_a_time(Queue.RECEIPTS)
    last = ReceiptBlock.objects.order_by("-number").only("number", "hash").first()
    previous = last.hash if last else START
    ranking, _candidates = frozen_ranking(advert)
    outcomes = {
        entry.seeker_id: step.outcome
        for entry, step in zip(ranking.ranked, steps_of(advert, ranking), strict=True)
    }
    candidates = list(advert.ranking.candidates.select_related("household"))
    for candidate in candidates:
        candidate.outcome = outcomes[candidate.household.code]
    advert.ranking.candidates.bulk_update(candidates, ["outcome"], batch_size=500)
    content = block_of(advert, on, previous)
    return ReceiptBlock.objects.create(
        advert=advert,
        number=last.number + 1 if last else 1,
        content=content.decode(),
        previous=previous,
        hash=digest(content),
        decided_on=on,
    )
