# SPDX-License-Identifier: EUPL-1.2
"""What every page of a scan is asked, and what it says at its top."""

from typing import Any

from woonregie.access.requests import PolicyRequest
from woonregie.proximity import labels
from woonregie.proximity.queries.scans import Chosen


def asked(request: PolicyRequest) -> tuple[str, str]:
    """Walker and weights of the address; what does not exist is the scan's own."""
    return request.GET.get("lopen", "")[:10], request.GET.get("wegen", "")[:10]


def words(chosen: Chosen) -> dict[str, Any]:
    """What the head of a page shows."""
    return {
        "chosen": chosen,
        "scan": chosen.scan,
        "walkers": labels.WALKER,
        "weighings": labels.WEIGHING,
        "made_of": [labels.category_word(code) for code in chosen.result.made_of],
        "left_out": [labels.category_word(code) for code in chosen.result.left_out],
    }
