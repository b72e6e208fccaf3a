# SPDX-License-Identifier: EUPL-1.2
"""`woonregie allocate`: who gets which home, from files to files. It needs no database."""

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils.translation import gettext as _

from woonregie.allocation import labels
from woonregie.allocation.outputs import RECEIPTS, Asked, make
from woonregie.allocation.words import seeker_text
from woonregie.cli.output import format_option, print_json, print_rows
from woonregie.cli.plain_words import in_plain_words
from woonregie.intake.allocation_files.reading import read_input
from woonregie.intake.allocation_files.rules import OWN, read_patch, rule_files, with_own
from woonregie.intake.allocation_files.run_folder import RunFolder, hash_of_input, store
from woonregie_core.allocation.city import City
from woonregie_core.allocation.explained import Explanation, explain
from woonregie_core.allocation.run import Rules
from woonregie_core.allocation.whatif import Difference, Groups, compare, patched
from woonregie_core.policy.loader import load_policy

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("allocate", invoke_without_command=True)
@click.option(
    "--input", "source", type=_FOLDER, help="Map met seekers.csv, dwellings.csv, adverts.csv, reactions.csv."
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Map voor de uitkomst.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Peildatum: jaar-maand-dag.")
@click.option("--rules", type=_FILE, help="YAML-bestand met regels die voor die van het profiel gaan.")
@click.option("--seed", help="Zaad voor de loting, van tevoren vastgelegd. Standaard de peildatum.")
@format_option
@click.pass_context
@in_plain_words()
def allocate(
    context: click.Context,
    source: Path | None,
    out: Path | None,
    day: datetime | None,
    rules: Path | None,
    seed: str | None,
    output_format: str,
) -> None:
    """Verdeel woningen volgens de afspraken, met uitleg voor iedere kandidaat."""
    if context.invoked_subcommand:
        return
    if source is None or out is None or day is None:
        raise click.UsageError(_("Geef --input, --out en --date."))
    profile = settings.PROFILES_DIR / settings.PROFILE
    policy = with_own(load_policy(profile / "policy"), rules)
    given = read_input(source)
    on = day.date()
    asked = Asked(on, seed or on.isoformat(), seed is not None, hash_of_input(source))
    files = make(given, policy, asked)
    frozen = {path.name: path.read_bytes() for path in rule_files(profile)}
    if rules is not None:
        frozen[OWN] = rules.read_bytes()
    _print_summary(store(out, files, source, frozen), output_format)


def _print_summary(run: RunFolder, output_format: str) -> None:
    said = run.summary()
    if output_format == "json":
        print_json(said)
        return
    words = _("%(let)s van %(decided)s woningen verhuurd; %(open)s advertenties lopen nog. Zie %(out)s.")
    click.echo(words % {**said["adverts"], "out": run.path})
    if said["candidates"]["to_check"]:
        click.echo(_("Na te kijken kandidaten: %(n)s.") % {"n": said["candidates"]["to_check"]})


@allocate.command("explain")
@click.argument("advert")
@click.argument("seeker")
@click.option("--run", "folder", type=_FOLDER, default=Path(), help="Map met een toewijzing. Standaard deze map.")
@format_option
@in_plain_words()
def explain_command(advert: str, seeker: str, folder: Path, output_format: str) -> None:
    """Leg uit waarom iemand een woning wel of niet kreeg: voor de woningzoekende, of volledig als JSON."""
    run = RunFolder(folder)
    asked = run.asked()
    found = run.receipt(advert, seeker)
    if found is None:
        words = _("%(seeker)s was geen kandidaat voor %(advert)s. Controleer beide codes.")
        raise click.ClickException(words % {"seeker": seeker, "advert": advert})
    explanation = explain(found.advert, found.seeker, found.decision, run.policy().on(asked.decided_on))
    if output_format == "json":
        print_json(_in_full(explanation, sha256(found.line).hexdigest()))
    else:
        click.echo(seeker_text(explanation))


def _in_full(explanation: Explanation, receipt: str) -> dict[str, Any]:
    return {
        "receipt_hash": receipt,
        "advert": explanation.advert,
        "seeker": explanation.seeker,
        "decision": explanation.line,
        "conditions": [
            asdict(found)
            | {"text": str(labels.CONDITION[found.code]), "verdict": labels.VERDICT_CODE[found.verdict]}
            for found in explanation.conditions
        ],
        "nearest_miss": [asdict(miss) for miss in explanation.nearest],
        "text": seeker_text(explanation),
    }


@allocate.command("replay")
@click.argument("folder", type=_FOLDER)
@format_option
@in_plain_words()
def replay(folder: Path, output_format: str) -> None:
    """Doe een toewijzing over met wat toen is vastgelegd, en vergelijk iedere byte."""
    run = RunFolder(folder)
    different, broken = run.different(), run.broken()
    if output_format == "json":
        print_json({"identical": not different, "different": different, "broken": [asdict(one) for one in broken]})
    elif not different and not broken:
        click.echo(_("Gelijk: alle bestanden komen opnieuw precies zo uit, en de keten klopt."))
    for name in different if output_format == "text" else ():
        click.echo(_("%(file)s komt anders uit.") % {"file": name}, err=True)
    for one in broken if output_format == "text" else ():
        words = _("%(file)s: de keten breekt bij advertentie %(advert)s (nummer %(number)s).")
        click.echo(words % {"file": RECEIPTS, "advert": one.advert or "-", "number": one.number}, err=True)
    if different or broken:
        raise SystemExit(1)


@allocate.command("compare")
@click.argument("folder", type=_FOLDER)
@click.option("--patch", type=_FILE, required=True, help="YAML: naam van een waarde, met datum en andere waarde.")
@format_option
@in_plain_words()
def compare_command(folder: Path, patch: Path, output_format: str) -> None:
    """Laat zien wie een andere uitkomst zou krijgen onder andere regels."""
    run = RunFolder(folder)
    asked, policy = run.asked(), run.policy()
    after = patched(policy, read_patch(patch), patch.name)
    before = Rules.from_policy(policy.on(asked.decided_on))
    groups = Groups.from_policy(policy.on(asked.decided_on))
    city = City(run.given(), before.agreement, asked.seed, asked.decided_on)
    other = Rules.from_policy(after.on(asked.decided_on))
    _print_difference(compare(city, city.outcome(before), city.outcome(other), groups), output_format)


def _print_difference(difference: Difference, output_format: str) -> None:
    if output_format == "json":
        rows = [asdict(group) | {"change": group.change} for group in difference.groups]
        print_json({"shifts": [asdict(shift) for shift in difference.shifts], "groups": rows})
        return
    if difference.is_empty:
        click.echo(_("Er verandert niets."))
        return
    columns = {
        "dimension": _("Kenmerk"),
        "group": _("Groep"),
        "before": _("Nu"),
        "after": _("Dan"),
        "change": _("Verschil"),
    }
    rows = [
        asdict(group)
        | {
            "dimension": labels.DIMENSION[group.dimension],
            "group": group.group or _("onbekend of geen"),
            "change": f"{group.change:+d}",
        }
        for group in difference.groups
    ]
    title = _("%(n)s personen krijgen een andere uitkomst") % {"n": len(difference.shifts)}
    print_rows(rows, columns, output_format, title)
    reasons = {shift.because for shift in difference.shifts}
    for reason in sorted(reasons):
        count = sum(shift.because == reason for shift in difference.shifts)
        click.echo(f"{labels.BECAUSE.get(reason) or labels.CONDITION[reason]}: {count}")
