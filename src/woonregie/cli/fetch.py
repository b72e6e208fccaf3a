# SPDX-License-Identifier: EUPL-1.2
"""`woonregie fetch`: open data straight from the source, or from a file that was saved before."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.exchange import print_problems
from woonregie.cli.open_data import import_boundaries, import_open_data
from woonregie.cli.output import format_option
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.fetching import fetch_features, fetch_table
from woonregie.intake.opendata.mapping import address_of, default_mapping, mapping_names
from woonregie.intake.opendata.stage import known_places
from woonregie.intake.problems import Rejected

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SAVE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.group()
def fetch() -> None:
    """Haal open data op bij de bron."""


@fetch.command("cbs")
@click.argument("table", default="")
@click.option("--national", is_flag=True, help=_("Heel Nederland, niet alleen de eigen gemeente."))
@click.option("--from-file", type=_FILE, help=_("Een tabel die eerder is opgeslagen, zonder internet."))
@click.option("--save", type=_SAVE, help=_("Bewaar wat is opgehaald ook als bestand."))
@click.option("--address", default="", help=_("Adres van de dienst, als het een andere is."))
@click.option("--period", default="", help=_("Jaar of periode van de cijfers, als de tabel die niet noemt."))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou veranderen."))
@format_option
def cbs(
    table: str,
    national: bool,
    from_file: Path | None,
    save: Path | None,
    address: str,
    period: str,
    dry_run: bool,
    output_format: str,
) -> None:
    """Haal een StatLine-tabel op, zoals 85618NED. Zonder nummer ziet u welke tabellen wij kennen."""
    if not table and from_file is None:
        _print_tables()
        return

    def content() -> bytes:
        ours = () if national else tuple(sorted(known_places().municipalities))
        return fetch_table(table, address or _address(table), ours)

    def work(path: Path) -> None:
        import_open_data(Grant.for_command("fetch"), path, Asked(period), dry_run, output_format)

    _run(content, work, from_file, save, f"{table}.json", output_format)


@fetch.command("pdok")
@click.option("--year", type=click.IntRange(2000, 2100), required=True, help=_("Jaar van de indeling."))
@click.option("--layer", default="buurten", show_default=True, help=_("buurten, wijken of gemeenten."))
@click.option("--where", multiple=True, help=_("Alleen gebieden met deze eigenschap, zoals gemeentecode=GM0935."))
@click.option("--from-file", type=_FILE, help=_("Een bestand dat eerder is opgeslagen, zonder internet."))
@click.option("--save", type=_SAVE, help=_("Bewaar wat is opgehaald ook als bestand."))
@click.option("--address", default="", help=_("Adres van de dienst, als het een andere is."))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou veranderen."))
@format_option
def pdok(
    year: int,
    layer: str,
    where: tuple[str, ...],
    from_file: Path | None,
    save: Path | None,
    address: str,
    dry_run: bool,
    output_format: str,
) -> None:
    """Haal de grenzen van wijken en buurten op bij PDOK."""

    def content() -> bytes:
        wanted = dict(part.split("=", 1) for part in where if "=" in part)
        base = address or address_of("pdok").format(year=year)
        return json.dumps(fetch_features(base, layer, wanted)).encode()

    def work(path: Path) -> None:
        import_boundaries(Grant.for_command("fetch"), path, year, dry_run, output_format)

    _run(content, work, from_file, save, f"{layer}-{year}.geojson", output_format)


def _run(
    content: Callable[[], bytes],
    work: Callable[[Path], None],
    from_file: Path | None,
    save: Path | None,
    name: str,
    output_format: str,
) -> None:
    """Fetch (or take the saved file), keep it where asked, and read it in as any file."""
    try:
        if from_file is not None:
            work(from_file)
            return
        data = content()
        if save is not None:
            save.write_bytes(data)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            work(path)
    except Rejected as refusal:
        print_problems(refusal.problems, output_format)
        raise SystemExit(1) from refusal


def _address(table: str) -> str:
    """The service that has a table: that of the mapping that knows it, else Statistics Netherlands."""
    for name in mapping_names():
        mapping = default_mapping(name)
        if table.upper() in mapping.tables and mapping.dataset.catalogue:
            return f"https://{mapping.dataset.catalogue}"
    return address_of("cbs")


def _print_tables() -> None:
    known: list[tuple[str, Any]] = [(name, default_mapping(name)) for name in mapping_names()]
    for _name, mapping in known:
        for number, table in mapping.tables.items():
            click.echo(f"{number}  {mapping.dataset.title} {table.period}".rstrip())
