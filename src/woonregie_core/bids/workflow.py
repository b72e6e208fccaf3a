# SPDX-License-Identifier: EUPL-1.2
"""The way of a bid (bod) from draft to agreed.

Law: Woningwet art. 44 and 44a: a corporation sends its bid to municipality and tenant associations before the
first of July, and they make agreements about it. Only what was sent and answered can be agreed.
"""

from collections.abc import Collection
from enum import StrEnum


class BidStatus(StrEnum):
    """Where a bid stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REACTION = "reaction"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


class BidStep(StrEnum):
    """What can be done with a bid as a whole."""

    SUBMIT = "submit"
    REACT = "react"
    REOPEN = "reopen"
    AGREE = "agree"
    WITHDRAW = "withdraw"


class Stance(StrEnum):
    """What a party says of a bid."""

    AGREES = "agrees"
    REMARKS = "remarks"
    OBJECTS = "objects"


_LEADS_TO: dict[tuple[BidStatus, BidStep], BidStatus] = {
    (BidStatus.DRAFT, BidStep.SUBMIT): BidStatus.SUBMITTED,
    (BidStatus.DRAFT, BidStep.WITHDRAW): BidStatus.WITHDRAWN,
    (BidStatus.SUBMITTED, BidStep.REACT): BidStatus.REACTION,
    (BidStatus.SUBMITTED, BidStep.REOPEN): BidStatus.DRAFT,
    (BidStatus.SUBMITTED, BidStep.WITHDRAW): BidStatus.WITHDRAWN,
    (BidStatus.REACTION, BidStep.REACT): BidStatus.REACTION,
    (BidStatus.REACTION, BidStep.REOPEN): BidStatus.DRAFT,
    (BidStatus.REACTION, BidStep.AGREE): BidStatus.AGREED,
    (BidStatus.REACTION, BidStep.WITHDRAW): BidStatus.WITHDRAWN,
}


def after(status: BidStatus, step: BidStep) -> BidStatus | None:
    """The status that a step leads to; None where the step cannot be taken."""
    return _LEADS_TO.get((status, step))


def steps_from(status: BidStatus) -> frozenset[BidStep]:
    """The steps that can be taken. From agreed and withdrawn there are none."""
    return frozenset(step for (start, step) in _LEADS_TO if start is status)


def missing_for_agreement(
    municipality: Collection[Stance], tenants: Collection[Stance], tenants_invited: bool
) -> list[str]:
    """Why a bid cannot be agreed yet, as codes; empty where it can.

    Args:
        municipality: what the municipality last said of this submission (nothing, or one stance).
        tenants: what each tenant association last said of it.
        tenants_invited: whether the bid went to any tenant association.

    Returns:
        `municipality_silent`, `municipality_objects`, `tenants_silent`. Tenants who object do not block: their
        reaction stays beside the agreement.
    """
    missing = []
    if not municipality:
        missing.append("municipality_silent")
    elif Stance.OBJECTS in municipality:
        missing.append("municipality_objects")
    if tenants_invited and not tenants:
        missing.append("tenants_silent")
    return missing
