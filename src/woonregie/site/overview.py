# SPDX-License-Identifier: EUPL-1.2
"""What the front page tells a visitor about the agreements as a whole."""

from collections import Counter
from dataclasses import dataclass

from woonregie.access.day import default_day
from woonregie.access.grant import Grant
from woonregie.agreements.queries.areas import AreaNode, area_tree
from woonregie.agreements.queries.plans import PlanCard, plan_cards
from woonregie.agreements.states import phase_segments
from woonregie.looks.charts import Segment


@dataclass(frozen=True)
class Overview:
    """The plans, the sums over them, and the areas to start from."""

    cards: list[tuple[PlanCard, list[Segment]]]
    areas: list[AreaNode]

    @property
    def segments(self) -> list[Segment]:
        """How all commitments together stand."""
        total: Counter[str] = Counter()
        for card, _segments in self.cards:
            total.update(card.phases)
        return phase_segments(total)

    @property
    def commitments(self) -> int:
        """All commitments that may be read."""
        return sum(card.commitments for card, _segments in self.cards)

    @property
    def actions(self) -> int:
        """All actions that may be read."""
        return sum(card.actions for card, _segments in self.cards)


def overview(grant: Grant) -> Overview:
    """Everything the front page shows."""
    cards = plan_cards(grant, default_day())
    tree = area_tree(grant)
    teams = {node.place.pk for node in tree.teams}
    areas = [node for root in tree.roots for node in root.children if node.children and node.place.pk not in teams]
    return Overview([(card, phase_segments(card.phases)) for card in cards], areas)
