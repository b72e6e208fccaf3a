# SPDX-License-Identifier: EUPL-1.2
"""`woonregie needs`: the need for housing with care, from files to files. Only `load` needs a database."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.cli.cluster import cluster_at
from woonregie.cli.needs_input import backcast_command, load_command
from woonregie.cli.needs_shared import FOLDER, needs_refusals, profile_named, write_example
from woonregie.cli.output import format_option, print_json, print_rows
from woonregie.intake.needs_files.reading import read_needs
from woonregie.intake.needs_files.run_folder import NeedsRunFolder, input_files, store
from woonregie.intake.needs_files.scenario import read_scenario
from woonregie.needs.running import Asked, Ran, Work, here, one_part, run_given
from woonregie.needs.target import by_programme, by_remainder, gap_of, task_of
from woonregie.needs.writing import needs_files, summary
from woonregie_core.needs.anchors import Bench
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.policy.loader import load_policy
from woonregie_core.policy.parameters import Policy

_OUT = click.Path(file_okay=False, path_type=Path)
_RUN = click.option(
    "--run", "folder", type=FOLDER, default=Path(), help="Map van een berekening. Standaard deze map."
)


@click.group("needs")
def needs() -> None:
    """Woonzorgopgave: wat ouderen nodig hebben en wat er tekort is."""


needs.add_command(backcast_command)
needs.add_command(load_command)


@needs.command("example")
@click.option("--profile", "name", help="Naam van het profiel.")
@click.option("--seed", default=1, show_default=True)
@click.option("--out", type=_OUT, required=True)
@needs_refusals
def example(name: str | None, seed: int, out: Path) -> None:
    """Schrijf een verzonnen voorbeeldbevolking als map met invoer."""
    profile = profile_named(name)
    write_example(profile, load_policy(profile / "policy"), seed, out)
    click.echo(_("Voorbeeldbevolking geschreven naar %(out)s.") % {"out": out})


@needs.command("run")
@click.option("--profile", "name", help="Naam van het profiel.")
@click.option("--input", "source", type=FOLDER, help="Map met invoer. Standaard een verzonnen voorbeeldbevolking.")
@click.option("--to", type=click.IntRange(2001, 2100), default=2040, show_default=True)
@click.option(
    "--draws", type=click.IntRange(0, 10_000), default=1000, show_default=True, help="Aantal trekkingen."
)
@click.option("--seed", default=1, show_default=True)
@click.option("--scenario", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="YAML-bestand.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Peildatum van de regels.")
@click.option("--cluster", help="Adres van een Dask-cluster, zoals tcp://rekenaar:8786.")
@click.option("--out", type=_OUT, required=True)
@format_option
@needs_refusals
def run_command(
    name: str | None, source: Path | None, to: int, draws: int, seed: int, scenario: Path | None,
    day: datetime | None, cluster: str | None, out: Path, output_format: str,
) -> None:  # fmt: skip
    """Bereken behoefte en tekort per buurt, en schrijf ze weg met alles waarmee is gerekend."""
    profile = profile_named(name)
    policy = load_policy(profile / "policy")
    asked = Asked(to, draws, seed, day.date() if day else timezone.localdate())
    patch = read_scenario(scenario)
    with TemporaryDirectory() as made_up:
        if source is None:
            source = Path(made_up)
            write_example(profile, policy, 1, source)
        made = _ran(source, policy, asked, patch, _on_cluster(cluster) if cluster else _here)
        rules = {path.name: path.read_bytes() for path in sorted((profile / "policy").glob("*.yaml"))}
        store(out, needs_files(made, asked), input_files(source), rules, scenario, asked)
    said = summary(made, asked)
    if output_format == "json":
        print_json(said)
        return
    if said["synthetic"]:
        click.echo(
            _("Let op: dit is een voorbeeldbevolking. De uitkomst zegt niets over echte buurten."), err=True
        )
    _print_gap(said["gap"], output_format, _("Tekort aan woningen in de hele gemeente"))


@needs.command("gap")
@_RUN
@click.option("--year", type=int, default=2040, show_default=True)
@click.option("--by", "level", type=click.Choice(["area", "district", "city"]), default="area", show_default=True)
@format_option
@needs_refusals
def gap_command(folder: Path, year: int, level: str, output_format: str) -> None:
    """Laat het tekort zien in één jaar, per buurt, stadsdeel of gemeente."""
    rows = NeedsRunFolder(folder).gap()
    found = [row for row in rows if row["level"] == level and row["year"] == str(year)]
    if not found:
        years = ", ".join(sorted({row["year"] for row in rows}))
        raise click.ClickException(_("Kies een jaar uit deze berekening: %(years)s.") % {"years": years})
    _print_gap(found, output_format, _("Tekort aan woningen in %(year)s") % {"year": year})


@needs.command("allocate-target")
@_RUN
@click.option("--method", type=click.Choice(["remainder", "milp"]), default="remainder", show_default=True)
@format_option
@needs_refusals
def allocate_target(folder: Path, method: str, output_format: str) -> None:
    """Verdeel de opgave tot en met 2030 over de buurten, met de regel die bepaalt."""
    run = NeedsRunFolder(folder)
    rows = run.gap()
    policy = load_policy(run.policy).on(run.asked().day)
    given = read_needs(run.input, Assumptions.from_policy(policy))
    task, weight = task_of(given, gap_of(rows, given), policy)
    if method == "milp":
        divided, found = by_programme(task)
        if found.conflict is not None:
            _print_conflict(asdict(found.conflict), output_format)
            raise SystemExit(1)
    else:
        divided = by_remainder(task, weight)
    columns = {
        "area": _("Buurt"), "dwelling": _("Woningtype"), "quota": _("Naar tekort"),
        "number": _("Woningen"), "rules": _("Wat bepaalt"),
    }  # fmt: skip
    said = [asdict(one) | {"quota": round(one.quota, 2)} for one in divided]
    print_rows(said, columns, output_format, _("Opgave tot en met 2030 per buurt"))


@needs.command("replay")
@click.argument("folder", type=FOLDER)
@format_option
@needs_refusals
def replay(folder: Path, output_format: str) -> None:
    """Doe een berekening over met wat toen is vastgelegd, en vergelijk iedere byte."""
    run = NeedsRunFolder(folder)
    asked = run.asked()
    made = _ran(run.input, load_policy(run.policy), asked, read_scenario(run.scenario), _here)
    files = needs_files(made, asked)
    different = [
        name for name, data in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != data
    ]  # fmt: skip
    if output_format == "json":
        print_json({"identical": not different, "different": different})
    elif not different:
        click.echo(_("Gelijk: alle bestanden komen opnieuw precies zo uit."))
    for name in different if output_format == "text" else ():
        click.echo(_("%(file)s komt anders uit.") % {"file": name}, err=True)
    if different:
        raise SystemExit(1)


def _ran(source: Path, policy: Policy, asked: Asked, scenario: Scenario, work: Work) -> Ran:
    """A run of a folder."""
    on = policy.on(asked.day)
    return run_given(read_needs(source, Assumptions.from_policy(on)), on, asked, scenario, work)


def _here(bench: Bench, wanted: list[tuple[int, int]]) -> Iterator[Outcome]:
    """Run the parts one by one."""
    return _with_bar(here(bench, wanted), len(wanted))


def _on_cluster(address: str) -> Work:
    """Run the parts on a cluster.

    Raises:
        click.ClickException: the extra is not installed, or there is no cluster at the address.
    """
    opened = cluster_at(address)

    def work(bench: Bench, wanted: list[tuple[int, int]]) -> Iterator[Outcome]:
        with opened() as client:
            waiting = [client.submit(one_part, bench, part, pure=False) for part in wanted]
            yield from _with_bar((one.result() for one in waiting), len(wanted))

    return work


def _with_bar(outcomes: Iterable[Outcome], length: int) -> Iterator[Outcome]:
    with click.progressbar(outcomes, length=length, label=_("Berekenen"), file=sys.stderr) as bar:
        yield from bar


def _print_gap(rows: list[dict[str, str]], output_format: str, title: str) -> None:
    columns = {
        "name": _("Plaats"), "year": _("Jaar"), "dwelling": _("Woningtype"),
        "low": _("Laag"), "middle": _("Midden"), "high": _("Hoog"),
    }  # fmt: skip
    print_rows(rows, columns, output_format, title)


def _print_conflict(conflict: dict[str, Any], output_format: str) -> None:
    if output_format == "json":
        print_json({"conflict": conflict})
        return
    click.echo(
        _("Er past niets: deze regels gaan niet samen: %(rules)s.") % {"rules": ", ".join(conflict["rules"])}
    )
    for fact in conflict["facts"]:
        click.echo(_("%(rule)s bij %(about)s: %(amount)s woningen te ver.") % fact)
