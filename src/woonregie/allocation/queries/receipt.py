# SPDX-License-Identifier: EUPL-1.2
"""The receipt of one candidate, unfolded, with whether the chain behind it holds."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from woonregie.allocation.frozen import policy_of
from woonregie.allocation.models import Advert, ReceiptBlock
from woonregie.allocation.receipted import block_of
from woonregie_core.allocation.explained import Explanation, explain
from woonregie_core.allocation.receipts import START, digest


@dataclass(frozen=True)
class Receipt:
    """A receipt and its checks.

    Attributes:
        hash: of the candidate's line.
        chained: whether the block is what its hash says and follows the block before it.
        replayed: whether deciding anew from what was frozen gives the same bytes.
    """

    explanation: Explanation
    block: ReceiptBlock
    hash: str
    chained: bool
    replayed: bool


def receipt_of(advert: Advert, household: str) -> Receipt | None:
    """The receipt of a household for an advert that ended; None where there is none. At most six queries."""
    block = ReceiptBlock.objects.filter(advert=advert).first()
    if block is None:
        return None
    lines = block.content.splitlines()
    found = [json.loads(line) for line in lines]
    heading, facts = found[0], _member(found, "seeker", household)
    line = _member(found, "candidate", household)
    if facts is None or line is None:
        return None
    policy = policy_of(advert.ranking.policy.content).on(advert.closes)
    before = ReceiptBlock.objects.filter(number=block.number - 1).values_list("hash", flat=True).first()
    content = block.content.encode()
    return Receipt(
        explanation=explain(heading, facts, line, policy),
        block=block,
        hash=sha256(lines[found.index(line)].encode()).hexdigest(),
        chained=digest(content) == block.hash and block.previous == (before or START),
        replayed=block_of(advert, block.decided_on, block.previous) == content,
    )


def _member(found: list[dict[str, Any]], kind: str, household: str) -> dict[str, Any] | None:
    return next((one for one in found if one["kind"] == kind and one["seeker"] == household), None)
