# SPDX-License-Identifier: EUPL-1.2
"""`woonregie scan build`: a folder for the scan, from open files or made up."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.cli.output import format_option, print_json
from woonregie.cli.progress import steps
from woonregie.cli.scan_words import scan_refusals
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.building import build
from woonregie.intake.scan_files.example import example_files
from woonregie.intake.scan_files.made import OURS, Made, write
from woonregie.intake.scan_files.saving import all_or_nothing
from woonregie.intake.scan_files.sources import OwnColumns, Sources
from woonregie_core.policy.loader import load_policy

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    options = (
        click.option("--synthetic", "side", type=click.IntRange(5, 3_000), help="Verzin een stad van deze maat."),
        click.option("--seed", default=1, show_default=True, help="Zaad van de verzonnen stad."),
        click.option("--pbf", type=_FILE, help="OpenStreetMap (.osm.pbf): straten en voorzieningen."),
        click.option("--boundary", type=_FILE, help="Grens van de gemeente (GeoJSON of GeoPackage)."),
        click.option("--margin", type=click.FloatRange(0, 50_000), default=2_000, show_default=True,
                     help="Meters rond de grens die meetellen."),
        click.option("--gtfs", type=_FILE, help="Dienstregeling (zip): haltes waar genoeg vertrekt."),
        click.option("--points", type=_FILE, help="Punten met inwoners (GeoPackage, GeoJSON of CSV)."),
        click.option("--facilities", type=_FILE, help="Meer voorzieningen."),
        click.option("--municipal", type=_FILE, help="Eigen lijst; gaat per soort voor, met de verschillen."),
        click.option("--areas", type=_FILE, help="Buurten als vlakken, voor punten zonder buurt."),
        click.option("--column", "columns", multiple=True, help="Onze naam van een kolom en die van u."),
        click.option("--unknown", multiple=True, help="Getal dat ‘niet bekend’ betekent, zoals -99997."),
        click.option("--crs", help="Stelsel van een kaart die dat niet zegt, zoals EPSG:28992."),
        click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Peildatum van de regels."),
        click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command("build")
@_options
@format_option
@scan_refusals
def build_command(
    side: int | None, seed: int, margin: float, columns: tuple[str, ...], unknown: tuple[str, ...],
    crs: str | None, day: datetime | None, out: Path, output_format: str, **files: Path | None,
) -> None:  # fmt: skip
    """Maak een map voor de scan: uit open bestanden, of een verzonnen stad."""
    given = {name: path for name, path in files.items() if path is not None}
    if (side is None) == (not given):
        message = _("Geef bestanden mee, of --synthetic voor een verzonnen stad; niet allebei.")
        raise Rejected([Problem("scan build", message, _("Begin met --pbf en --points."))])
    if side is not None:
        with all_or_nothing(out, OURS) as stage:
            for name, content in example_files(side, seed).items():
                (stage / name).write_bytes(content)
        click.echo(_("Geschreven naar %(out)s.") % {"out": out})
        return
    own = OwnColumns(dict(map(_column, columns)), frozenset(unknown))
    sources = Sources(**given, margin=margin, columns=own, crs=crs)
    policy = load_policy(settings.PROFILES_DIR / settings.PROFILE / "policy")
    with steps(output_format) as tell:
        made = build(sources, policy.on(day.date() if day else timezone.localdate()), tell)
        tell(_("Schrijven"))
        write(made, out)
    _tell(made, out, output_format)


def _column(text: str) -> tuple[str, str]:
    """Their name of a column, and ours."""
    ours, mark, theirs = text.partition("=")
    if not (ours and mark and theirs):
        advice = _("Schrijf bijvoorbeeld people=aantal_inwoners.")
        raise Rejected([Problem("--column", _("Dit is geen naam met een kolom."), advice, value=text)])
    return theirs, ours


def _tell(made: Made, out: Path, output_format: str) -> None:
    said: dict[str, Any] = made.said
    if output_format == "json":
        print_json({**said, "remarks": [one.as_row() for one in made.remarks]})
        return
    if "streets" in said:
        words = _("%(nodes)s kruisingen en %(edges)s stukken straat, waarvan %(edges_with_steps)s met treden.")
        click.echo(words % said["streets"])
    else:
        click.echo(_("Er zijn geen straten: de scan rekent dan met rechte lijnen en een omwegfactor."))
    click.echo(_("%(count)s voorzieningen.") % {"count": len(made.facilities)})
    for category, counts in said.get("differences", {}).items():
        words = _("%(category)s: %(same)s gelijk, %(moved)s verplaatst, %(only_osm)s alleen op de kaart, "
                  "%(only_list)s alleen op de lijst.")  # fmt: skip
        click.echo(words % {**counts, "category": category})
    if made.points is not None:
        click.echo(_("%(count)s punten met inwoners.") % {"count": len(made.points)})
    click.echo(_("Geschreven naar %(out)s.") % {"out": out})
    for one in made.remarks:
        click.echo(str(one), err=True)
