# SPDX-License-Identifier: EUPL-1.2
"""Store counts of dwellings from printed tables, and ask where a later delivery jumps. Nothing is written over."""

from decimal import Decimal
from typing import Any

from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import set_pairs, upsert
from woonregie.stock.models import StockCount, StockDelivery, StockQuestion


def store_stock(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Every delivery with its cells, and the questions between deliveries."""
    shapes = [piece.shape for piece in content.sections.get("stock", [])]
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    wanted = [
        {
            "code": shape.code,
            "title": shape.title,
            "dimension": shape.dimension,
            "owner_set": shape.owner_set,
            "municipality_id": ground.places[shape.municipality],
            "as_of": shape.as_of,
            "horizon": shape.horizon,
            "note": shape.note,
            "order": order,
            "passage_id": ground.passages.id_of(tables[shape.table].source),
        }
        for order, shape in enumerate(shapes, start=1)
    ]
    rows = upsert(StockDelivery, ("code",), wanted, ground.changes)
    ids = {shape.code: rows[shape.code,].pk for shape in shapes}
    owners = {(ids[shape.code], ground.parties[code]) for shape in shapes for code in shape.owners}
    set_pairs(StockDelivery.owners.through, "stockdelivery", "party", owners, set(ids.values()), ground.changes)
    cells = [cell for shape in shapes for cell in cells_of(shape, tables[shape.table], ids[shape.code], ground)]
    upsert(StockCount, ("delivery_id", "cell"), cells, ground.changes)
    for shape in shapes:
        if shape.question is not None:
            _ask(ids[shape.question.beside], ids[shape.code], shape.question.more_than_percent, ground)


def cells_of(shape: Any, table: Any, delivery: int, ground: Ground) -> list[dict[str, Any]]:
    """The fields of every cell of a table; a cell keeps what was printed."""
    return [
        _cell(shape, (row, column), value, delivery, ground.passages.id_of(table.row_source(row)), ground)
        for row, values in table.rows.items()
        for column, value in zip(table.columns, values, strict=True)
        if row not in shape.skip and column not in shape.skip
    ]


def _cell(
    shape: Any, where: tuple[str, str], value: Any, delivery: int, passage: int | None, ground: Ground
) -> dict[str, Any]:
    named = {shape.rows: where[0], shape.columns: where[1]}
    corporation, place = (_named(named.get(axis), shape) for axis in ("corporation", "place"))
    status = "dash" if value == "-" else "blank" if value is None else "printed"
    if shape.ambiguous and status == "printed" and place is not None:
        status = "ambiguous"
    return {
        "delivery_id": delivery,
        "corporation_id": ground.parties[corporation] if corporation else None,
        "place_id": ground.places[place] if place else None,
        "code": named["class"],
        "cell": f"{corporation or ''}/{place or ''}/{named['class']}",
        "count": int(value) if isinstance(value, Decimal) else None,
        "status": status,
        "readings": list(shape.readings) if status == "ambiguous" else [],
        "passage_id": passage,
    }


def _named(code: str | None, shape: Any) -> str | None:
    """The party or place of a row or column; None for a total."""
    return None if code is None or code == shape.total else shape.names.get(code, code)


def _ask(earlier: int, later: int, more_than_percent: int, ground: Ground) -> None:
    """A question for every class whose total jumps; an answer that was given stays."""
    before, now = totals_of(earlier), totals_of(later)
    wanted = [
        {
            "earlier_id": earlier,
            "later_id": later,
            "code": code,
            "earlier_count": before[code],
            "later_count": now[code],
            "answer": "open",
        }
        for code in sorted(before.keys() & now.keys())
        if abs(now[code] - before[code]) * 100 > more_than_percent * before[code]
    ]
    known = {(q.code, q.earlier_count, q.later_count) for q in StockQuestion.objects.filter(later=later)}
    new = [each for each in wanted if (each["code"], each["earlier_count"], each["later_count"]) not in known]
    upsert(StockQuestion, ("earlier_id", "later_id", "code"), new, ground.changes)


def totals_of(delivery: int) -> dict[str, int]:
    """Per class the count of all owners and places: the printed total, else the sum of what is printed."""
    sums: dict[str, int] = {}
    printed: dict[str, int] = {}
    for cell in StockCount.objects.filter(delivery=delivery, count__isnull=False):
        if cell.corporation_id is None and cell.place_id is None:
            printed[cell.code] = cell.count or 0
        else:
            sums[cell.code] = sums.get(cell.code, 0) + (cell.count or 0)
    return sums | printed
