# SPDX-License-Identifier: EUPL-1.2
"""Facilities near a neighbourhood: the latest public numbers of the theme that open data bring in."""

from dataclasses import dataclass

from woonregie.indicators.models import Value
from woonregie.indicators.queries.points import was_public
from woonregie.places.models import Place
from woonregie.sources.models import Passage

THEME = "Voorzieningen"


@dataclass(frozen=True)
class Facility:
    """One number with the period it is of."""

    title: str
    value: float
    decimals: int
    unit: str
    period: str
    passage: Passage


def facilities(place: Place) -> list[Facility]:
    """The last value of every public series about facilities; none where no such data were loaded. One query."""
    rows = (
        Value.objects.filter(place=place, series__public=True, series__indicator__theme=THEME, value__isnull=False)
        .select_related(
            "series", "period", "passage__document", "passage__dataset", "edition__passage__document",
            "edition__passage__dataset",
        )
        .order_by("series__indicator__order", "series__order", "period__code")
    )  # fmt: skip
    found: dict[int, Facility] = {}
    for row in rows:
        passage = row.passage or row.edition.passage
        if passage and was_public(passage) and row.value is not None:
            series = row.series
            found[series.pk] = Facility(
                series.title, row.value, series.decimals, series.unit, row.period.code, passage
            )
    return list(found.values())
