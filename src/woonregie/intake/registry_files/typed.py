# SPDX-License-Identifier: EUPL-1.2
"""Cells as values of the registry, with references looked up; what is wrong is noted with its place and advice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.registry_files.resources import Field, Kind, Resource

_EMPTY: dict[str, Any] = {
    "living_form": "", "income_class": "unknown", "income_proof": "none", "leaves_type": "", "offers_counted": 0,
    "assisted": False,
}  # fmt: skip


@dataclass
class References:
    """Ids by code of what a row may refer to: those stored, and those that come in the same delivery."""

    corporations: Mapping[str, int]
    places: Mapping[str, int]
    dwellings: dict[str, int | None] = field(default_factory=dict)
    households: dict[str, int | None] = field(default_factory=dict)
    adverts: dict[str, int | None] = field(default_factory=dict)


def values_of(resource: Resource, row: Row, known: References) -> dict[str, Any]:
    """The values of a row by column; references as codes."""
    found = {one.column: _value(one, row, known) for one in resource.fields}
    for column, empty in _EMPTY.items():
        if column in found and found[column] is None:
            found[column] = empty
    return found


def _value(one: Field, row: Row, known: References) -> Any:
    if one.needed and not row.text(one.column):
        row.wrong(one.column, _("Deze cel is leeg."), _("Vul hem in."))
        return None
    reader = _READERS.get(one.kind)
    return reader(one, row) if reader else _reference(one, row, known)


def _choice(one: Field, row: Row) -> str | None:
    return row.choice(one.column, {ours.casefold(): ours for ours in one.codes}) if row.text(one.column) else None


def _moment(one: Field, row: Row) -> datetime | None:
    found = row.moment(one.column)
    return None if found is None else timezone.make_aware(found)


def _months(one: Field, row: Row) -> Decimal | None:
    found = row.amount(one.column)
    if found is not None and (found > 99 or -int(found.as_tuple().exponent) > 2):
        row.wrong(one.column, _("Dit aantal maanden kan niet."), _("Schrijf bijvoorbeeld 1 of 1,5."))
        return None
    return found


_READERS: dict[Kind, Callable[[Field, Row], Any]] = {
    Kind.CODE: lambda one, row: row.code(one.column),
    Kind.TEXT: lambda one, row: row.text(one.column) or None,
    Kind.WHOLE: lambda one, row: row.whole(one.column, most=one.most),
    Kind.LEVEL: lambda one, row: row.whole(one.column, most=one.most),
    Kind.AMOUNT: lambda one, row: row.cents(one.column),
    Kind.MONTHS: _months,
    Kind.YES: lambda one, row: row.yes(one.column),
    Kind.DAY: lambda one, row: row.day(one.column),
    Kind.MOMENT: _moment,
    Kind.CHOICE: _choice,
}
_WHAT = {
    Kind.CORPORATION: "corporations",
    Kind.PLACE: "places",
    Kind.DWELLING: "dwellings",
    Kind.HOUSEHOLD: "households",
    Kind.ADVERT: "adverts",
}


def _reference(one: Field, row: Row, known: References) -> str | None:
    code = row.text(one.column)
    if code and code not in getattr(known, _WHAT[one.kind]):
        advice = _("Gebruik een code uit het register, of lever deze mee.")
        row.wrong(one.column, _("Deze code is niet bekend."), advice)
        return None
    return code or None
