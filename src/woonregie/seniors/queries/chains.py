# SPDX-License-Identifier: EUPL-1.2
"""Chains of moves: the home left behind goes to a household that may leave one behind in turn."""

from dataclasses import dataclass
from datetime import date

from woonregie.allocation.models import Advert, Dwelling, Letting

LONGEST = 12
"""A chain is followed no further than this; longer ones end with "and so on"."""


@dataclass(frozen=True)
class Link:
    """A home that became free, and what came of it so far.

    Attributes:
        since: the day it was left.
        advert: the offer of it after that day, if any; `letting` who got it.
    """

    home: Dwelling
    since: date
    advert: Advert | None
    letting: Letting | None

    @property
    def days_empty(self) -> int | None:
        """Days between the two households; None while nobody lives there."""
        return (self.letting.contract_date - self.since).days if self.letting else None


def chain_after(home_id: int, since: date) -> list[Link]:
    """The chain that began when a home was left on or after a day; empty while nobody left it.

    Three queries a link.
    """
    left = Letting.objects.filter(left=home_id, contract_date__gte=since).select_related("left__place").first()
    found: list[Link] = []
    while left is not None and left.left is not None and len(found) < LONGEST:
        home, day = left.left, left.contract_date
        following = Letting.objects.filter(dwelling=home, contract_date__gte=day).exclude(pk=left.pk)
        letting = following.select_related("household", "advert").order_by("contract_date").first()
        advert = letting.advert if letting else Advert.objects.filter(dwelling=home, opens__gte=day).last()
        found.append(Link(home, day, advert, letting))
        left = _next(letting)
    return found


def _next(letting: Letting | None) -> Letting | None:
    if letting is None or letting.left_id is None:
        return None
    return Letting.objects.select_related("left__place").get(pk=letting.pk)
