# SPDX-License-Identifier: EUPL-1.2
"""`woonregie example-profile`: write an invented municipality of any size."""

from pathlib import Path

import click
from django.conf import settings
from django.utils.translation import gettext as _

from woonregie.cli.output import format_option, print_json
from woonregie.intake.example.profile import example_policy, example_profile


@click.command("example-profile")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--commitments",
    default=100,
    show_default=True,
    type=click.IntRange(2, 20_000),
    help=_("Aantal afspraken."),
)
@click.option("--actions", type=click.IntRange(0, 60_000), help=_("Aantal acties; anders evenveel als afspraken."))
@click.option("--seed", default=1, show_default=True, help=_("Hetzelfde getal geeft hetzelfde profiel."))
@format_option
def write_example(folder: Path, commitments: int, actions: int | None, seed: int, output_format: str) -> None:
    """Schrijf het verzonnen profiel Voorbeeldstad in de map DIR."""
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        message = _("‘%(folder)s’ is niet leeg. Kies een nieuwe map.")
        raise click.ClickException(message % {"folder": folder})
    files = example_profile(seed, commitments, actions) | _policy()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if output_format == "json":
        print_json({"folder": str(folder), "files": sorted(files)})
        return
    message = _("%(n)s bestanden geschreven in %(folder)s. Laad ze met: woonregie load-profile %(folder)s")
    click.echo(message % {"n": len(files), "folder": folder})


def _policy() -> dict[str, str]:
    """The parameters of the profile in use: an invented municipality follows the same rules."""
    stored = sorted((settings.PROFILES_DIR / settings.PROFILE / "policy").glob("*.yaml"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in stored}
    return example_policy(texts, settings.PROFILE)
