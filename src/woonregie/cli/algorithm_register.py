# SPDX-License-Identifier: EUPL-1.2
"""`woonregie algorithm-register`: the entry for the Dutch algorithm register, made from the rules."""

from datetime import datetime

import click
import yaml
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.allocation.algorithm_register import entry
from woonregie.cli.output import print_json
from woonregie.conf.policy import current_policy
from woonregie_core.policy.loader import PolicyError
from woonregie_core.policy.parameters import UnknownParameter


@click.command("algorithm-register")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Peildatum. Standaard vandaag.")
def algorithm_register(day: datetime | None) -> None:
    """Maak de beschrijving voor het algoritmeregister (standaard 1.0) uit de regels zelf."""
    on = day.date() if day else timezone.localdate()
    profile = yaml.safe_load(
        (settings.PROFILES_DIR / settings.PROFILE / "profile.yaml").read_text(encoding="utf-8")
    )
    try:
        print_json(entry(current_policy(), _("Gemeente %(name)s") % {"name": profile["name"]}, on))
    except (PolicyError, UnknownParameter) as refusal:
        raise click.ClickException(str(refusal)) from refusal
