# SPDX-License-Identifier: EUPL-1.2
"""`woonregie signals`: what is stuck on a date."""

from datetime import date, datetime

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.queries.signals import SignalFilter, SignalRow, open_signal_rows
from woonregie.agreements.services.signals import refresh_signals
from woonregie.agreements.signal_words import rule_label, sentence
from woonregie.cli.output import Row, format_option, print_json, print_rows
from woonregie.conf.policy import current_policy
from woonregie_core.agreements.signals import SignalSettings

COLUMNS = {"severity": "Zwaarte", "rule": "Soort", "subject": "Waar", "sentence": "Wat er aan de hand is"}


@click.command()
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), help=_("Peildatum, jaar-maand-dag. Anders vandaag.")
)
@format_option
def signals(on: datetime | None, output_format: str) -> None:
    """Zoek wat vastloopt op een peildatum, en onthoud het."""
    day = on.date() if on else timezone.localdate()
    grant = Grant.for_command("signals")
    refresh_signals(grant, day, SignalSettings.from_policy(current_policy().on(day)))
    rows = [_row(row, day) for row in open_signal_rows(grant, SignalFilter(acknowledged=True), day)]
    if output_format == "json":
        print_json(rows)
        return
    print_rows(rows, COLUMNS, output_format, title=_("Signalen op %(day)s") % {"day": day.strftime("%d-%m-%Y")})
    click.echo(_("%(n)s signalen.") % {"n": len(rows)})


def _row(row: SignalRow, day: date) -> Row:
    signal = row.signal
    place = f"{signal.commitment.plan.code}/{signal.commitment.code}"
    return {
        "key": signal.key,
        "rule": signal.rule,
        "rule_label": rule_label(signal.rule),
        "severity": signal.severity,
        "subject": f"{place}#{signal.action.code}" if signal.action else place,
        "sentence": sentence(signal),
        "evidence": signal.evidence,
        "first_seen": signal.first_seen,
        "days_open": row.days_open,
        "acknowledged_until": row.acknowledgement.until if row.acknowledgement else None,
    }
