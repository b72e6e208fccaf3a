# SPDX-License-Identifier: EUPL-1.2
"""What the front page tells a visitor about the agreements as a whole."""

from dataclasses import dataclass

from woonregie.access.grant import Grant
from woonregie.agreements.queries.plans import PlanCard, plan_cards
from woonregie.agreements.queries.reference_date import default_date


@dataclass(frozen=True)
class Overview:
    """The plans, and the sums over them."""

    cards: list[PlanCard]

    @property
    def commitments(self) -> int:
        return sum(card.commitments for card in self.cards)

    @property
    def actions(self) -> int:
        return sum(card.actions for card in self.cards)


def overview(grant: Grant) -> Overview:
    """Everything the front page shows."""
    return Overview(plan_cards(grant, default_date()))
