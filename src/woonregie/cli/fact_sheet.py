# SPDX-License-Identifier: EUPL-1.2
"""`woonregie fact-sheet`: write a fact sheet (gemeentekaart) as PDF, workbook and JSON."""

import json
from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonregie.access.grant import Grant
from woonregie.cli.output import format_option, print_json
from woonregie.factsheets.content import Sheet
from woonregie.factsheets.pdf import sheet_pdf
from woonregie.factsheets.plain import plain
from woonregie.factsheets.queries.sheets import corporations, fact_sheet, municipalities
from woonregie.factsheets.workbook import sheet_workbook


@click.command("fact-sheet")
@click.option("--municipality", required=True, help=_("Code van de gemeente, zoals heerlen."))
@click.option("--corporation", required=True, help=_("Code van de corporatie, zoals wonen-limburg."))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help=_("Map voor de gemeentekaart.")
)
@format_option
def fact_sheet_command(municipality: str, corporation: str, out: Path, output_format: str) -> None:
    """Schrijf de gemeentekaart van een corporatie in een gemeente weg."""
    grant = Grant.for_command("fact-sheet")
    sheet = fact_sheet(grant, municipality, corporation, timezone.localdate())
    if sheet is None:
        known = _("Gemeenten: %(municipalities)s. Corporaties: %(corporations)s.") % {
            "municipalities": ", ".join(municipalities().values_list("code", flat=True)) or "–",
            "corporations": ", ".join(corporations().values_list("code", flat=True)) or "–",
        }
        raise click.ClickException(f"{_('Deze gemeente of corporatie kennen wij niet.')} {known}")
    files = write_sheet(sheet, out)
    findings = len(sheet.findings)
    if output_format == "json":
        print_json({"printed": sheet.printed, "findings": findings, "files": [str(path) for path in files]})
        return
    click.echo(_("%(n)s dingen passen niet bij elkaar.") % {"n": findings})
    for path in files:
        click.echo(f"  {path}")


def write_sheet(sheet: Sheet, out: Path) -> list[Path]:
    """Write the three files of a sheet; the same sheet gives the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    name = f"gemeentekaart-{sheet.municipality.code}-{sheet.corporation.code}"
    with override("nl"):
        text = json.dumps(plain(sheet), ensure_ascii=False, indent=2)
    contents = {
        f"{name}.pdf": sheet_pdf(sheet),
        f"{name}.xlsx": sheet_workbook(sheet),
        f"{name}.json": text.encode(),
    }
    for file_name, data in contents.items():
        (out / file_name).write_bytes(data)
    return [out / file_name for file_name in contents]
