# SPDX-License-Identifier: EUPL-1.2
"""`woonregie indicators`: how the indicators of a place stand, each with its source."""

from typing import Any

import click
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.grant import Grant
from woonregie.cli.output import Row, format_option, print_json, print_rows
from woonregie.indicators import sentences
from woonregie.indicators.presentation import series_view
from woonregie.indicators.queries.catalogue import IndicatorRow, catalogue
from woonregie.indicators.queries.judged import JudgedSeries
from woonregie.places.queries import codes_around, find_place


@click.command()
@click.option("--place", help="Code of naam van een gebied; anders de gemeente.")
@format_option
def indicators(place: str | None, output_format: str) -> None:
    """Laat zien hoe de indicatoren ervoor staan, met van elk cijfer de bron."""
    found = catalogue(Grant.for_command("indicators"), default_day(), place=_code(place))
    rows = [_row(row, series) for row in found.rows for series in row.series]
    if output_format == "json":
        where = found.place.code if found.place else None
        print_json({"place": where, "total": found.total, "indicators": rows})
        return
    columns = {
        "series": _("Wat wij meten"),
        "words": _("Laatste cijfer"),
        "period": _("Periode"),
        "change_words": _("Verandering"),
        "state_words": _("Stand"),
        "source": _("Bron"),
    }
    title = found.place.name if found.place else ""
    print_rows(rows, columns, output_format, title)
    click.echo(sentences.of_catalogue(found))


def _code(place: str | None) -> str:
    """The code of a place that goes by this code or name.

    Raises:
        click.BadParameter: there is no such place.
    """
    if place is None:
        return ""
    if codes_around([place]):
        return place
    found = find_place(place)
    if found is None:
        raise click.BadParameter(_("dit gebied is er niet: %(place)s") % {"place": place}, param_hint="--place")
    return found.code


def _row(row: IndicatorRow, series: JudgedSeries) -> Row:
    view, last = series_view(series), series.last
    found: dict[str, Any] = {
        "indicator": row.indicator.code,
        "code": series.info.code,
        "series": series.info.title,
        "unit": series.info.unit,
        "period": last.period.code if last else None,
        "value": last.value if last else None,
        "status": last.status if last else None,
        "note": last.note if last else "",
        "change": series.change.amount if series.change else None,
        "state": series.state.value if series.state else None,
        "source": str(last.passage) if last else "",
    }
    if not view.value:
        return {**found, "words": view.status, "change_words": "", "state_words": view.look.word}
    return {**found, "words": view.value, "change_words": view.change, "state_words": view.look.word}
