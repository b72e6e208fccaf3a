# SPDX-License-Identifier: EUPL-1.2
"""The facilities that a scan used, a page at a time, with source and day; and how sources differ."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from woonregie.access.grant import Grant
from woonregie.proximity.labels import category_word
from woonregie.proximity.models import Facility
from woonregie.proximity.queries.scans import Chosen, chosen

ON_A_PAGE = 50
MOST_DIFFERENCES = 200


@dataclass(frozen=True)
class Kind:
    """A kind of facility with how many there are."""

    code: str
    word: str
    count: int


@dataclass(frozen=True)
class FacilitiesPage:
    """A page of facilities, the kinds to choose from, and differences between sources."""

    chosen: Chosen
    kinds: list[Kind]
    kind: str
    page: Page[Facility]
    differences: list[dict[str, Any]]
    more_differences: int


def facilities_page(grant: Grant, number: int, kind: str, page: str) -> FacilitiesPage | None:
    """The page; None where there is no such scan. Five queries."""
    found = chosen(grant, number)
    if found is None:
        return None
    every = Facility.objects.filter(scan=found.scan)
    counts = every.order_by("category").values_list("category").annotate(Count("pk"))
    kinds = sorted((Kind(code, category_word(code), many) for code, many in counts), key=lambda one: one.word)
    asked = kind if kind in {one.code for one in kinds} else ""
    listed = every.filter(category=asked) if asked else every
    told = [one | {"word": category_word(str(one.get("category", "")))} for one in found.scan.differences]
    return FacilitiesPage(
        found, kinds, asked, Paginator(listed, ON_A_PAGE).get_page(page), told[:MOST_DIFFERENCES],
        max(len(told) - MOST_DIFFERENCES, 0),
    )  # fmt: skip
