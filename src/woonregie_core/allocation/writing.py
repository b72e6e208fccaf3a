# SPDX-License-Identifier: EUPL-1.2
"""The receipts of a run as a chain of blocks, one per advert."""

from collections.abc import Iterator, Mapping

from woonregie_core.allocation.candidate import Candidate
from woonregie_core.allocation.receipts import START, Ground, KnownSeeker, digest, facts_line, heading, line, text
from woonregie_core.allocation.run import Decided, Result


def chain(result: Result, ground: Ground) -> Iterator[bytes]:
    """Every block in the order of decision; each ends with a line end.

    A block holds the heading of an advert, then its candidates as they were ranked; before somebody's first line
    stands the line with the facts.
    """
    known: dict[str, KnownSeeker] = {}
    previous = START
    for decided in result.decided:
        content = block(decided, result.candidates, ground, previous, known)
        previous = digest(content)
        yield content


def block(
    decided: Decided,
    candidates: Mapping[str, Candidate],
    ground: Ground,
    previous: str,
    known: dict[str, KnownSeeker],
) -> bytes:
    """The receipts of one advert.

    Args:
        candidates: the seekers by id as the rules see them.
        previous: hash of the block before it.
        known: who was written about before, so that their facts are not told again; empty for a block on its own.
    """
    lines = [heading(decided, ground, previous), *_lines(decided, candidates, known), ""]
    return "\n".join(lines).encode()


def _lines(decided: Decided, candidates: Mapping[str, Candidate], known: dict[str, KnownSeeker]) -> list[str]:
    advert, closes = text(decided.ranking.advert.id), decided.ranking.advert.closes
    lines: list[str] = []
    for entry, step in zip(decided.ranking.ranked, decided.steps, strict=True):
        person = known.get(entry.seeker_id)
        if person is None:
            candidate = candidates[entry.seeker_id]
            person = known[entry.seeker_id] = KnownSeeker(candidate.seeker)
            lines.append(facts_line(candidate))
        lines.append(line(advert, entry, step, person, closes))
    return lines
