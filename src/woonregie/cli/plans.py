# SPDX-License-Identifier: EUPL-1.2
"""`woonregie plans` and `woonregie commitments`: the register on the command line."""

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.queries.commitment_listing import listed_commitments
from woonregie.agreements.queries.plans import plan_cards
from woonregie.cli.output import format_option, print_rows

PLAN_COLUMNS = {"code": "Code", "title": "Titel", "kind": "Soort", "commitments": "Afspraken", "actions": "Acties"}
COMMITMENT_COLUMNS = {"plan": "Plan", "code": "Code", "title": "Titel", "type": "Soort", "lead": "Trekker"}


@click.command()
@format_option
def plans(output_format: str) -> None:
    """Toon de plannen met hun aantallen."""
    rows = [
        {
            "code": card.plan.code,
            "title": card.plan.title,
            "kind": card.plan.kind,
            "status": card.plan.status,
            "start": card.plan.start,
            "end": card.plan.end,
            "themes": card.themes,
            "commitments": card.commitments,
            "actions": card.actions,
        }
        for card in plan_cards(Grant.for_command("plans"), timezone.localdate())
    ]
    print_rows(rows, PLAN_COLUMNS, output_format)


@click.command()
@click.option("--plan", "plan_code", help=_("Alleen dit plan, met zijn code."))
@format_option
def commitments(plan_code: str | None, output_format: str) -> None:
    """Toon de afspraken, actiepunten en doelstellingen met hun vindplaats."""
    grant = Grant.for_command("commitments")
    known = {card.plan.code for card in plan_cards(grant, timezone.localdate())}
    if plan_code and plan_code not in known:
        raise click.BadParameter(
            _("Dit plan is er niet. Kies uit: %(known)s.") % {"known": ", ".join(sorted(known))},
            param_hint="--plan",
        )
    print_rows(listed_commitments(grant, plan_code), COMMITMENT_COLUMNS, output_format)
