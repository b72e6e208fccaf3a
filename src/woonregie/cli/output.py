# SPDX-License-Identifier: EUPL-1.2
"""How commands print: a table for people, or JSON for programs, chosen with `--format`."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from django.core.serializers.json import DjangoJSONEncoder
from rich.console import Console
from rich.table import Table

Command = TypeVar("Command", bound=Callable[..., Any])
Row = dict[str, Any]


def format_option(command: Command) -> Command:
    """Add `--format text|json` to a command; it arrives as the argument `output_format`."""
    option = click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Uitvoer voor mensen of voor programma's.",
    )
    return option(command)


def print_json(data: Any) -> None:
    """Print data as JSON with dates and decimals as text; keys stay in English."""
    click.echo(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))


def print_rows(rows: Sequence[Row], columns: dict[str, str], output_format: str, title: str = "") -> None:
    """Print rows as JSON, or as a table with `columns` (key -> Dutch heading)."""
    if output_format == "json":
        print_json(list(rows))
        return
    table = Table(title=title or None, title_justify="left")
    for heading in columns.values():
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*("" if row.get(key) is None else str(row[key]) for key in columns))
    Console().print(table)
