# SPDX-License-Identifier: EUPL-1.2
"""Read a filled-in workbook back into a bid: all of it or nothing."""

from woonregie.access.grant import Grant
from woonregie.bids.lines import Offer, Project, offer_of, plain, project_of
from woonregie.bids.models import Bid
from woonregie.bids.services.drafts import save_lines
from woonregie.intake.workbook.bid_reading import read_bid


def import_bid(grant: Grant, bid: Bid, name: str, data: bytes) -> dict[str, int]:
    """Take over the lines of a workbook. Lines that it leaves out stay in the bid.

    Returns:
        How many lines were `added`, `changed` and `unchanged`.

    Raises:
        PermissionDenied: the bid belongs to another party.
        Rejected: with every problem in the file; nothing was saved.
        CannotDo: the bid is no draft.
        Stale: the bid changed after the workbook was made.
    """
    grant.require_party(bid.corporation_id)
    stored = {
        Offer: {row.code: plain(offer_of(row)) for row in bid.offers.all()},
        Project: {row.code: plain(project_of(row)) for row in bid.projects.all()},
    }
    found = read_bid(name, data, bid.pk, stored)
    return save_lines(grant, bid, found.lines, found.revision)
