# SPDX-License-Identifier: EUPL-1.2
"""`woonregie load-boundaries`: real borders for the map, from GeoJSON or GeoPackage."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.output import format_option, print_json
from woonregie.cli.profile import print_problems
from woonregie.intake.boundaries.reading import SYSTEMS
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_boundaries import BoundaryFile, BoundaryPreview, DatasetFacts
from woonregie.intake.services.load_boundaries import load_boundaries as load


@click.command("load-boundaries")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(1800, 2200), required=True, help=_("Jaar van de indeling."))
@click.option("--dataset", required=True, help=_("Code van de gegevensbron."))
@click.option("--title", default="", help=_("Titel, als de gegevensbron nieuw is."))
@click.option("--publisher", default="", help=_("Uitgever."))
@click.option("--date", "published", type=click.DateTime(["%Y-%m-%d"]), help=_("Datum van de gegevens."))
@click.option("--licence", default="", help=_("Licentie, zoals CC BY 4.0."))
@click.option("--layer", default="", help=_("Kaartlaag van een GeoPackage; anders alle lagen."))
@click.option("--crs", type=click.Choice(list(SYSTEMS)), default=None, help=_("Als het bestand dat niet zegt."))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou veranderen."))
@format_option
def load_boundaries(
    file: Path,
    year: int,
    dataset: str,
    title: str,
    publisher: str,
    published: datetime | None,
    licence: str,
    layer: str,
    crs: str | None,
    dry_run: bool,
    output_format: str,
) -> None:
    """Lees de grenzen van wijken en buurten uit FILE. Bij een fout wordt niets opgeslagen."""
    facts = DatasetFacts(dataset, title, publisher, published.date() if published else None, licence)
    source = BoundaryFile(file, year, layer, crs or "")
    try:
        preview = load(Grant.for_command("load-boundaries"), source, facts, dry_run)
    except Rejected as refusal:
        print_problems(refusal, output_format)
        raise SystemExit(1) from refusal
    if output_format == "json":
        print_json({"saved": not dry_run, **asdict(preview)})
        return
    _print(preview, dry_run)


def _print(preview: BoundaryPreview, dry_run: bool) -> None:
    lines = (
        (len(preview.added), _("gebieden met een nieuwe grens")),
        (len(preview.changed), _("gebieden met een gewijzigde grens")),
        (len(preview.unchanged), _("gebieden ongewijzigd")),
        (preview.elsewhere, _("gebieden van andere gemeenten overgeslagen")),
        (preview.water, _("gebieden met alleen water overgeslagen")),
    )
    for count, label in lines:
        click.echo(f"{count:>7}  {label}")
    if preview.without:
        click.echo(_("Zonder grens blijven: %(names)s.") % {"names": ", ".join(preview.without)})
    if dry_run:
        click.echo(_("Dit was een proef. Er is niets opgeslagen."))
