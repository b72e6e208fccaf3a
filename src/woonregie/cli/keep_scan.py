# SPDX-License-Identifier: EUPL-1.2
"""`woonregie keep-scan`: from a folder to a scan that the pages show."""

from datetime import datetime
from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.cli.exchange import print_problems
from woonregie.cli.output import format_option, print_json
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.reading import read_scan
from woonregie.intake.services.keep_scan import Wish, keep_scan
from woonregie_core.policy.parameters import UnknownParameter
from woonregie_core.proximity.settings import Walker, Weighing


@click.command("keep-scan")
@click.option("--input", "source", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True,
              help="Map met punten en voorzieningen.")  # fmt: skip
@click.option("--name", required=True, help="Hoe de scan heet.")
@click.option("--source", "said", required=True, help="Waar de voorzieningen vandaan komen.")
@click.option("--walker", type=click.Choice([str(one) for one in Walker]), default=Walker.STANDARD.value)
@click.option("--weighing", type=click.Choice([str(one) for one in Weighing]), default=Weighing.PARTS.value)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Peildatum van de regels.")
@click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="Stand van de voorzieningen.")
@click.option("--synthetic", is_flag=True, help="De gegevens zijn verzonnen; dat staat er dan overal bij.")
@click.option("--release", is_flag=True, help="Laat iedereen de scan lezen.")
@format_option
def keep(
    source: Path, name: str, said: str, walker: str, weighing: str, day: datetime | None,
    as_of: datetime | None, synthetic: bool, release: bool, output_format: str,
) -> None:  # fmt: skip
    """Bereken een scan en bewaar haar, zodat de pagina's haar tonen."""
    on = day.date() if day else timezone.localdate()
    try:
        seen = as_of.date() if as_of else None
        wish = Wish(name[:160], on, said[:200], walker, weighing, synthetic, release, seen)
        scan = keep_scan(Grant.for_command("keep-scan"), read_scan(source), wish)
    except Rejected as refusal:
        print_problems(refusal.problems, output_format)
        raise SystemExit(1) from refusal
    except UnknownParameter as refusal:
        raise click.ClickException(str(refusal)) from refusal
    told = {"number": scan.number, "points": scan.points, "without_score": scan.without_score,
            "input_hash": scan.input_hash, "policy_hash": scan.policy_hash}  # fmt: skip
    if output_format == "json":
        print_json(told)
        return
    click.echo(_("Scan %(number)s bewaard: %(points)s punten, %(without_score)s zonder score.") % told)
