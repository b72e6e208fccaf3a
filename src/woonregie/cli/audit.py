# SPDX-License-Identifier: EUPL-1.2
"""`woonregie audit`: read the log, and check that nobody tampered with it."""

from dataclasses import asdict
from datetime import datetime

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.queries.audit import AuditFilter, audit_events, verify_chain
from woonregie.cli.output import format_option, print_json, print_rows

DAY = click.DateTime(["%Y-%m-%d"])
COLUMNS = {
    "sequence": "Nr.",
    "at": "Wanneer",
    "actor": "Wie",
    "party_code": "Partij",
    "action": "Handeling",
    "subject": "Onderwerp",
    "summary": "Wat er is gedaan",
}


@click.group()
def audit() -> None:
    """Het logboek: wie deed wat en wanneer."""


@audit.command("list")
@click.option("--actor", help="Alleen wie deze naam of dit deel ervan heeft.")
@click.option("--party", help="Alleen deze partij (code).")
@click.option("--action", help="Alleen deze handeling, bijvoorbeeld progress.add.")
@click.option("--subject", help="Alleen onderwerpen met deze tekst.")
@click.option("--since", type=DAY, help="Vanaf deze dag (JJJJ-MM-DD).")
@click.option("--until", type=DAY, help="Tot en met deze dag (JJJJ-MM-DD).")
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="Hoogstens zoveel, laatste eerst."
)
@format_option
def list_events(
    actor: str | None,
    party: str | None,
    action: str | None,
    subject: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    output_format: str,
) -> None:
    """Toon wat is gedaan, het laatste eerst."""
    wanted = AuditFilter(actor, party, action, subject, since and since.date(), until and until.date())
    rows = list(audit_events(Grant.for_command("audit list"), wanted).values(*COLUMNS)[:limit])
    if output_format == "text":
        for row in rows:
            row["at"] = timezone.localtime(row["at"]).strftime("%d-%m-%Y %H:%M")
    print_rows(rows, COLUMNS, output_format)


@audit.command()
@click.option(
    "--expect-hash", default="", help="Een controlegetal dat u eerder opschreef; het moet nog voorkomen."
)
@format_option
def verify(expect_hash: str, output_format: str) -> None:
    """Controleer of het logboek heel is. Eindigt met code 1 als dat niet zo is."""
    verdict = verify_chain(Grant.for_command("audit verify"), expect_hash)
    if output_format == "json":
        print_json({**asdict(verdict), "intact": verdict.intact})
    elif verdict.first_broken is not None:
        click.echo(
            _("Het logboek is beschadigd: gebeurtenis %(number)s klopt niet met de gebeurtenis ervoor.")
            % {"number": verdict.first_broken}
        )
    elif not verdict.expected_found:
        click.echo(_("Het logboek is afgekapt: het controlegetal dat u opgaf komt er niet meer in voor."))
    else:
        click.echo(
            _("Het logboek is heel: %(number)s gecontroleerd. Laatste controlegetal: %(hash)s")
            % {"number": verdict.verified, "hash": verdict.last_hash}
        )
    if not verdict.intact:
        raise SystemExit(1)
