# SPDX-License-Identifier: EUPL-1.2
"""Dwellings by BAT level in some places together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from woonregie.access.grant import Grant
from woonregie.sources.models import Passage
from woonregie.stock.models import StockCount


@dataclass(frozen=True)
class PlaceStock:
    """What one delivery counts of one class in the places.

    Attributes:
        count: of the places that have a number.
        places: how many of them have one.
    """

    title: str
    code: str
    count: int
    places: int
    passage: Passage


def stock_of_places(grant: Grant, place_ids: Collection[int], on: date) -> list[PlaceStock]:
    """Dwellings per BAT level in every delivery that counts them per place. One query."""
    cells = StockCount.objects.filter(place__in=place_ids, delivery__dimension="bat", count__isnull=False)
    found: dict[tuple[str, str], list[StockCount]] = {}
    for cell in cells.select_related("delivery", "passage__document", "passage__dataset").order_by("code"):
        found.setdefault((cell.delivery.title, cell.code), []).append(cell)
    return [
        PlaceStock(title, code, sum(cell.count or 0 for cell in listed), len(listed), listed[0].passage)
        for (title, code), listed in found.items()
    ]


def latest_bat(grant: Grant) -> dict[int, dict[str, StockCount]]:
    """For each place its dwellings by BAT level as the latest delivery counts them. One query.

    Levels of one place always come from one delivery; a level without a number is left out.
    """
    cells = StockCount.objects.filter(place__isnull=False, delivery__dimension="bat", count__isnull=False)
    rows = cells.select_related("delivery", "passage__document", "passage__dataset")
    found: dict[int, dict[str, StockCount]] = {}
    last: dict[int, int] = {}
    for cell in rows.order_by("delivery__as_of", "delivery__order", "delivery_id", "pk"):
        place = cell.place_id or 0
        if last.get(place) != cell.delivery_id:
            found[place], last[place] = {}, cell.delivery_id
        found[place][cell.code] = cell
    return found
