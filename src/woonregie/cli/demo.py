# SPDX-License-Identifier: EUPL-1.2
"""`woonregie demo`: everything for a first look, in one command."""

import json
from datetime import date
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.services.signals import refresh_signals
from woonregie.board.services import freeze_report, release_report
from woonregie.cli.board import write_report
from woonregie.cli.database import prepare_database
from woonregie.cli.output import format_option, print_json
from woonregie.cli.profile import print_counts, print_problems, profile_folder
from woonregie.conf.policy import current_policy
from woonregie.figures.queries import check_figures
from woonregie.intake.problems import Rejected
from woonregie.intake.profile.reading import read_profile
from woonregie.intake.services.load_profile import load_profile
from woonregie.intake.services.sample_data import load_sample_data
from woonregie.intake.services.sample_needs import load_sample_needs
from woonregie.intake.services.sample_registry import load_sample_registry
from woonregie.intake.services.sample_scan import load_sample_scan
from woonregie.places.models import Place, PlaceKind
from woonregie_core.agreements.signals import SignalSettings

ADDRESS = "127.0.0.1"


@click.command()
@click.option("--no-serve", is_flag=True, help=_("Alleen klaarzetten, de site niet starten."))
@click.option("--port", default=8000, show_default=True, help=_("Poort van de site."))
@click.option("--out", default="demo", show_default=True, help=_("Map voor het bestuursverslag."))
@format_option
def demo(no_serve: bool, port: int, out: str, output_format: str) -> None:
    """Zet het voorbeeld van Maastricht en Heerlen klaar en start de site op deze computer."""
    prepare_database()
    folder = profile_folder(settings.PROFILE)
    on = _shown_on(folder)
    try:
        counts = _prepare(folder, Path(out), on)
    except Rejected as refusal:
        print_problems(refusal, output_format)
        advice = _("Staat hier een eerder voorbeeld? Haal dan %(folder)s weg en probeer het opnieuw.")
        raise click.ClickException(advice % {"folder": settings.DATA_DIR}) from refusal
    if output_format == "json":
        print_json(counts)
    else:
        print_counts(counts, output_format)
    if not no_serve:
        _serve(port, on)


def _prepare(folder: Path, out: Path, on: date) -> dict[str, int]:
    """Load what is new since the last time; a second start finds everything in place."""
    marker = settings.DATA_DIR / "demo.json"
    beside = _beside(folder)
    fingerprint = [line for one in (folder, *beside) for line in _fingerprint(one)]
    if (
        marker.is_file()
        and (known := json.loads(marker.read_text(encoding="utf-8")))["fingerprint"] == fingerprint
    ):
        counts: dict[str, int] = known["counts"]
        return counts
    grant = Grant.for_command("demo")
    counts = load_profile(grant, folder)
    profile = read_profile(folder).heading
    load_sample_data(grant, profile.default_plan, profile.municipality_party, on)
    municipality = Place.objects.get(kind=PlaceKind.MUNICIPALITY, external_code=profile.external_code)
    counts |= load_sample_registry(grant, municipality, on)
    counts |= load_sample_needs(grant, folder, on)
    counts |= load_sample_scan(grant, municipality, on)
    counts["signals"] = refresh_signals(grant, on, SignalSettings.from_policy(current_policy().on(on))).found
    report = freeze_report(grant, on)
    release_report(grant, report)
    write_report(report, out)
    for other in beside:  # after the report, which is about the first municipality only
        for key, count in load_profile(grant, other).items():
            counts[key] = counts.get(key, 0) + count
    counts["findings"] = len(check_figures(grant).result.findings)
    marker.write_text(json.dumps({"fingerprint": fingerprint, "counts": counts}), encoding="utf-8")
    return counts


def _beside(folder: Path) -> list[Path]:
    """The other municipalities that stand beside this one among the stored profiles."""
    found = (path.parent for path in sorted(settings.PROFILES_DIR.glob("*/profile.yaml")))
    return [other for other in found if folder.parent == settings.PROFILES_DIR and other != folder]


def _shown_on(folder: Path) -> date:
    """The day on which the example is looked at: the one that the profile names, else today."""
    return read_profile(folder).heading.demo_reference_date or timezone.localdate()


def _fingerprint(folder: Path) -> list[str]:
    """What the folder holds, by name, size and time: enough to notice a change."""
    stats = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return [f"{path.relative_to(folder)}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in stats]


def _serve(port: int, on: date) -> None:
    """Serve the demonstration: only in this process do the example accounts open and does time stand still."""
    settings.DEMO = True
    settings.DEMO_REFERENCE_DATE = on
    from waitress import serve

    from woonregie.site.wsgi import application

    click.echo(
        _("De site staat op http://%(address)s:%(port)s. Stop met Ctrl+C.") % {"address": ADDRESS, "port": port}
    )
    serve(application, host=ADDRESS, port=port, threads=8)
