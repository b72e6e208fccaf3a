# SPDX-License-Identifier: EUPL-1.2
"""The receipts of a run as a chain of blocks, one per advert."""

from collections.abc import Iterator, Mapping

from woonregie_core.allocation.facts import Seeker
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.receipts import START, Ground, KnownSeeker, digest, facts_line, heading, line, text
from woonregie_core.allocation.run import Decided, Result


def chain(result: Result, seekers: Mapping[str, Seeker], limits: Limits, ground: Ground) -> Iterator[bytes]:
    """Every block in the order of decision; each ends with a line end.

    A block holds the heading of an advert, then its candidates as they were ranked; before somebody's first line
    stands the line with the facts.
    """
    known: dict[str, KnownSeeker] = {}
    previous = START
    for decided in result.decided:
        lines = [heading(decided, ground, previous), *_lines(decided, seekers, limits, known), ""]
        block = "\n".join(lines).encode()
        previous = digest(block)
        yield block


def _lines(
    decided: Decided, seekers: Mapping[str, Seeker], limits: Limits, known: dict[str, KnownSeeker]
) -> Iterator[str]:
    advert, closes = text(decided.ranking.advert.id), decided.ranking.advert.closes
    for entry, step in zip(decided.ranking.ranked, decided.steps, strict=True):
        person = known.get(entry.seeker_id)
        if person is None:
            person = known[entry.seeker_id] = KnownSeeker(seekers[entry.seeker_id])
            yield facts_line(seekers[entry.seeker_id], limits)
        yield line(advert, entry, step, person, closes)
