# SPDX-License-Identifier: EUPL-1.2
"""`woonregie figures check`: what doesn't add up in the documents."""

from collections import Counter

import click
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.output import Row, format_option, print_json
from woonregie.cli.profile import profile_folder
from woonregie.figures.labels import KIND
from woonregie.figures.presentation import as_row
from woonregie.figures.queries import check_figures
from woonregie.intake.profile.check_unloaded import check_folder
from woonregie_core.figures.rules import CheckResult, FindingKind, Outcome


@click.group()
def figures() -> None:
    """Cijfers in documenten."""


@figures.command("check")
@click.option("--profile", help=_("Toets een profielmap, zonder hem te laden."))
@click.option("--kind", type=click.Choice([kind.value for kind in FindingKind]), help=_("Alleen deze soort."))
@click.option("--all", "everything", is_flag=True, help=_("Toon ook de regels die kloppen."))
@format_option
def check(profile: str | None, kind: str | None, everything: bool, output_format: str) -> None:
    """Toets of de cijfers bij elkaar passen, en laat zien waar niet."""
    result = _result(profile)
    found = [o for o in result.findings if kind is None or o.kind == kind]
    shown = [*found, *result.holding] if everything else found
    if output_format == "json":
        print_json([as_row(outcome) for outcome in shown])
        return
    for outcome in shown:
        _print(outcome)
    counts = Counter(outcome.kind for outcome in found)
    summary = ", ".join(f"{counts[k]} {str(KIND[k]).lower()}" for k in FindingKind if counts[k])
    click.echo(_("%(n)s bevindingen: %(summary)s.") % {"n": len(found), "summary": summary or "0"})
    rest = {"holding": len(result.holding), "unchecked": len(result.unchecked)}
    click.echo(_("%(holding)s regels kloppen; %(unchecked)s zijn niet te toetsen.") % rest)


def _result(profile: str | None) -> CheckResult:
    if profile is None:
        return check_figures(Grant.for_command("figures")).result
    return check_folder(profile_folder(profile))


def _print(outcome: Outcome) -> None:
    row: Row = as_row(outcome)
    label = KIND[outcome.kind] if outcome.kind else _("Klopt")
    click.secho(f"{label}: {outcome.rule.title}", bold=True)
    click.echo(
        f"  {outcome.explanation}" if outcome.kind else f"  {row['left']['value']} = {row['right']['value']}"
    )
    for side in (row["left"], row["right"]):
        places = "; ".join(f"{p['document']} {p['section']} {p['lines']}" for p in side["passages"][:3])
        click.echo(f"    {side['value']} {side['unit']}  {places}")
