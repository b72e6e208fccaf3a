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
    "dwellings": lambda: Dwelling.objects.order_by("code"),
    "households": lambda: Household.objects.order_by("code"),
    "priorities": lambda: Priority.objects.order_by("household__code", "pk"),
    "adverts": lambda: Advert.objects.order_by("code"),
    "reactions": lambda: Reaction.objects.filter(withdrawn_at=None).order_by("advert__code", "household__code"),
    "candidates": lambda: Candidate.objects.order_by("pk"),
    "offers": lambda: Offer.objects.order_by("pk"),
    "lettings": lambda: Letting.objects.order_by("pk"),
}
_CODED = {Kind.CORPORATION, Kind.PLACE, Kind.DWELLING, Kind.HOUSEHOLD, Kind.ADVERT}


def rows_of(resource: Resource) -> Rows:
    """Every row of a resource as text."""
    return (text for _pk, text in numbered(resource))


def numbered(resource: Resource, within: Collection[str] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """The id and text of every row, or of those whose first key is among some codes."""
    lookups = [_lookup(resource, one) for one in resource.fields]
    found = _STORED[resource.name]()
    if within is not None and len(within) <= MOST_NAMED:
        found = found.filter(**{f"{_lookup(resource, resource.columns[resource.key[0]])}__in": within})
    for pk, *values in found.values_list("pk", *lookups).iterator(chunk_size=2_000):
        yield (
            pk,
            {one.column: as_text(one, value) for one, value in zip(resource.fields, values, strict=True)},
        )


def _lookup(resource: Resource, one: Field) -> str:
    if one.kind not in _CODED:
        return one.column
    path = "ranking__advert" if resource is r.CANDIDATES and one.kind is Kind.ADVERT else one.column
    return f"{path}__code"


def text_of(resource: Resource, row: Model) -> dict[str, str]:
    """A stored row as text by column."""
    return {one.column: as_text(one, getattr(row, one.column)) for one in resource.fields}


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


def everything() -> Iterator[tuple[Resource, Rows]]:
    """All resources with their rows, which are read when they are asked for."""
    for resource in r.ALL:
        yield resource, rows_of(resource)
