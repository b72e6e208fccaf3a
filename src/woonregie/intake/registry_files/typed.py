# SPDX-License-Identifier: EUPL-1.2
"""Cells as values of the registry, with references looked up; what is wrong is noted with its place and advice."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.allocation.models import Advert, Dwelling, Household, Priority, Reaction
from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.registry_files.known import Known
from woonregie.intake.registry_files.named import NamedRow
from woonregie.intake.registry_files.resources import Field, Kind, Resource
from woonregie.intake.registry_files.rows_out import NOTHING_LEFT
from woonregie.places.names import folded

MODELS: dict[str, type[Model]] = {
    "dwellings": Dwelling,
    "households": Household,
    "priorities": Priority,
    "adverts": Advert,
    "reactions": Reaction,
}
_EMPTY: dict[str, Any] = {
    "living_form": "", "income_class": "unknown", "income_proof": "none", "offers_counted": 0, "assisted": False,
}  # fmt: skip
_MOST_CENTS = 2**31 - 1


def values_of(resource: Resource, row: Row, known: Known) -> dict[str, Any]:
    """The values of a row by column; references as codes. A column that is not there says nothing."""
    given = (one for one in resource.fields if one.column in row.cells)
    found = {one.column: _fitting(resource, one, row, _value(one, row, known)) for one in given}
    for column, empty in _EMPTY.items():
        if column in found and found[column] is None:
            found[column] = empty
    return found


def _value(one: Field, row: Row, known: Known) -> Any:
    if one.needed and not row.text(one.column):
        row.wrong(one.column, _("Deze cel is leeg."), _("Vul hem in."))
        return None
    if one.column == "leaves_type" and row.text(one.column) == NOTHING_LEFT:
        return ""
    if one.column == "leaves_landlord" and row.text(one.column):
        return known.corporations.get(folded(row.text(one.column))) or row.text(one.column)
    reader = _READERS.get(one.kind)
    return reader(one, row) if reader else _reference(one, row, known)


def _fitting(resource: Resource, one: Field, row: Row, value: Any) -> Any:
    """The value, if the table has room for it."""
    if isinstance(value, str) and one.kind in (Kind.CODE, Kind.TEXT):
        column = MODELS[resource.name]._meta.get_field(one.column)
        most = column.max_length if isinstance(column, CharField) else None
        if most is not None and len(value) > most:
            row.wrong(
                one.column, _("Deze tekst is te lang."), _("Gebruik hoogstens %(most)s tekens.") % {"most": most}
            )
        if "\0" in value:
            row.wrong(one.column, _("Hier staat een teken dat niet mag."), _("Typ de tekst opnieuw."))
    if one.kind is Kind.AMOUNT and isinstance(value, int) and value > _MOST_CENTS:
        row.wrong(one.column, _("Dit bedrag is te hoog."), _("Geef de huur per maand in euro."))
    return value


def _choice(one: Field, row: Row) -> str | None:
    if not row.text(one.column):
        return None
    if isinstance(row, NamedRow) and row.coded and one.codes.read and row.text(one.column) not in one.choices:
        known = ", ".join(filter(None, one.codes.read))
        row.wrong(one.column, _("Deze waarde is niet bekend."), _("Kies uit: %(known)s.") % {"known": known})
        return None
    return row.choice(one.column, {ours.casefold(): ours for ours in one.choices})


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


def _reference(one: Field, row: Row, known: Known) -> str | None:
    text = row.text(one.column)
    code = known.code_of(one.kind, text)
    if text and code is None:
        advice = _("Gebruik een code uit het register, of lever deze mee.")
        if one.kind in (Kind.CORPORATION, Kind.PLACE):
            advice = _("Gebruik een code of naam die in Woonregie staat.")
        row.wrong(one.column, _("Deze code is niet bekend."), advice)
    return code
