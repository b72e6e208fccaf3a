# SPDX-License-Identifier: EUPL-1.2
"""`woonregie pilot evaluate`: every number that the plan of a pilot asks for, over a period."""

import json
from datetime import date, datetime
from pathlib import Path

import click
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonregie.access.grant import Grant
from woonregie.cli.output import format_option, print_json
from woonregie.seniors.evaluation_plain import category_words, findings, plain, unknown_words
from woonregie.seniors.evaluation_words import KPI, difference_words, line_title, made_of, value_words
from woonregie.seniors.evaluation_workbook import evaluation_workbook
from woonregie.seniors.measures import Line
from woonregie.seniors.queries.evaluation import Evaluation, evaluate, find_pilot
from woonregie_core.policy.parameters import UnknownParameter

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def pilot() -> None:
    """De pilot doorstroom senioren."""


@pilot.command("evaluate")
@click.option("--from", "start", type=_DAY, required=True, help=_("Eerste dag van de periode."))
@click.option("--to", "end", type=_DAY, required=True, help=_("Laatste dag van de periode."))
@click.option("--pilot", "code", default="", help=_("Code van de pilot; anders de laatst begonnen pilot."))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help=_("Map voor Excel en JSON."))
@format_option
def evaluate_pilot(start: datetime, end: datetime, code: str, out: Path | None, output_format: str) -> None:
    """Laat zien wat de pilot in een periode opleverde."""
    found = _evaluation(code, start.date(), end.date())
    if out is not None:
        files = write_evaluation(found, out)
    if output_format == "json":
        print_json(plain(found))
        return
    click.echo(found.pilot.title)
    for number, kpis in found.categories:
        click.echo(f"\n{number}. {category_words(number)}")
        for kpi in kpis:
            click.echo(f"  {KPI[kpi.code]} ({kpi.citation.text})")
            for line in kpi.lines or [None]:
                click.echo(f"    {_words(line) if line else _('nog niet te zeggen')}")
    click.echo("")
    for sentence in findings(found):
        click.echo(sentence)
    for path in files if out is not None else []:
        click.echo(f"  {path}")


def _evaluation(code: str, start: date, end: date) -> Evaluation:
    found = find_pilot(code)
    if found is None:
        raise click.ClickException(_("Er is geen pilot in het register."))
    if end < start:
        raise click.ClickException(_("De periode eindigt voordat zij begint. Draai --from en --to om."))
    try:
        return evaluate(Grant.for_command("pilot evaluate"), found, start, end)
    except UnknownParameter as error:
        raise click.ClickException(str(error)) from error


def _words(line: Line) -> str:
    """Reactie op de brief: 15% (3 van 20; onbekend: 2); vergelijking 12%; verschil …"""
    made = "; ".join(filter(None, [made_of(line.now, line.unit), unknown_words(line.now)]))
    parts = [f"{line_title(line)}: {value_words(line.now, line.unit)}{f' ({made})' if made else ''}"]
    if line.then:
        parts.append(_("vergelijking %(value)s") % {"value": value_words(line.then, line.unit)})
    if line.difference:
        parts.append(_("verschil %(words)s") % {"words": difference_words(line.difference, line.unit)})
    return "; ".join(parts)


def write_evaluation(found: Evaluation, out: Path) -> list[Path]:
    """The evaluation as a workbook and as JSON; the same numbers give the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    name = f"evaluatie-{found.pilot.code}-{found.start.isoformat()}-{found.end.isoformat()}"
    with override("nl"):
        text = json.dumps(plain(found), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    contents = {f"{name}.xlsx": evaluation_workbook(found), f"{name}.json": text.encode()}
    for file_name, data in contents.items():
        (out / file_name).write_bytes(data)
    return [out / file_name for file_name in contents]
