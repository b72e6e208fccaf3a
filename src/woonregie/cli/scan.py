# SPDX-License-Identifier: EUPL-1.2
"""`woonregie scan`: how near daily life is on foot, from files to files. It needs no database."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
import numpy as np
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.cli.output import format_option, print_json, print_rows
from woonregie.cli.scan_build import build_command
from woonregie.cli.scan_cluster import search_with
from woonregie.cli.scan_words import scan_refusals
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.reading import read_scan
from woonregie.intake.scan_files.running import Scan, run_scan, with_facility
from woonregie.intake.scan_files.saving import all_or_nothing
from woonregie.intake.scan_files.words import told
from woonregie.intake.scan_files.writing import OURS, count_rows, scan_files, summary, zone_rows
from woonregie_core.policy.loader import load_policy
from woonregie_core.proximity.coordinates import check_degrees, check_metres, to_rd
from woonregie_core.proximity.explain import compare
from woonregie_core.proximity.points import Work, on_threads
from woonregie_core.proximity.settings import Settings, Walker, Weighing

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


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


def _scan(source: Path, walker: str, weighing: str, day: datetime | None, work: Work = on_threads) -> Scan:
    on = day.date() if day else timezone.localdate()
    policy = load_policy(settings.PROFILES_DIR / settings.PROFILE / "policy").on(on)
    chosen = Settings.from_policy(policy, Walker(walker), Weighing(weighing))
    return run_scan(read_scan(source, chosen.codes), chosen, work)


@click.group("scan")
def scan() -> None:
    """Thuis en dichtbij-scan: wat ouderen lopend kunnen bereiken."""


scan.add_command(build_command)


@scan.command("run")
@_choices
@click.option("--cluster", help="Adres van een Dask-cluster, zoals tcp://rekenaar:8786.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@format_option
@scan_refusals
def run(
    source: Path,
    walker: str,
    weighing: str,
    day: datetime | None,
    cluster: str | None,
    out: Path,
    output_format: str,
) -> None:
    """Bereken scores en zones, en schrijf ze weg."""
    made = _scan(source, walker, weighing, day, search_with(cluster, output_format))
    files = scan_files(made)
    with all_or_nothing(out, OURS) as stage:
        for name, content in files.items():
            (stage / name).write_bytes(content)
    said = summary(made, made.finder.zones())
    if output_format == "json":
        print_json(said)
        return
    words = _("%(scored)s van %(points)s punten hebben een score; %(zones)s zones. Zie %(out)s.")
    click.echo(words % {**said, "out": out})
    _say_straight(made)
    _print_remarks(made.remarks)


@scan.command("zones")
@_choices
@format_option
@scan_refusals
def zones(source: Path, walker: str, weighing: str, day: datetime | None, output_format: str) -> None:
    """Laat de berekende zones zien, en hoeveel het er zijn bij andere grenzen."""
    made = _scan(source, walker, weighing, day)
    found, counts = zone_rows(made, made.finder.zones()), count_rows(made)
    if output_format == "json":
        print_json({"zones": found, "counts": counts, "straight_lines": made.scores.straight})
        return
    _say_straight(made)
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
@scan_refusals
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
        "straight_lines": after.scores.straight,
    }
    if output_format == "json":
        print_json(said)
        return
    words = _(
        "%(people_better)s inwoners krijgen een hogere score; gemiddeld %(points_per_inhabitant)s punten erbij."
    )
    click.echo(words % said)
    click.echo(_("Zones: %(zones_before)s nu, %(zones_after)s dan.") % said)
    _say_straight(after)


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
    place = np.array([first]), np.array([second])
    in_metres = max(abs(first), abs(second)) > 180
    wrong = check_metres(*place) if in_metres else check_degrees(*place)
    if wrong:
        raise Rejected([told("--add", one) for one in wrong])
    if in_metres:
        return category, first, second
    x, y = to_rd([first], [second])
    return category, float(x[0]), float(y[0])


def _say_straight(made: Scan) -> None:
    if made.scores.straight:
        click.echo(_("Er zijn geen straten: afstanden zijn rechte lijnen met een omwegfactor."))


def _print_remarks(remarks: tuple[Problem, ...]) -> None:
    for one in remarks:
        click.echo(str(one), err=True)
