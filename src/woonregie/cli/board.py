# SPDX-License-Identifier: EUPL-1.2
"""`woonregie board-report`: freeze the state on a date and write it as PDF, workbook and JSON."""

from datetime import datetime
from pathlib import Path

import click
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.board.models import BoardReport
from woonregie.board.pdf import report_pdf
from woonregie.board.services import freeze_report
from woonregie.board.workbook import report_workbook
from woonregie.cli.output import format_option, print_json


@click.command("board-report")
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("Peildatum, jaar-maand-dag.")
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help=_("Map voor het verslag.")
)
@format_option
def board_report(on: datetime, out: Path, output_format: str) -> None:
    """Leg het bestuursverslag van een dag vast en schrijf het weg."""
    report = freeze_report(Grant.for_command("board-report"), on.date())
    files = write_report(report, out)
    if output_format == "json":
        print_json({"number": report.number, "sha256": report.sha256, "files": [str(path) for path in files]})
        return
    click.echo(_("Verslag %(number)s, kenmerk %(hash)s.") % {"number": report.number, "hash": report.sha256})
    for path in files:
        click.echo(f"  {path}")


def write_report(report: BoardReport, out: Path) -> list[Path]:
    """Write the three files of a report; the same report gives the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    name = f"boww-{report.reference_date.isoformat()}"
    contents = {
        f"{name}.pdf": report_pdf(report),
        f"{name}.xlsx": report_workbook(report),
        f"{name}.json": report.content.encode(),
    }
    for file_name, data in contents.items():
        (out / file_name).write_bytes(data)
    return [out / file_name for file_name in contents]
