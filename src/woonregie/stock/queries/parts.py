# SPDX-License-Identifier: EUPL-1.2
"""Whose dwellings, or where: what a row of counts is about."""

from dataclasses import dataclass

from woonregie.stock.models import StockCount


@dataclass(frozen=True)
class Part:
    """A corporation or a place; neither for all together."""

    corporation: str = ""
    place: str = ""
    name: str = ""

    @property
    def is_all(self) -> bool:
        """Whether this is all owners and places together."""
        return not (self.corporation or self.place)


def part_of(cell: StockCount) -> Part:
    """What the row of a cell is about."""
    if cell.corporation is not None:
        return Part(corporation=cell.corporation.code, name=cell.corporation.name)
    if cell.place is not None:
        return Part(place=cell.place.code, name=cell.place.name)
    return Part()
