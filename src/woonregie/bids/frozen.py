# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a bid at the moment that it is agreed: the same bid gives the same text and fingerprint."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from woonregie.bids.lines import offer_of, plain, project_of
from woonregie.bids.models import Bid
from woonregie_core.fingerprints import canonical_json


def frozen_content(bid: Bid) -> str:
    """Canonical JSON of everything that was agreed."""
    content: dict[str, Any] = {
        "corporation": bid.corporation.code,
        "municipality": bid.municipality.code,
        "year": bid.year,
        "submission": bid.submission,
        "summary": bid.summary,
        "offers": [{"code": row.code, **plain(offer_of(row))} for row in bid.offers.order_by("order")],
        "projects": [{"code": row.code, **plain(project_of(row))} for row in bid.projects.order_by("order")],
        "reactions": [
            {"party": row.party.code, "stance": row.stance, "text": row.text, "on": row.given_on}
            for row in bid.reactions.filter(submission=bid.submission).select_related("party").order_by("pk")
        ],
    }
    return canonical_json(content, cls=DjangoJSONEncoder)
