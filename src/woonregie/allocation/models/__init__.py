# SPDX-License-Identifier: EUPL-1.2
"""What is stored of households, homes, adverts, decisions and the counts behind them."""

from woonregie.allocation.models.advert import Advert, Deviation, Reaction
from woonregie.allocation.models.books import Count, CountBooking
from woonregie.allocation.models.budget import TargetBudget, TargetCorrection, TargetLine
from woonregie.allocation.models.dwelling import Dwelling
from woonregie.allocation.models.household import Household, Priority
from woonregie.allocation.models.offer import LIVE, Letting, Offer
from woonregie.allocation.models.ranking import Candidate, FrozenPolicy, Ranking, ReceiptBlock

__all__ = [
    "LIVE",
    "Advert",
    "Candidate",
    "Count",
    "CountBooking",
    "Deviation",
    "Dwelling",
    "FrozenPolicy",
    "Household",
    "Letting",
    "Offer",
    "Priority",
    "Ranking",
    "Reaction",
    "ReceiptBlock",
    "TargetBudget",
    "TargetCorrection",
    "TargetLine",
]
