# SPDX-License-Identifier: EUPL-1.2
"""`woonregie scan`: how near daily life is on foot, from files to files. It needs no database."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
import numpy as np
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.cli.exchange import print_problems
from woonregie.cli.output import format_option, print_json, print_rows
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.example import example_files
from woonregie.intake.scan_files.reading import read_scan
from woonregie.intake.scan_files.running import Scan, run_scan, with_facility
from woonregie.intake.scan_files.words import told
from woonregie.intake.scan_files.writing import count_rows, scan_files, summary, zone_rows
from woonregie_core.policy.loader import PolicyError, load_policy
from woonregie_core.policy.parameters import UnknownParameter
from woonregie_core.proximity.coordinates import check_degrees, to_rd
from woonregie_core.proximity.explain import compare
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.settings import Settings, Walker, Weighing

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _in_plain_words(command: Callable[..., None]) -> Callable[..., None]:
    """Say what is wrong with files or settings and stop."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except Rejected as refusal:
            print_problems(refusal.problems, str(options.get("output_format", "text")))
            raise SystemExit(1) from refusal
        except ProximityError as refusal:
            print_problems([told("policy/proximity.yaml", one) for one in refusal.problems], "text")
            raise SystemExit(1) from refusal
        except (PolicyError, UnknownParameter) as refusal:
            raise click.ClickException(str(refusal)) from refusal

    return run


def _choices(command: Callable[..., None]) -> Callable[..., None]:
    """What every scan is asked: the folder, the walker, the weights and the day of the policy."""
    for option in (
        click.option("--input", "source", type=_FOLDER, required=True, help="Map met punten en voorzieningen."),
        click.option("--walker", type=click.Choice([str(one) for one in Walker]), default=Walker.STANDARD.value),
        click.option(
            "--weighing", type=click.Choice([str(one) for one in Weighing]), default=Weighing.PARTS.value
        ),
        click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Peildatum van de regels."),
    ):
        command = option(command)
    return command


def _scan(source: Path, walker: str, weighing: str, day: datetime | None) -> Scan:
    on = day.date() if day else timezone.localdate()
    policy = load_policy(settings.PROFILES_DIR / settings.PROFILE / "policy").on(on)
    return run_scan(read_scan(source), Settings.from_policy(policy, Walker(walker), Weighing(weighing)))


@click.group("scan")
def scan() -> None:
    """Thuis en dichtbij-scan: wat ouderen lopend kunnen bereiken."""


@scan.command("build")
@click.option("--synthetic", "side", type=click.IntRange(5, 3_000), required=True, help="Kruisingen per zijde.")
@click.option("--seed", default=1, show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
def build(side: int, seed: int, out: Path) -> None:
    """Maak een verzonnen stad als map voor de scan."""
    out.mkdir(parents=True, exist_ok=True)
    for name, content in example_files(side, seed).items():
        (out / name).write_bytes(content)
    click.echo(_("Geschreven naar %(out)s.") % {"out": out})


@scan.command("run")
@_choices
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@format_option
@_in_plain_words
def run(source: Path, walker: str, weighing: str, day: datetime | None, out: Path, output_format: str) -> None:
    """Bereken scores en zones, en schrijf ze weg."""
    made = _scan(source, walker, weighing, day)
    files = scan_files(made)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    said = summary(made, made.finder.zones())
    if output_format == "json":
        print_json(said)
        return
    words = _("%(scored)s van %(points)s punten hebben een score; %(zones)s zones. Zie %(out)s.")
    click.echo(words % {**said, "out": out})
    if made.scores.straight:
        click.echo(_("Er zijn geen straten: afstanden zijn rechte lijnen met een omwegfactor."))
    _print_remarks(made.remarks)


@scan.command("zones")
@_choices
@format_option
@_in_plain_words
def zones(source: Path, walker: str, weighing: str, day: datetime | None, output_format: str) -> None:
    """Laat de berekende zones zien, en hoeveel het er zijn bij andere grenzen."""
    made = _scan(source, walker, weighing, day)
    found, counts = zone_rows(made, made.finder.zones()), count_rows(made)
    if output_format == "json":
        print_json({"zones": found, "counts": counts})
        return
    columns = {
        "zone": _("Zone"), "anchor": _("Midden"), "place": _("Buurt"), "people": _("Inwoners"),
        "score": _("Score"), "missing": _("Mist"), "best_addition": _("Helpt het meest"),
        "gain": _("Punten erbij"),
    }  # fmt: skip
    print_rows(found, columns, output_format, _("Berekende zones; dit zijn geen aangewezen woonzorgzones"))
    heading = {
        "threshold": _("Score vanaf"),
        "radius": _("Straal in meter"),
        "zones": _("Zones"),
        "share_of_people": _("Deel van de inwoners"),
    }
    print_rows(counts, heading, output_format, _("Hoeveel zones het zijn, hangt af van de grenzen"))


@scan.command("whatif")
@_choices
@click.option("--add", required=True, help="Soort,lengtegraad,breedtegraad (of meters in RD).")
@format_option
@_in_plain_words
def whatif(source: Path, walker: str, weighing: str, day: datetime | None, add: str, output_format: str) -> None:
    """Laat zien wie er beter van wordt als er een voorziening bij komt."""
    category, x, y = _asked(add)
    before = _scan(source, walker, weighing, day)
    after = run_scan(with_facility(before.folder, category, x, y), before.scores.settings)
    found = compare(before.scores, after.scores, before.folder.points.people)
    said = {
        "category": category,
        "people_better": round(found.winners),
        "people_worse": round(found.losers),
        "points_per_inhabitant": round(found.mean, 4),
        "zones_before": len(before.finder.zones()),
        "zones_after": len(after.finder.zones()),
    }
    if output_format == "json":
        print_json(said)
        return
    words = _(
        "%(people_better)s inwoners krijgen een hogere score; gemiddeld %(points_per_inhabitant)s punten erbij."
    )
    click.echo(words % said)
    click.echo(_("Zones: %(zones_before)s nu, %(zones_after)s dan.") % said)


def _asked(add: str) -> tuple[str, float, float]:
    """Category and place in metres.

    Raises:
        Rejected: it is no category with a place, or the place lies elsewhere.
    """
    parts = [part.strip() for part in add.split(",")]
    try:
        category, first, second = parts[0], float(parts[1]), float(parts[2])
    except (IndexError, ValueError) as error:
        advice = _("Schrijf bijvoorbeeld: stop,5.6913,50.8486.")
        raise Rejected([Problem("--add", _("Dit is geen soort met een plek."), advice, value=add)]) from error
    if abs(first) > 180 or abs(second) > 180:
        return category, first, second
    wrong = check_degrees(np.array([first]), np.array([second]))
    if wrong:
        raise Rejected([told("--add", one) for one in wrong])
    x, y = to_rd([first], [second])
    return category, float(x[0]), float(y[0])


def _print_remarks(remarks: tuple[Problem, ...]) -> None:
    for one in remarks:
        click.echo(str(one), err=True)
