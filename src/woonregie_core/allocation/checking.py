# SPDX-License-Identifier: EUPL-1.2
"""Whether a chain of receipts is whole: nothing changed, left out, added or moved since it was written."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from woonregie_core.allocation.receipts import START, digest

_HEADING = b'"kind":"advert"'


@dataclass(frozen=True)
class Broken:
    """Where a chain does not hold: the number of the block from 1, and the advert that it says to be about.

    The fault lies in this block's heading, or somewhere in the block before it. `number` is one past the last
    block where the end of the chain is not the expected one.
    """

    number: int
    advert: str


def blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The blocks of a file of receipts, from its lines with their line ends."""
    block: list[bytes] = []
    for content in lines:
        if _HEADING in content and block:  # inside a text the quotes would be escaped
            yield b"".join(block)
            block = []
        block.append(content)
    if block:
        yield b"".join(block)


def verify(chain: Iterable[bytes], end: str | None = None) -> Iterator[Broken]:
    """Every place where a block does not name the hash of the block before it.

    Args:
        end: hash of the last block as the summary of the run names it; without it a cut-off end goes unseen.

    Raises:
        ValueError: a heading is no JSON, or names no block before it.
    """
    previous, number = START, 0
    for number, block in enumerate(chain, start=1):
        said = json.loads(block.partition(b"\n")[0])
        if not isinstance(said, dict) or "previous" not in said:
            raise ValueError(f"{number}: no heading")
        if said["previous"] != previous:
            yield Broken(number, str(said.get("advert", "")))
        previous = digest(block)
    if end is not None and previous != end:
        yield Broken(number + 1, "")
