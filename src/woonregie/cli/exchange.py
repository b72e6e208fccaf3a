# SPDX-License-Identifier: EUPL-1.2
"""`woonregie import` and `woonregie export`: the action list as a workbook, and open data, without the pages."""

from pathlib import Path

import click
from django.db import transaction
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from woonregie.access.day import default_day
from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.agreements.queries.action_list import ActionFilter
from woonregie.cli.open_data import import_open_data
from woonregie.cli.output import format_option, print_json
from woonregie.exports.action_columns import SHEET
from woonregie.exports.action_workbook import action_workbook
from woonregie.intake.opendata.connectors.shared import Asked
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
@click.option("--period", default="", help=_("Jaar of periode van de cijfers, als het bestand die niet noemt."))
@click.option("--division-year", type=int, help=_("Jaar van de indeling in wijken en buurten."))
@click.option("--mapping", default="", help=_("Naam van de koppeling waarmee een eigen tabel gelezen wordt."))
@format_option
def import_file(
    file: Path, dry_run: bool, period: str, division_year: int | None, mapping: str, output_format: str
) -> None:
    """Lees een actielijst of open data in. Bij een fout wordt niets opgeslagen.

    Open data zijn: kerncijfers van het CBS, StatLine, Leefbaarometer, gezondheid per buurt, energielabels, een
    omrekentabel, of een eigen tabel met een koppeling.
    """
    grant = Grant.for_command("import")
    try:
        if is_action_list(file):
            _import_actions(grant, file, dry_run, output_format)
        else:
            asked = Asked(period, division_year, mapping)
            import_open_data(grant, file, asked, dry_run, output_format)
    except Rejected as refusal:
        print_problems(refusal.problems, output_format)
        raise SystemExit(1) from refusal


def is_action_list(file: Path) -> bool:
    """Whether a workbook has the sheet of the action list; a damaged one is left for the readers to explain."""
    if file.suffix.lower() != ".xlsx":
        return False
    try:
        return SHEET in CalamineWorkbook.from_path(str(file)).sheet_names
    except (CalamineError, PasswordError, OSError, ValueError):
        return False


def _import_actions(grant: Grant, file: Path, dry_run: bool, output_format: str) -> None:
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)  # one byte too many is enough to refuse it
    staged = stage(grant, file.name, data, default_day())
    _refuse_problems(file.name, staged)
    if not dry_run and staged.rows:
        _apply(grant, file.name, data)
    _print_staged(staged, dry_run, output_format)


@transaction.atomic
def _apply(grant: Grant, name: str, data: bytes) -> None:
    try:
        confirm_import(grant, start_import(grant, name, data, default_day()))
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


def print_problems(problems: list[Problem], output_format: str) -> None:
    """Every problem with its place, on the channel for errors."""
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
    on = default_day()
    file.write_bytes(action_workbook(Grant.for_command("export"), ActionFilter(), on))
    if output_format == "json":
        print_json({"file": str(file), "reference_date": on})
        return
    click.echo(_("De actielijst staat in %(file)s.") % {"file": file})
