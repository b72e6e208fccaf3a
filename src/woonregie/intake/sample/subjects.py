# SPDX-License-Identifier: EUPL-1.2
"""What gets an invented history: the actions of a plan, and the commitments that are reported on themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from woonregie.agreements.models import Action, Commitment, Plan, Target
from woonregie.parties.models import Party
from woonregie_core.agreements.vocabulary import ContributionRole


@dataclass(frozen=True)
class Told:
    """A commitment or one of its actions, with who tells and over which days its story runs."""

    commitment: Commitment
    action: Action | None
    party: Party
    targets: tuple[Target, ...]
    start: date
    end: date
    ongoing: bool

    def reached(self, target: Target, share: float) -> Decimal:
        """The whole amount that belongs to a share of the story: a target may run longer than what serves it.

        A percentage is a level to keep, not a pile that grows.
        """
        if share >= 1 or target.unit == "percent":
            return target.amount
        assert self.commitment.plan.end is not None
        by = target.by or self.commitment.plan.end
        stretch = min(1.0, (self.end - self.start) / max(by - self.start, timedelta(days=1)))
        return Decimal(ceil(target.amount * Decimal(str(round(share * stretch, 3)))))


def told_of(plan: Plan) -> Iterator[Told]:
    """Every action, and every commitment without actions or with an amount of its own. Six queries."""
    commitments = plan.commitments.select_related("current", "plan").order_by("order")
    parts = ("current__targets", "current__contributions__party", "actions__targets", "actions__lead")
    fallback = plan.parties.order_by("pk").first()
    for commitment in commitments.prefetch_related(*parts):
        lead = _lead(commitment) or fallback
        assert lead is not None
        actions = sorted(commitment.actions.all(), key=lambda action: action.order)
        version = commitment.current
        assert version is not None
        if not actions or version.targets.all():
            yield _told(commitment, None, lead, tuple(version.targets.all()))
        for action in actions:
            yield _told(commitment, action, action.lead or lead, tuple(action.targets.all()))


def _lead(commitment: Commitment) -> Party | None:
    assert commitment.current is not None
    named = commitment.current.contributions.all()
    return next((c.party for c in named if c.role == ContributionRole.LEAD), None)


def _told(commitment: Commitment, action: Action | None, party: Party, targets: tuple[Target, ...]) -> Told:
    version, plan = commitment.current, commitment.plan
    assert version is not None
    assert plan.start is not None
    assert plan.end is not None
    start = (action.start if action else version.start) or plan.start
    due = action.end if action else version.end
    until = due or (targets[0].by if targets else None) or version.end or plan.end
    ongoing = due is None and version.ongoing
    return Told(commitment, action, party, targets, start, max(start, until), ongoing)
