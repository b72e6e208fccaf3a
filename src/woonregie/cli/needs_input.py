# SPDX-License-Identifier: EUPL-1.2
"""`woonregie needs load` and `backcast`: keep a folder of input for the pages, and look back on its counts."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.database import prepare_database
from woonregie.cli.needs_shared import FOLDER, needs_refusals, profile_named, write_example
from woonregie.cli.output import format_option, print_json, print_rows
from woonregie.intake.needs_files.reading import read_needs
from woonregie.needs.queries.looking_back import AGES, looked_back
from woonregie.needs.queries.zones import ZonesFilled, with_zones
from woonregie.needs.services.inputs import store_input
from woonregie.needs.words import PLAIN
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.backcast import Verdict
from woonregie_core.policy.loader import load_policy

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("load")
@click.option("--profile", "name", help="Naam van het profiel.")
@click.option("--input", "source", type=FOLDER, required=True, help="Map met invoer; zie docs/needs.md.")
@click.option("--title", required=True, help="Hoe de invoer heet op de pagina's.")
@click.option("--from", "publisher", default="", help="Wie de invoer leverde.")
@click.option("--date", "day", type=_DAY, help="Dag van levering. Standaard vandaag.")
@click.option(
    "--zones", is_flag=True, help="Vul een leeg deel in een woonzorgzone uit besluiten en de nieuwste scan."
)
@format_option
@needs_refusals
def load_command(
    name: str | None, source: Path, title: str, publisher: str, day: datetime | None, zones: bool,
    output_format: str,
) -> None:  # fmt: skip
    """Leg een map met invoer vast, zodat de pagina's ermee kunnen rekenen."""
    delivered = day.date() if day else timezone.localdate()
    policy = load_policy(profile_named(name) / "policy").on(timezone.localdate())
    given = read_needs(source, Assumptions.from_policy(policy))
    prepare_database()
    grant = Grant.for_command("needs load")
    filled = with_zones(grant, given) if zones else ZonesFilled(given, (), (), False)
    made = store_input(grant, filled.given, title, delivered, publisher, filled.scans)
    if output_format == "json":
        said = {"number": made.number, "sha256": made.sha256, "synthetic": made.synthetic}
        print_json(said | {"zones_filled": filled.areas, "scans": filled.scans})
        return
    words = _("Invoer %(number)s ligt vast: %(title)s.")
    click.echo(words % {"number": made.number, "title": made.title})
    if filled.areas:
        click.echo(_("Het deel in een zone is gevuld voor %(count)s buurten.") % {"count": len(filled.areas)})
    if filled.synthetic:
        click.echo(_("Let op: de scan die dit zegt is verzonnen. De invoer heet daarom ook verzonnen."), err=True)


@click.command("backcast")
@click.option("--profile", "name", help="Naam van het profiel.")
@click.option(
    "--input",
    "source",
    type=FOLDER,
    help="Map met invoer en history.csv. Standaard een verzonnen voorbeeldbevolking.",
)
@click.option(
    "--age",
    "ages",
    type=click.IntRange(60, 95),
    multiple=True,
    default=AGES,
    show_default=True,
    help="Vanaf deze leeftijd; meer dan één mag.",
)
@click.option("--date", "day", type=_DAY, help="Peildatum van de regels.")
@format_option
@needs_refusals
def backcast_command(
    name: str | None, source: Path | None, ages: tuple[int, ...], day: datetime | None, output_format: str
) -> None:  # fmt: skip
    """Voorspel de laatste telling uit de twee ervoor, en leg er drie eenvoudige manieren naast."""
    profile = profile_named(name)
    policy = load_policy(profile / "policy")
    on = policy.on(day.date() if day else timezone.localdate())
    with TemporaryDirectory() as made_up:
        if source is None:
            source = Path(made_up)
            write_example(profile, policy, 1, source)
        given = read_needs(source, Assumptions.from_policy(on))
    if given.history is None:
        raise click.ClickException(_("Zet history.csv met drie tellingen in de map met invoer."))
    found = looked_back(given, float(on.number("needs.migration.halfway")), ages)
    if output_format == "json":
        verdicts = [asdict(one) for one in found]
        print_json({"years": given.history.years, "synthetic": given.synthetic, "verdicts": verdicts})
        return
    if given.synthetic:
        words = _("Let op: ook deze tellingen zijn verzonnen. De uitkomst zegt niets over echte buurten.")
        click.echo(words, err=True)
    columns = {
        "age": _("Vanaf"), "method": _("Manier"), "wape": _("Gemiddeld ernaast (%)"),
        "bias": _("Totaal ernaast (%)"),
    }  # fmt: skip
    title = _("Terugblik: %(a)s en %(b)s voorspellen %(c)s") % dict(zip("abc", given.history.years, strict=True))
    print_rows([row for one in found for row in _judged(one)], columns, output_format, title)


def _judged(one: Verdict) -> list[dict[str, object]]:
    """The model and the plain methods, each with its errors in percent."""
    methods = {_("Dit model"): one.model} | {str(PLAIN[name]): error for name, error in one.plain.items()}
    off = {name: (round(100 * error.wape, 1), round(100 * error.bias, 1)) for name, error in methods.items()}
    return [{"age": one.from_age, "method": name, "wape": a, "bias": b} for name, (a, b) in off.items()]
