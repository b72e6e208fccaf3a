# SPDX-License-Identifier: EUPL-1.2
"""`woonregie catalogue`: release series as open data, and write them with their catalogue to a folder."""

from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.cli.output import format_option, print_json
from woonregie.opendata.catalogue import FORMATS
from woonregie.opendata.catalogue import catalogue as make_catalogue
from woonregie.opendata.publisher import publisher
from woonregie.opendata.queries.releases import latest_releases
from woonregie.opendata.services.release import release_all


@click.command("catalogue")
@click.option("--out", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, help=_("Map."))
@click.option("--release", "codes", multiple=True, help=_("Geef deze reeks eerst vrij; meer dan één mag."))
@click.option("--release-all", "everything", is_flag=True, help=_("Geef eerst alle openbare reeksen vrij."))
@click.option("--address", default="http://127.0.0.1:8000/", show_default=True, help=_("Waar de site staat."))
@format_option
def catalogue(folder: Path, codes: tuple[str, ...], everything: bool, address: str, output_format: str) -> None:
    """Schrijf de catalogus (DCAT-AP-NL 3.0) en alle vrijgegeven reeksen naar een map."""
    grant = Grant.for_command("catalogue")
    try:
        if codes or everything:
            release_all(grant, codes)
    except CannotDo as refusal:
        raise click.ClickException(str(refusal)) from refusal
    lines = latest_releases(grant)
    graph = make_catalogue(lines, publisher(f"{address.rstrip('/')}/"), timezone.now())
    folder.mkdir(parents=True, exist_ok=True)
    graph.serialize(folder / "catalogus.ttl", format="turtle")
    graph.serialize(folder / "catalogus.jsonld", format="json-ld", auto_compact=True)
    for line in lines:
        for extension, _label, _media, writer in FORMATS:
            (folder / f"{line.series.code}.{extension}").write_bytes(writer(line))
    if output_format == "json":
        print_json({"folder": str(folder), "series": [line.series.code for line in lines]})
        return
    click.echo(_("%(n)s reeksen en de catalogus staan in %(folder)s.") % {"n": len(lines), "folder": folder})
