# SPDX-License-Identifier: EUPL-1.2
"""Store a delivery of values: all of it or nothing, and the same delivery once.

A correction is a next edition with another value; the earlier edition stays and both can be asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.indicators.editions import EditionData, EditionRefused, ValueProblem, ValueRow
from woonregie.indicators.models import Edition, Period, Series, Value
from woonregie.indicators.services.columns import Codes, Columns, gather
from woonregie.places.models import Place
from woonregie_core.indicators.period import PeriodError, parse_period

__all__ = ["EditionData", "EditionRefused", "Stored", "ValueProblem", "ValueRow", "put_edition", "store_edition"]

_FIELDS = ("series_id", "place_id", "period_id", "value", "status", "note", "passage_id", "disturbed")
_BATCH = 10_000


@dataclass(frozen=True)
class Stored:
    """What became of a delivery: its edition, how many values it holds, and whether anything changed."""

    edition_id: int
    values: int
    content_hash: str
    changed: bool


@transaction.atomic
def store_edition(grant: Grant, data: EditionData) -> Stored:
    """Store one delivery and record it in the audit log; the same delivery again changes nothing.

    Raises:
        EditionRefused: with every problem found (unknown series, place or period; a value that is no number; a
            status that does not fit; a row twice; a known code with other values). Nothing was stored.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    stored = put_edition(data)
    if stored.changed:
        details = {"values": stored.values, "hash": stored.content_hash}
        message = _("Levering opgeslagen: %(title)s.") % {"title": data.title}
        record(grant, "edition.store", f"edition:{data.code}", message, details)
    return stored


def put_edition(data: EditionData) -> Stored:
    """Store one delivery for a service that records what it did itself, inside its transaction.

    Raises:
        EditionRefused: as `store_edition`.
    """
    columns = gather(data.values, _codes(), data.provisional)
    found = Edition.objects.filter(code=data.code).first()
    wanted = _fields(data, columns, found)
    if found is not None and all(getattr(found, name) == value for name, value in wanted.items()):
        return Stored(found.pk, len(columns), found.content_hash, changed=False)
    same_values = found is not None and found.content_hash == wanted["content_hash"]
    if found is not None and not same_values and not data.follows_file:
        raise EditionRefused([_known_code(data.code)])
    edition = found or Edition(code=data.code)
    for name, value in wanted.items():
        setattr(edition, name, value)
    edition.save()
    if not same_values:
        Value.objects.filter(edition=edition)._raw_delete(Value.objects.db)
        _insert(edition.pk, columns)
    return Stored(edition.pk, len(columns), edition.content_hash, changed=True)


class _Periods(dict[str, int]):
    """Ids of periods by code; a period that is met for the first time is stored on the way."""

    def get(self, code: str, default: Any = None) -> Any:
        return self[code] if code in self else self._new(code, default)

    def _new(self, code: str, default: Any) -> Any:
        try:
            period = parse_period(code)
        except PeriodError:
            return default
        row = Period.objects.create(code=code, kind=period.kind.value, start=period.start, end=period.end)
        self[code] = row.pk
        return row.pk


def _codes() -> Codes:
    return Codes(
        dict(Series.objects.values_list("code", "pk")),
        dict(Place.objects.values_list("code", "pk")),
        _Periods(Period.objects.values_list("code", "pk")),
    )


def _fields(data: EditionData, columns: Columns, found: Edition | None) -> dict[str, Any]:
    order = data.order
    if order is None:
        order = found.order if found else (Edition.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    return {
        "title": data.title,
        "published_on": data.published_on,
        "retrieved_on": data.retrieved_on,
        "provisional": data.provisional,
        "area_division_year": data.area_division_year,
        "order": order,
        "content_hash": columns.content_hash(),
        "passage_id": data.passage_id,
    }


def _known_code(code: str) -> ValueProblem:
    message = _("Deze levering staat er al, met andere waarden. Geef een correctie een eigen code.")
    return ValueProblem(0, "edition", code, message)


def _insert(edition_id: int, columns: Columns) -> None:
    """All rows in batches, without a model object for each: COPY on PostgreSQL, executemany elsewhere."""
    rows = ((*row, edition_id) for row in columns.rows())
    fields = (*_FIELDS, "edition_id")
    table = connection.ops.quote_name(Value._meta.db_table)
    names = ", ".join(connection.ops.quote_name(name) for name in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy(cursor, f"COPY {table} ({names}) FROM STDIN", rows)
            return
        places = ", ".join(["%s"] * len(fields))
        for batch in _batches(rows):
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", batch)  # noqa: S608 - our names


def _copy(cursor: Any, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
