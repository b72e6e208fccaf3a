# SPDX-License-Identifier: EUPL-1.2
"""The registry as rows of text, one dictionary per row, in the order of the keys."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from woonregie.allocation.models import Advert, Candidate, Dwelling, Household, Letting, Offer, Priority, Reaction
from woonregie.intake.registry_files import resources as r
from woonregie.intake.registry_files.resources import Field, Kind, Resource

Rows = Iterator[dict[str, str]]
MOST_NAMED = 500
"""Above so many codes it is quicker to read everything."""
NOTHING_LEFT = "geen"
"""How a file says that a household leaves nothing behind; an empty cell is not known."""

_STORED: dict[str, Callable[[], QuerySet[Any]]] = {
    "dwellings": lambda: Dwelling.objects.select_related("corporation", "place").order_by("code"),
    "households": lambda: Household.objects.select_related("dwelling").order_by("code"),
    "priorities": lambda: Priority.objects.select_related("household").order_by("household__code", "pk"),
    "adverts": lambda: Advert.objects.select_related("dwelling").order_by("code"),
    "reactions": lambda: (
        Reaction.objects.filter(withdrawn_at=None)
        .select_related("advert", "household")
        .order_by("advert__code", "household__code")
    ),
    "candidates": lambda: Candidate.objects.select_related("ranking__advert", "household").order_by("pk"),
    "offers": lambda: Offer.objects.select_related("advert", "household").order_by("pk"),
    "lettings": lambda: Letting.objects.select_related("advert", "dwelling", "household").order_by("pk"),
}


def rows_of(resource: Resource) -> Rows:
    """Every row of a resource as text."""
    return (text_of(resource, row) for row in _STORED[resource.name]().iterator(chunk_size=2_000))


def numbered(resource: Resource, within: Collection[str] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """The id and text of every row, or of those whose first key is among some codes."""
    first = resource.key[0]
    lookup = first if first == "code" else f"{first}__code"
    found = _STORED[resource.name]()
    if within is not None and len(within) <= MOST_NAMED:
        found = found.filter(**{f"{lookup}__in": within})
    return ((row.pk, text_of(resource, row)) for row in found.iterator(chunk_size=2_000))


def text_of(resource: Resource, row: Model) -> dict[str, str]:
    """A stored row as text by column."""
    return {one.column: as_text(one, _value(row, one.column)) for one in resource.fields}


def _value(row: Model, column: str) -> Any:
    if column == "advert" and isinstance(row, Candidate):
        return row.ranking.advert
    return getattr(row, column)


def as_text(one: Field, value: Any) -> str:
    """A stored value as a cell: nothing stays empty, money in euros, days and moments as in ISO 8601."""
    if value is None:
        return ""
    if one.column == "leaves_type":
        return str(value) or NOTHING_LEFT
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if one.kind is Kind.AMOUNT:
        return f"{Decimal(value) / 100:.2f}"
    if one.kind is Kind.YES:
        return "1" if value else "0"
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value.code)  # type: ignore[attr-defined]
    return str(value)


def everything() -> Iterator[tuple[Resource, list[dict[str, str]]]]:
    """All resources with their rows."""
    for resource in r.ALL:
        yield resource, list(rows_of(resource))
