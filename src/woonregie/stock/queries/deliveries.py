# SPDX-License-Identifier: EUPL-1.2
"""Counts of dwellings as tables again: one delivery with rows and columns, and deliveries beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from woonregie.access.grant import Grant
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.stock.models import StockCount, StockDelivery, StockQuestion
from woonregie.stock.queries.parts import Part, part_of


@dataclass(frozen=True)
class Table:
    """One delivery: cells by the name of their row (a corporation, a place, or "" for all) and their class."""

    delivery: StockDelivery
    classes: list[str]
    rows: list[tuple[Part, dict[str, StockCount]]]
    questions: list[StockQuestion] = field(default_factory=list)

    @property
    def total(self) -> dict[str, StockCount]:
        """The row of all owners and places together, as printed."""
        return next((cells for part, cells in self.rows if part.is_all), {})

    def sum(self, code: str) -> int:
        """What the rows of one class add up to, without the printed total."""
        return sum(cells[code].count or 0 for part, cells in self.rows if not part.is_all and code in cells)


def deliveries(grant: Grant, dimension: str, municipality: str = "") -> list[Table]:
    """Every delivery of a dimension, the earliest first. Four queries."""
    counts = StockCount.objects.select_related(
        "corporation", "place", "passage__document", "passage__dataset"
    ).order_by("pk")
    found = (
        StockDelivery.objects.filter(dimension=dimension)
        .select_related("passage__document", "passage__dataset", "municipality")
        .prefetch_related(
            Prefetch("counts", counts),
            Prefetch("owners", Party.objects.only("code", "name")),
            Prefetch("questions", StockQuestion.objects.select_related("earlier")),
        )
    )
    if municipality:
        found = found.filter(municipality__code=municipality)
    return [table_of(delivery) for delivery in found]


def table_of(delivery: StockDelivery) -> Table:
    """A delivery with its cells in rows."""
    rows: dict[Part, dict[str, StockCount]] = {}
    for cell in delivery.counts.all():
        rows.setdefault(part_of(cell), {})[cell.code] = cell
    return Table(delivery, _classes(rows.values()), list(rows.items()), list(delivery.questions.all()))


def _classes(rows: Iterable[dict[str, StockCount]]) -> list[str]:
    codes = list(dict.fromkeys(code for cells in rows for code in cells))
    return [*(code for code in codes if code != "totaal"), *(["totaal"] if "totaal" in codes else [])]


def municipalities(grant: Grant) -> list[Place]:
    """The municipalities of which dwellings are counted."""
    return list(Place.objects.filter(pk__in=StockDelivery.objects.values("municipality")).order_by("-pk")[::-1])
