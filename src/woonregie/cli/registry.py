# SPDX-License-Identifier: EUPL-1.2
"""`woonregie registry`: homes, seekers and what became of them, in and out, in VERA's words or as tables."""

import json
from datetime import datetime, time
from pathlib import Path

import click
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.grant import Grant
from woonregie.cli.exchange import print_problems
from woonregie.cli.output import format_option, print_json
from woonregie.exports.registry import registry_csv, registry_workbook
from woonregie.intake.problems import Rejected
from woonregie.intake.registry_files.for_allocate import allocate_files
from woonregie.intake.registry_files.rows_out import everything
from woonregie.intake.registry_files.vera import to_vera
from woonregie.intake.services.store_registry import load_registry


@click.group("registry")
def registry() -> None:
    """Het register van woningen, huishoudens, advertenties en verhuringen."""


@registry.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou veranderen."))
@format_option
def import_registry(path: Path, dry_run: bool, output_format: str) -> None:
    """Lees woningen, huishoudens, voorrang en reacties in: een map met CSV, een .xlsx of VERA JSON."""
    try:
        delivered = load_registry(Grant.for_command("registry import"), path, dry_run)
    except Rejected as refusal:
        print_problems(refusal.problems, output_format)
        raise SystemExit(1) from refusal
    if output_format == "json":
        print_json({"read": dict(delivered.read), "changed": dict(delivered.changed), "dry_run": dry_run})
        return
    for name, count in delivered.read.items():
        words = _("%(name)s: %(read)s gelezen, %(changed)s nieuw of anders.")
        click.echo(words % {"name": name, "read": count, "changed": delivered.changed[name]})
    if dry_run:
        click.echo(_("Er is niets opgeslagen."))


@registry.command("export")
@click.option("--format", "kind", type=click.Choice(["vera", "xlsx", "csv", "allocate"]), required=True)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help=_("Bestand, of map bij csv en allocate.")
)
def export_registry(kind: str, out: Path) -> None:
    """Schrijf het hele register weg. `allocate` geeft de bestanden voor `woonregie allocate`."""
    if kind in ("csv", "allocate"):
        out.mkdir(parents=True, exist_ok=True)
        files = _csv_files() if kind == "csv" else allocate_files(default_day())
        for name, content in files.items():
            (out / name).write_bytes(content)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(_vera() if kind == "vera" else _workbook())
    click.echo(_("Geschreven naar %(out)s.") % {"out": out})


def _csv_files() -> dict[str, bytes]:
    return {
        f"{one.name}.csv": registry_csv([known.column for known in one.fields], rows) for one, rows in everything()
    }


def _vera() -> bytes:
    content = {one.vera: to_vera(one, rows) for one, rows in everything()}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _workbook() -> bytes:
    tables = (
        (str(one.sheet), {known.column: str(known.heading) for known in one.fields}, rows)
        for one, rows in everything()
    )
    return registry_workbook(tables, datetime.combine(default_day(), time()))
