# SPDX-License-Identifier: EUPL-1.2
"""The part of `woonregie import` that reads open data: figures of areas, crosswalks."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.output import print_json
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.periods import year_in
from woonregie.intake.opendata.recognise import LABELS
from woonregie.intake.opendata.stage import stage_file
from woonregie.intake.opendata.staged import StagedOpenData
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.services.import_opendata import import_at_once
from woonregie.intake.services.load_boundaries import BoundaryFile, DatasetFacts, load_boundaries
from woonregie.intake.services.store_shares import read_shares, store_shares

COUNTS = {
    "new": "nieuw",
    "changed": "gecorrigeerd",
    "conflict": "anders dan een andere bron",
    "unchanged": "ongewijzigd",
    "empty": "zonder waarde",
}
_MOST_PRINTED = 20


def import_open_data(grant: Grant, file: Path, asked: Asked, dry_run: bool, output_format: str) -> None:
    """Read a file of any known kind, store it unless it is a trial, and print what that means.

    Raises:
        Rejected: with every problem; nothing was stored.
    """
    if file.suffix.lower() in (".geojson", ".gpkg"):
        import_boundaries(grant, file, asked.division, dry_run, output_format)
        return
    with file.open("rb") as stream:
        if _is_small(file) and (shares := read_shares(file.name, stream)) is not None:
            if shares.problems:
                raise Rejected(shares.problems)
            count = shares.total if dry_run else store_shares(grant, shares)
            _print_shares(count, dry_run, output_format)
            return
        stream.seek(0)
        if dry_run:
            summary = stage_file(file.name, stream, asked).summary
            if summary.problems:
                raise Rejected(summary.problems)
        else:
            summary = import_at_once(grant, file.name, stream, asked)[0].summary
    print_summary(summary, dry_run, output_format)


def import_boundaries(grant: Grant, file: Path, year: int | None, dry_run: bool, output_format: str) -> None:
    """Read boundaries with the service that `woonregie load-boundaries` uses too.

    Raises:
        Rejected: with every problem; nothing was stored.
    """
    year = year or int(year_in(file.name) or 0)
    if not year:
        message = _("Het bestand zegt niet van welk jaar de grenzen zijn.")
        advice = _("Zet het jaar in de naam van het bestand, of geef het op met --division-year.")
        raise Rejected([Problem(file.name, message, advice)])
    facts = DatasetFacts(
        f"CBS-BUURT-{year}", _("Wijk- en buurtkaart %(year)s") % {"year": year}, _("CBS en Kadaster"),
        date(year, 1, 1), "CC-BY-4.0",
    )  # fmt: skip
    found = load_boundaries(grant, BoundaryFile(file, year), facts, dry_run)
    if output_format == "json":
        print_json({"saved": not dry_run, "connector": "boundaries", **asdict(found)})
        return
    facts_said = {"new": len(found.added), "changed": len(found.changed), "same": len(found.unchanged)}
    click.echo(_("Grenzen: %(new)s nieuw, %(changed)s gewijzigd, %(same)s ongewijzigd.") % facts_said)
    _print_trial(dry_run)


def _is_small(file: Path) -> bool:
    """A crosswalk is; the whole of a file of gigabytes is not read to find that out."""
    return file.stat().st_size < 50 * 1024 * 1024


def _print_shares(count: int, dry_run: bool, output_format: str) -> None:
    if output_format == "json":
        print_json({"saved": not dry_run, "connector": "shares", "shares": count})
        return
    click.echo(_("Omrekentabel: %(n)s delen.") % {"n": count})
    _print_trial(dry_run)


def print_summary(summary: StagedOpenData, dry_run: bool, output_format: str) -> None:
    """What was read, what it changes, and what people should know."""
    if output_format == "json":
        print_json({"saved": not dry_run, **summary.as_plain()})
        return
    label = LABELS.get(summary.connector, summary.connector)
    click.secho(f"{label}: {summary.title} {', '.join(summary.periods)}", bold=True)
    for key, words in COUNTS.items():
        click.echo(f"{summary.counts.get(key, 0):>9}  {words}")
    click.echo(f"{summary.elsewhere:>9}  gebieden elders, overgeslagen")
    for change in summary.changes[:_MOST_PRINTED]:
        facts = {"place": change.place, "title": change.title, "period": change.period}
        said = {"before": change.before, "after": change.after}
        click.echo(_("%(place)s, %(title)s, %(period)s: %(before)s wordt %(after)s.") % {**facts, **said})
    if summary.unused:
        names = ", ".join(summary.unused[:_MOST_PRINTED])
        click.echo(_("Niet gebruikte kolommen: %(names)s.") % {"names": names})
    print_remarks(summary.remarks)
    _print_trial(dry_run)


def print_remarks(remarks: list[Problem]) -> None:
    """Things to know that do not stop the file."""
    for remark in remarks[:_MOST_PRINTED]:
        click.echo(f"{_('Let op')}: {remark}")


def _print_trial(dry_run: bool) -> None:
    if dry_run:
        click.echo(_("Dit was een proef. Er is niets opgeslagen."))
