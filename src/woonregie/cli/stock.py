# SPDX-License-Identifier: EUPL-1.2
"""`woonregie stock` and `woonregie headroom`: dwellings by class, and the room that is left."""

import click
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.grant import Grant
from woonregie.cli.output import Row, format_option, print_json, print_rows
from woonregie.stock import labels
from woonregie.stock.queries.deliveries import Table, deliveries
from woonregie.stock.queries.room import RoomRow, room
from woonregie.stock.words import class_text

_DIMENSIONS = ("rent", "bat", "type")


@click.command()
@click.option("--by", type=click.Choice(["corporation", "place"]), default="corporation", show_default=True)
@format_option
def stock(by: str, output_format: str) -> None:
    """Laat zien hoeveel woningen er zijn, per corporatie of per buurt."""
    grant = Grant.for_command("stock")
    tables = [table for dimension in _DIMENSIONS for table in deliveries(grant, dimension)]
    rows = [row for table in tables for row in _rows(table, by)]
    if output_format == "json":
        print_json(rows)
        return
    columns = {
        "delivery": _("Telling"),
        "name": _("Corporatie of buurt"),
        "class": _("Klasse"),
        "count": _("Woningen"),
        "status": _("Stand"),
        "source": _("Bron"),
    }
    print_rows(rows, columns, output_format, _("Woningvoorraad"))


def _rows(table: Table, by: str) -> list[Row]:
    return [
        {
            "delivery": table.delivery.title,
            "code": getattr(part, by),
            "name": part.name,
            "class": class_text(cell.code),
            "count": cell.count,
            "status": str(labels.STATUS[cell.status]),
            "source": str(cell.passage),
        }
        for part, cells in table.rows
        if getattr(part, by)
        for cell in cells.values()
    ]


@click.command()
@format_option
def headroom(output_format: str) -> None:
    """Laat zien hoeveel woningen nog duurder mogen worden."""
    page = room(Grant.for_command("headroom"), default_day())
    rows = [_room_row(row) for row in page.rows]
    if output_format == "json":
        rule = {"percent": str(page.rule.value), "citation": page.rule.citation} if page.rule else None
        print_json({"rule": rule, "rows": rows})
        return
    columns = {
        "name": _("Corporatie"),
        "affordable": _("Betaalbaar"),
        "total": _("Woningen"),
        "percent": _("Deel"),
        "needed": _("Nodig"),
        "room": _("Ruimte"),
        "source": _("Bron"),
    }
    print_rows(rows, columns, output_format, page.rule.citation if page.rule else "")


def _room_row(row: RoomRow) -> Row:
    return {
        "name": row.part.name or _("Samen"),
        "affordable": row.now.affordable,
        "total": row.now.total,
        "percent": "" if row.percent is None else f"{row.percent:.1f}",
        "needed": row.now.needed,
        "room": row.now.room,
        "source": str(row.passage) if row.passage else "",
    }
