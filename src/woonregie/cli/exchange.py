# SPDX-License-Identifier: EUPL-1.2
"""`woonregie import` and `woonregie export`: the action list as a workbook, without the pages."""

from pathlib import Path

import click
from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.queries.action_list import ActionFilter
from woonregie.agreements.queries.reference_date import default_date
from woonregie.agreements.services.problems import CannotDo
from woonregie.cli.output import format_option, print_json
from woonregie.exports.action_columns import SHEET
from woonregie.exports.action_workbook import action_workbook
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.services.import_actions import confirm_import, start_import
from woonregie.intake.workbook.guard import MOST_BYTES
from woonregie.intake.workbook.stage import stage
from woonregie.intake.workbook.staged import Staged, StagedRow

LABELS = {
    "rows": "regels gelezen",
    "changed": "gewijzigd",
    "added": "nieuw",
    "unchanged": "ongewijzigd",
}


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou veranderen."))
@format_option
def import_file(file: Path, dry_run: bool, output_format: str) -> None:
    """Lees een ingevulde actielijst in. Bij een fout wordt niets opgeslagen."""
    grant = Grant.for_command("import")
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)  # one byte too many is enough to refuse it
    try:
        staged = stage(grant, file.name, data, default_date())
        _refuse_problems(file.name, staged)
        if not dry_run and staged.rows:
            _apply(grant, file.name, data)
    except Rejected as refusal:
        _print_problems(refusal.problems, output_format)
        raise SystemExit(1) from refusal
    _print_staged(staged, dry_run, output_format)


@transaction.atomic
def _apply(grant: Grant, name: str, data: bytes) -> None:
    try:
        confirm_import(grant, start_import(grant, name, data, default_date()))
    except CannotDo as refusal:
        raise Rejected([Problem(name, str(refusal), _("Bekijk het bestand en lees het opnieuw in."))]) from refusal


def _refuse_problems(name: str, staged: Staged) -> None:
    """Nobody can choose on the command line, so a conflict stops the file too."""
    problems = [*staged.problems, *(_as_problem(name, row) for row in staged.conflicts)]
    if problems:
        raise Rejected(problems)


def _as_problem(name: str, row: StagedRow) -> Problem:
    cell = row.differences[0]
    message = _("Iemand anders wijzigde deze actie intussen. Daar staat nu ‘%(now)s’, in uw bestand ‘%(yours)s’.")
    advice = _("Download de lijst opnieuw en neem uw wijziging over.")
    words = message % {"now": cell.before, "yours": cell.after}
    return Problem(name, words, advice, SHEET, row.row, cell.heading, cell.after)


def _print_problems(problems: list[Problem], output_format: str) -> None:
    if output_format == "json":
        print_json({"problems": [problem.as_row() for problem in problems]})
        return
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(_("%(n)s fouten gevonden. Er is niets opgeslagen.") % {"n": len(problems)}, err=True)


def _print_staged(staged: Staged, dry_run: bool, output_format: str) -> None:
    if output_format == "json":
        print_json({"saved": not dry_run, "counts": staged.counts, "rows": staged.as_plain()["rows"]})
        return
    for key, label in LABELS.items():
        click.echo(f"{staged.counts[key]:>7}  {label}")
    for row in staged.rows:
        for cell in row.differences:
            click.echo(
                _("Regel %(row)s, %(column)s: ‘%(before)s’ wordt ‘%(after)s’.")
                % {"row": row.row, "column": cell.heading, "before": cell.before, "after": cell.after}
            )
    if dry_run:
        click.echo(_("Dit was een proef. Er is niets opgeslagen."))


@click.group()
def export() -> None:
    """Schrijf gegevens naar een bestand."""


@export.command("actions")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@format_option
def export_actions(file: Path, output_format: str) -> None:
    """Schrijf de actielijst naar FILE.xlsx."""
    if file.suffix.lower() != ".xlsx" or not file.parent.is_dir():
        message = _("Geef een bestand op dat op .xlsx eindigt, in een map die er is.")
        raise click.BadParameter(message, param_hint="FILE")
    on = default_date()
    file.write_bytes(action_workbook(Grant.for_command("export"), ActionFilter(), on))
    if output_format == "json":
        print_json({"file": str(file), "reference_date": on})
        return
    click.echo(_("De actielijst staat in %(file)s.") % {"file": file})
