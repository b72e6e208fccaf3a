# SPDX-License-Identifier: EUPL-1.2
"""`woonregie registry`: homes, seekers and what became of them, in and out, in VERA's words or as tables."""

import io
import json
from datetime import datetime, time
from pathlib import Path

import click
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.cli.output import format_option, print_json
from woonregie.exports.registry import registry_workbook
from woonregie.intake.problems import Rejected
from woonregie.intake.queries import last_registry_run_of_all
from woonregie.intake.registry_files.for_allocate import allocate_files
from woonregie.intake.registry_files.rows_out import everything
from woonregie.intake.registry_files.staged import SHOWN, StagedPart, StagedRegistry
from woonregie.intake.registry_files.vera import to_vera
from woonregie.intake.services.import_registry import load_registry, preview_registry
from woonregie.intake.services.undo_registry import undo_registry
from woonregie.looks.csv_rows import registry_csv


@click.group("registry")
def registry() -> None:
    """Het register van woningen, huishoudens, advertenties en verhuringen."""


@registry.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou veranderen."))
@format_option
def import_registry(path: Path, dry_run: bool, output_format: str) -> None:
    """Lees woningen, huishoudens, advertenties en reacties in: een map of zip met CSV, .xlsx of VERA JSON."""
    grant = Grant.for_command("registry import")
    try:
        staged = preview_registry(grant, path) if dry_run else load_registry(grant, path)
    except Rejected as refusal:
        staged = StagedRegistry(problems=refusal.problems[:SHOWN], wrong=len(refusal.problems))
    if output_format == "json":
        kept = {"read": staged.read, "changed": staged.changed, "dry_run": dry_run}
        print_json({**kept, **staged.as_plain()})
    else:
        _print(staged, dry_run)
    if staged.wrong:
        raise SystemExit(1)


def _print(staged: StagedRegistry, dry_run: bool) -> None:
    for part in staged.parts:
        _print_part(part)
    for remark in staged.remarks:
        click.echo(str(remark))
    for problem in staged.problems:
        click.echo(str(problem), err=True)
    if staged.wrong:
        if staged.hidden_problems:
            click.echo(_("En nog %(n)s.") % {"n": staged.hidden_problems}, err=True)
        click.echo(_("%(n)s fouten gevonden. Er is niets opgeslagen.") % {"n": staged.wrong}, err=True)
    elif dry_run:
        click.echo(_("Er is niets opgeslagen."))


def _print_part(part: StagedPart) -> None:
    words = _(
        "%(name)s: %(read)s gelezen, %(new)s nieuw, %(changed)s anders, %(same)s gelijk, %(refused)s geweigerd."
    )
    counts = {"read": part.read, "new": part.new, "changed": part.changed, "same": part.unchanged}
    click.echo(words % {"name": part.title, "refused": part.refused, **counts})
    for row in part.shown:
        for cell in row.differences:
            said = _("%(name)s, %(column)s: ‘%(before)s’ wordt ‘%(after)s’.")
            about = {"name": row.name, "column": cell.heading, "before": cell.before, "after": cell.after}
            click.echo(f"  {said % about}")
    if part.hidden:
        click.echo("  " + _("En nog %(n)s regels die anders zijn.") % {"n": part.hidden})


@registry.command("undo")
@format_option
def undo(output_format: str) -> None:
    """Draai het laatst verwerkte bestand terug, zolang er niets mee is gedaan."""
    run = last_registry_run_of_all()
    if run is None:
        raise click.ClickException(_("Er is niets om terug te draaien."))
    try:
        done = undo_registry(Grant.for_command("registry undo"), run)
    except CannotDo as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if output_format == "json":
        print_json({"file": run.file_name, **vars(done)})
        return
    click.echo(_("%(file)s is teruggedraaid: %(n)s regels.") % {"file": run.file_name, "n": done.rows})
    if done.kept:
        click.echo(_("%(n)s blijven staan, ingetrokken: de boeken noemen ze.") % {"n": done.kept})


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
    return {f"{one.name}.csv": registry_csv(list(one.columns), rows) for one, rows in everything()}


def _vera() -> bytes:
    """One object a line, so that a hundred thousand need not be held twice and two exports can be compared."""
    text = io.StringIO()
    for number, (one, rows) in enumerate(everything()):
        text.write(f'{"," if number else "{"}\n"{one.vera}": [')
        for place, there in enumerate(to_vera(one, rows)):
            text.write(",\n" if place else "\n")
            json.dump(there, text, ensure_ascii=False)
        text.write("\n]")
    text.write("\n}\n")
    return text.getvalue().encode()


def _workbook() -> bytes:
    tables = (
        (str(one.sheet), {known.column: str(known.heading) for known in one.fields}, rows)
        for one, rows in everything()
    )
    return registry_workbook(tables, datetime.combine(default_day(), time()))
