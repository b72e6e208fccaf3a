# SPDX-License-Identifier: EUPL-1.2
"""The receipts of a run as one chain of lines."""

from collections.abc import Iterator, Mapping

from woonregie_core.allocation.facts import Seeker
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.receipts import START, Ground, KnownSeeker, digest, facts_line, heading, line, text
from woonregie_core.allocation.run import Result


def chain(result: Result, seekers: Mapping[str, Seeker], limits: Limits, ground: Ground) -> Iterator[bytes]:
    """Every receipt in the order of decision: per advert its heading, then its candidates as they were ranked."""
    known: dict[str, KnownSeeker] = {}
    previous = START
    for ranking, steps, counts_before in result.decided:
        content = heading(ranking, ground, counts_before, previous)
        yield content
        previous = digest(content)
        advert, closes = text(ranking.advert.id), ranking.advert.closes
        for entry, step in zip(ranking.ranked, steps, strict=True):
            person = known.get(entry.seeker_id)
            if person is None:
                content = facts_line(seekers[entry.seeker_id], limits, previous)
                yield content
                previous = digest(content)
                person = known[entry.seeker_id] = KnownSeeker(seekers[entry.seeker_id], previous)
            content = line(advert, entry, step, person, closes, previous)
            yield content
            previous = digest(content)
