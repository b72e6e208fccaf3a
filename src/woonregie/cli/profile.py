# SPDX-License-Identifier: EUPL-1.2
"""`woonregie load-profile`: bring a municipality in."""

from pathlib import Path

import click
from django.conf import settings
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.database import prepare_database
from woonregie.cli.output import format_option, print_json
from woonregie.intake.problems import Rejected
from woonregie.intake.profile.sections import SECTIONS
from woonregie.intake.services.load_profile import load_profile as load

LABELS = {
    "documents": "documenten",
    "places": "gebieden",
    "parties": "partijen",
    "plans": "plannen",
    "commitments": "afspraken, actiepunten en doelen",
    "actions": "acties",
    "links": "verwijzingen",
    "inputs": "inbreng van inwoners, leden en raad",
    "tables": "tabellen",
    "statements": "genoemde cijfers",
    "rules": "samenhangregels",
    "signals": "signalen",
    "findings": "bevindingen over cijfers",
    "dwellings": "verzonnen woningen",
    "households": "verzonnen huishoudens",
    "lettings": "verzonnen verhuringen",
    "adverts": "verzonnen advertenties van nu",
    "cases": "verzonnen senioren in de pilot",
    "scan_points": "adressen in een verzonnen scan van voorzieningen",
    "scan_facilities": "verzonnen voorzieningen",
    "needs runs": "berekeningen van de woonzorgopgave, met een verzonnen bevolking",
    "changed": "toegevoegd of gewijzigd",
}


@click.command("load-profile")
@click.argument("name")
@format_option
def load_profile(name: str, output_format: str) -> None:
    """Laad het profiel NAME: een map in profiles/, of het pad van een andere map."""
    folder = profile_folder(name)
    prepare_database()
    try:
        counts = load(Grant.for_command("load-profile"), folder)
    except Rejected as refusal:
        print_problems(refusal, output_format)
        raise SystemExit(1) from refusal
    print_counts(counts, output_format)


def profile_folder(name: str) -> Path:
    """The folder of a profile; a clear refusal where there is none."""
    for folder in (settings.PROFILES_DIR / name, Path(name)):
        if (folder / "profile.yaml").is_file():
            return folder
    known = sorted(path.parent.name for path in settings.PROFILES_DIR.glob("*/profile.yaml"))
    message = _("Profiel ‘%(name)s’ is er niet. Kies uit: %(known)s.")
    raise click.ClickException(message % {"name": name, "known": ", ".join(known)})


def print_counts(counts: dict[str, int], output_format: str) -> None:
    """What the profile holds, as JSON or line by line."""
    if output_format == "json":
        print_json(counts)
        return
    for key, count in counts.items():
        if "/" not in key:
            number = f"{count:,}".replace(",", ".")
            click.echo(f"{number:>7}  {_label(key, counts)}")


def _label(key: str, counts: dict[str, int]) -> str:
    """What was counted, in words; of a plan also how many per theme."""
    if key in LABELS:
        return LABELS[key]
    counted = {section.name: str(section.counted) for section in SECTIONS}
    if key in counted:
        return counted[key]
    themes = {name.partition("/")[2]: n for name, n in counts.items() if name.startswith(f"{key}/")}
    per_theme = ", ".join(f"{theme}: {n}" for theme, n in themes.items())
    said = _("  waarvan in %(plan)s (per thema %(per_theme)s)")
    return said % {"plan": key.removeprefix("commitments "), "per_theme": per_theme}


def print_problems(refusal: Rejected, output_format: str) -> None:
    """Every problem of a refused profile, and that nothing was stored."""
    if output_format == "json":
        print_json({"problems": [problem.as_row() for problem in refusal.problems]})
        return
    for problem in refusal.problems:
        click.echo(str(problem), err=True)
    count = len(refusal.problems)
    click.echo(_("%(n)s fouten gevonden. Er is niets opgeslagen.") % {"n": count}, err=True)
